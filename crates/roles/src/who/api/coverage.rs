//! Coverage as programs read it.

use serde::Serialize;
use utoipa::ToSchema;

use super::{Named, slug};

use crate::board::{Column, Who};
use crate::coverage::{Cell, Coverage};
use crate::scope::Where;

/// A role in a place.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = CoverageItem)]
pub struct CellJson {
    /// Key of the role.
    pub role: String,
    /// `network`, `unit` or `space`.
    pub scope: String,
    /// Slug of the unit or space; `null` for the network.
    #[serde(rename = "in")]
    pub place: Option<String>,
    /// `filled`, `combined`, `deputised`, `vacant`; `free` where nobody has to.
    pub state: String,
    /// Nobody since.
    pub since: Option<String>,
    /// Who.
    pub holders: Vec<Named>,
    /// Who stands in.
    pub deputies: Vec<Named>,
}

impl CellJson {
    /// Of a column in a place.
    #[must_use]
    pub fn new(at: &Where, column: &Column) -> Self {
        let mut deputies: Vec<&Who> = column.seats.iter().filter_map(|s| s.deputy.as_ref()).collect();
        deputies.dedup_by_key(|d| d.id);
        Self {
            role: column.role.clone(),
            scope: at.scope.kind().to_owned(),
            place: slug(at),
            state: column.standing.as_str().to_owned(),
            since: column.vacant_since.map(|t| t.to_string()),
            holders: column.seats.iter().map(|s| Named::from(&s.who)).collect(),
            deputies: deputies.into_iter().map(Named::from).collect(),
        }
    }
}

/// A figure as numerator and denominator.
#[derive(Debug, Clone, Copy, Serialize, ToSchema)]
pub struct Ratio {
    /// Counted.
    pub numerator: usize,
    /// Of.
    pub denominator: usize,
}

/// The longest a required role has been empty.
#[derive(Debug, Clone, Copy, Serialize, ToSchema)]
pub struct Vacancy {
    /// Days since the one that has been empty longest; `null` when none is.
    pub oldest: Option<i64>,
    /// How many are empty.
    pub vacant: usize,
}

/// Which roles are filled where.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = Coverage)]
pub struct CoverageJson {
    /// Roles in places that need them: the network first, then communities, then units.
    pub items: Vec<CellJson>,
    /// Where the list goes on.
    pub next: Option<String>,
    /// O1: filled of required.
    pub o1: Ratio,
    /// O2: with somebody who stands in, of required.
    pub o2: Ratio,
    /// O4: days without anybody.
    pub o4: Vacancy,
}

impl CoverageJson {
    /// A page of it.
    #[must_use]
    pub fn new(all: &Coverage, page: &[&Cell], next: Option<String>, now: kernel::Time) -> Self {
        let ratio = |(numerator, denominator)| Ratio { numerator, denominator };
        let vacant = all.vacant(now);
        Self {
            items: page.iter().map(|c| CellJson::new(&c.at, &c.column)).collect(),
            next,
            o1: ratio(all.filled()),
            o2: ratio(all.deputised()),
            o4: Vacancy { oldest: vacant.first().map(|(_, days)| *days), vacant: vacant.len() },
        }
    }
}

//! Roles held, as programs read them.

use serde::Serialize;
use utoipa::ToSchema;

use super::{Named, words};

use crate::board::Who;
use crate::store::relays::Listed;

/// A role somebody holds.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = AssignmentListed)]
pub struct ListedJson {
    /// Id.
    pub id: String,
    /// Key of the role.
    pub role: String,
    /// Who.
    pub person: Named,
    /// `network`, `unit` or `space`.
    pub scope: String,
    /// Slug of the unit or space; `null` for the network.
    #[serde(rename = "in")]
    pub place: Option<String>,
    /// First moment.
    pub from: String,
    /// The moment it is over; `null` for no end.
    pub until: Option<String>,
    /// Who stands in.
    pub deputies: Vec<Named>,
    /// What they look after in particular.
    pub specialities: Vec<String>,
    /// Percent of working time; only for the person and for those who answer for the network.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub share: Option<i64>,
}

impl ListedJson {
    /// Of a row; `share` says whether the reader may know it.
    #[must_use]
    pub fn new(row: &Listed, deputies: &[Who], share: bool) -> Self {
        Self {
            id: row.id.to_string(),
            role: row.role.clone(),
            person: Named { id: row.person.to_string(), handle: row.handle.clone(), name: row.name.clone() },
            scope: row.scope.clone(),
            place: row.slug.clone(),
            from: row.from.to_string(),
            until: row.until.map(|t| t.to_string()),
            deputies: deputies.iter().map(Named::from).collect(),
            specialities: words(&row.specialities),
            share: share.then_some(row.share),
        }
    }
}

/// A page of roles held.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = AssignmentList)]
pub struct ListJson {
    /// Roles held.
    pub items: Vec<ListedJson>,
    /// Where the list goes on.
    pub next: Option<String>,
}

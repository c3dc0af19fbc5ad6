//! Shapes of the public JSON. No share and no load stands in any of them unless it is the reader's
//! own, or the reader answers for the network.

use charter::Level;
use kernel::Lang;
use serde::Serialize;
use std::collections::BTreeMap;
use utoipa::ToSchema;

use super::agreement::Agreement;
use super::answers::{Says, each, says, totals};
use super::load::Seen;
use crate::roles::board::{Column, Line, Section, Who};
use crate::roles::coverage::{Cell, Coverage};
use crate::roles::scope::{Scope, Where};
use crate::roles::store::find::label;
use crate::roles::store::relays::Listed;

/// A person, in short.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = PersonInShort)]
pub struct Named {
    /// Id.
    pub id: String,
    /// Short name in addresses.
    pub handle: String,
    /// Name as shown.
    pub name: String,
}

impl From<&Who> for Named {
    fn from(who: &Who) -> Self {
        Self { id: who.id.to_string(), handle: who.handle.clone(), name: who.name.clone() }
    }
}

/// The slug of a place; `null` for the whole network.
#[must_use]
pub fn slug(at: &Where) -> Option<String> {
    (at.scope != Scope::Network).then(|| at.slug.clone())
}

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

/// A list kept as one text.
#[must_use]
pub fn words(text: &str) -> Vec<String> {
    text.split(',').map(str::trim).filter(|w| !w.is_empty()).map(str::to_owned).collect()
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

/// Who answers for a duty.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = DutyAnswer)]
pub struct AnswerJson {
    /// `one`, `nobody`, `unsettled`, or `each` where every community has its own.
    pub state: &'static str,
    /// The person.
    pub person: Option<Named>,
    /// Who comes next.
    pub deputy: Option<Named>,
    /// Nobody since.
    pub since: Option<String>,
    /// Who could, by assignment.
    pub candidates: Vec<CandidateJson>,
    /// Settled by somebody, not by the charter alone.
    pub settled: bool,
}

/// Somebody who could answer for a duty.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = DutyCandidate)]
pub struct CandidateJson {
    /// Id of the assignment.
    pub assignment: String,
    /// The person.
    pub person: Named,
}

/// A duty in a place.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = BoardDuty)]
pub struct LineJson {
    /// Key of the duty.
    pub key: String,
    /// Key of its group.
    pub group: String,
    /// Its title in the reader's language.
    pub title: String,
    /// How each role takes part: `always`, `sometimes`, `none`.
    #[schema(value_type = BTreeMap<String, String>)]
    pub participation: BTreeMap<String, Level>,
    /// Who answers for it.
    pub answer: AnswerJson,
    /// Who takes part without the role.
    pub contributors: Vec<Named>,
}

/// Who does what in a place.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = Board)]
pub struct BoardJson {
    /// `network`, `unit` or `space`.
    pub scope: String,
    /// Slug of the unit or space; `null` for the network.
    #[serde(rename = "in")]
    pub place: Option<String>,
    /// Its name; `null` for the network.
    pub name: Option<String>,
    /// Duties that somebody has to answer for here.
    pub duties: i64,
    /// Of them, with one person who answers.
    pub answered: i64,
    /// With nobody.
    pub vacant: i64,
    /// With more than one person who could.
    pub unsettled: i64,
    /// Resting on one person without a deputy.
    pub alone: i64,
    /// The roles of the matrix.
    pub columns: Vec<RoleJson>,
    /// Roles beside the matrix.
    pub others: Vec<RoleJson>,
    /// Duty by duty.
    pub items: Vec<LineJson>,
    /// The working agreement; `null` where it is not for the reader or not of a space.
    pub agreement: Option<AgreementJson>,
}

/// A role on a board.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = BoardRole)]
pub struct RoleJson {
    /// What it is called.
    pub label: String,
    /// How it stands.
    #[serde(flatten)]
    pub cell: CellJson,
}

/// The working agreement of a space.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = Agreement)]
pub struct AgreementJson {
    /// Changes when the people it names change; acceptance is asked anew then.
    pub mark: String,
    /// Who it names: theme (`decides`, `animates`, `answers`) and person.
    pub named: Vec<AgreedJson>,
}

/// Somebody a working agreement names.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = AgreementPerson)]
pub struct AgreedJson {
    /// The person.
    pub person: Named,
    /// `decides`, `animates`, `answers`.
    pub themes: Vec<&'static str>,
    /// When they accepted it as it stands; `null` while they have not.
    pub accepted: Option<String>,
}

impl From<&Agreement> for AgreementJson {
    fn from(a: &Agreement) -> Self {
        let named = a.people.iter().map(|p| AgreedJson {
            person: Named::from(&p.who),
            themes: p.themes.iter().map(|t| t.as_str()).collect(),
            accepted: p.accepted.map(|t| t.to_string()),
        });
        Self { mark: a.mark.clone(), named: named.collect() }
    }
}

/// The board of a place as JSON.
#[must_use]
pub fn board(seen: &Seen, agreement: Option<&Agreement>, lang: Lang) -> BoardJson {
    let (board, sum) = (&seen.board, totals(&seen.board));
    let role = |c: &Column| {
        let mut cell = CellJson::new(&board.at, c);
        if each(board, c) {
            "each".clone_into(&mut cell.state);
        }
        RoleJson { label: label(&seen.catalogue, &c.role, lang), cell }
    };
    let lines = board.sections.iter().flat_map(|s| s.lines.iter().map(move |l| (s, l)));
    let line = |(section, line): (&Section, &Line)| LineJson {
        key: line.duty.clone(),
        group: section.group.clone(),
        title: seen.catalogue.duty(&line.duty).map_or_else(String::new, |d| d.title.get(lang).to_owned()),
        participation: board.columns.iter().map(|c| c.role.clone()).zip(line.cells.iter().copied()).collect(),
        answer: answer(says(board, line), line.settled),
        contributors: line.contributors.iter().map(Named::from).collect(),
    };
    BoardJson {
        scope: board.at.scope.kind().to_owned(),
        place: slug(&board.at),
        name: (board.at.scope != Scope::Network).then(|| board.at.name.clone()),
        duties: sum.duties,
        answered: sum.answered,
        vacant: sum.vacant,
        unsettled: sum.unsettled,
        alone: sum.alone,
        columns: board.columns.iter().map(role).collect(),
        others: board.others.iter().map(role).collect(),
        items: lines.map(line).collect(),
        agreement: agreement.map(AgreementJson::from),
    }
}

/// Who answers, as JSON.
#[must_use]
pub fn answer(says: Says<'_>, settled: bool) -> AnswerJson {
    let empty = AnswerJson {
        state: "each",
        person: None,
        deputy: None,
        since: None,
        candidates: Vec::new(),
        settled,
    };
    match says {
        Says::One(who, next) => {
            AnswerJson { state: "one", person: Some(who.into()), deputy: next.map(Named::from), ..empty }
        }
        Says::Nobody(since) => AnswerJson { state: "nobody", since: since.map(|t| t.to_string()), ..empty },
        Says::Unsettled(people) => AnswerJson {
            state: "unsettled",
            candidates: people
                .iter()
                .map(|(id, who)| CandidateJson { assignment: id.to_string(), person: who.into() })
                .collect(),
            ..empty
        },
        Says::Each => empty,
    }
}

//! A duty in a place, and who answers for it.

use charter::Level;
use serde::Serialize;
use std::collections::BTreeMap;
use utoipa::ToSchema;

use super::Named;

use crate::who::answers::Says;

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

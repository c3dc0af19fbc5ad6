//! Shapes of absences in the public JSON.

use kernel::Time;
use serde::Serialize;
use utoipa::ToSchema;

use super::store::{Absence, Stand};

/// One of my absences.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Absence)]
pub struct AbsenceJson {
    /// The id.
    pub id: String,
    /// When it begins.
    pub from: Time,
    /// When I am back.
    pub until: Time,
    /// Handle of whom to ask meanwhile.
    pub deputy: Option<String>,
}

impl From<&Absence> for AbsenceJson {
    fn from(a: &Absence) -> Self {
        Self { id: a.id.to_string(), from: a.from, until: a.until, deputy: a.deputy.clone() }
    }
}

/// Somebody I stand in for.
#[derive(Debug, Serialize, ToSchema)]
pub struct StandIn {
    /// The absence.
    pub id: String,
    /// Handle of who is away.
    pub person: String,
    /// From when.
    pub from: Time,
    /// Until when.
    pub until: Time,
}

impl From<&Stand> for StandIn {
    fn from((id, person, _, from, until): &Stand) -> Self {
        Self { id: id.to_string(), person: person.clone(), from: *from, until: *until }
    }
}

/// My absences, and for whom I stand in.
#[derive(Debug, Serialize, ToSchema)]
pub struct Absences {
    /// Those that are not over, first one first.
    pub items: Vec<AbsenceJson>,
    /// For whom I stand in.
    pub deputy_for: Vec<StandIn>,
    /// Always empty.
    pub next: Option<String>,
}

//! A vacancy as the gate meets it.

use policy::{Attr, Standing, Thing};

/// A vacancy and how the actor stands towards it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[allow(clippy::struct_excessive_bools)] // each is an attribute of the rules
pub struct VacancyThing {
    /// Its id; 0 for one that is only about to be opened.
    pub id: i64,
    /// `network`, `unit`, `space`.
    pub scope: String,
    /// The actor keeps the space.
    pub keeper: bool,
    /// The place is a team’s space.
    pub team: bool,
    /// The actor is a candidate, or was asked and has not answered.
    pub candidate: bool,
}

impl Thing for VacancyThing {
    fn kind(&self) -> &'static str {
        "Vacancy"
    }
    fn id(&self) -> i64 {
        self.id
    }
    fn attrs(&self) -> Vec<(&'static str, Attr)> {
        vec![
            ("scope", Attr::text(&self.scope)),
            ("keeper", Attr::Bool(self.keeper)),
            ("inTeam", Attr::Bool(self.team)),
            ("candidate", Attr::Bool(self.candidate)),
        ]
    }
    fn standing(&self) -> Standing {
        Standing::default()
    }
    fn space(&self) -> Option<i64> {
        None
    }
}

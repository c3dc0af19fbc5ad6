//! The reviews of a role as the gate meets them.

use kernel::{Actor, AssignmentId, PersonId};
use policy::{Attr, Standing, Thing};

/// The reviews of a role somebody holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ReviewThing {
    /// The role that is held.
    pub id: AssignmentId,
    /// The actor holds it.
    pub holder: bool,
    /// Its holder reports to the actor.
    pub lead: bool,
}

impl ReviewThing {
    /// For one actor. Whoever has no lead of their own reports to who leads the network; the lead of the
    /// network, to its owner.
    #[must_use]
    pub fn of(
        id: AssignmentId,
        role: &str,
        (holder, lead): (PersonId, Option<PersonId>),
        actor: &Actor,
    ) -> Self {
        let above = if role == "network_lead" { "esn_owner" } else { "network_lead" };
        let leads = lead.map_or_else(|| actor.roles.has(above), |lead| lead == actor.id);
        Self { id, holder: holder == actor.id, lead: leads && holder != actor.id }
    }
}

impl Thing for ReviewThing {
    fn kind(&self) -> &'static str {
        "HolderReview"
    }
    fn id(&self) -> i64 {
        self.id.number()
    }
    fn attrs(&self) -> Vec<(&'static str, Attr)> {
        vec![("holder", Attr::Bool(self.holder)), ("lead", Attr::Bool(self.lead))]
    }
    fn standing(&self) -> Standing {
        Standing::default()
    }
    fn space(&self) -> Option<i64> {
        None
    }
}

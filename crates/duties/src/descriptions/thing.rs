//! A description as the gate meets it.

use kernel::{Actor, PersonId};
use policy::{Attr, Standing, Thing};

/// A description and how the actor stands towards it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DescriptionThing {
    /// Its id.
    pub id: i64,
    /// `draft`, `published`, `withdrawn`.
    pub state: String,
    /// The actor works by it.
    pub holder: bool,
    /// Whoever works by it reports to the actor.
    pub lead: bool,
}

impl DescriptionThing {
    /// For one actor.
    #[must_use]
    pub fn of(
        id: i64,
        state: &str,
        (holder, lead): (Option<PersonId>, Option<PersonId>),
        actor: &Actor,
    ) -> Self {
        let me = Some(actor.id);
        // Without a name of their own, whoever leads the network is who one reports to.
        let leads = holder.is_some() && holder != me && lead.is_none() && actor.roles.has("network_lead");
        Self {
            id,
            state: state.to_owned(),
            holder: holder == me,
            lead: holder.is_some() && (lead == me || leads),
        }
    }
}

impl Thing for DescriptionThing {
    fn kind(&self) -> &'static str {
        "Description"
    }
    fn id(&self) -> i64 {
        self.id
    }
    fn attrs(&self) -> Vec<(&'static str, Attr)> {
        vec![
            ("state", Attr::text(&self.state)),
            ("holder", Attr::Bool(self.holder)),
            ("lead", Attr::Bool(self.lead)),
        ]
    }
    fn standing(&self) -> Standing {
        Standing::default()
    }
    fn space(&self) -> Option<i64> {
        None
    }
}

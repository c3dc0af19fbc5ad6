//! A handing, as it is kept and as the gate sees it.

use kernel::{PersonId, SpaceId, ThreadId, Time};
use policy::{Attr, Standing, Thing};

/// A conversation offered, or to be offered, to a manager.
#[derive(Debug, Clone)]
pub struct Handing {
    /// Its id; 0 before it is kept.
    pub id: i64,
    /// What is handed on.
    pub thread: ThreadId,
    /// The community it was raised in.
    pub space: SpaceId,
    /// Its slug.
    pub slug: String,
    /// Whose words it begins with.
    pub author: PersonId,
    /// Name of who proposes it.
    pub asker_name: String,
    /// Whom it is for.
    pub manager: PersonId,
    /// Their name.
    pub manager_name: String,
    /// The unit they manage.
    pub unit: String,
    /// `asked`, `offered`, `refused`, `taken`.
    pub state: String,
    /// Since when.
    pub at: Time,
}
store::row!(Handing { id, thread, space, slug, author, asker_name, manager, manager_name, unit, state, at });

/// A handing with what the actor is to it.
#[derive(Debug, Clone)]
pub struct HandingThing {
    /// The handing.
    pub handing: Handing,
    /// The actor is a member of the community.
    pub member: bool,
}

impl Thing for HandingThing {
    fn kind(&self) -> &'static str {
        "Handing"
    }
    fn id(&self) -> i64 {
        self.handing.id
    }
    fn attrs(&self) -> Vec<(&'static str, Attr)> {
        vec![
            ("author", Attr::Person(self.handing.author)),
            ("manager", Attr::Person(self.handing.manager)),
            ("member", Attr::Bool(self.member)),
        ]
    }
    fn standing(&self) -> Standing {
        Standing::default()
    }
    fn space(&self) -> Option<i64> {
        None
    }
}

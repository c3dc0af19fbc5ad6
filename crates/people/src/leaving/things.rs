//! What the gate is asked about: what somebody carries, with whoever manages them.

use kernel::PersonId;
use policy::{Attr, Standing, Thing};

/// What a person carries.
#[derive(Debug, Clone)]
pub struct Handover {
    /// Whose it is.
    pub person: PersonId,
    /// Who manages them, or did; nobody is 0.
    pub manager: Option<PersonId>,
}

impl Thing for Handover {
    fn kind(&self) -> &'static str {
        "Handover"
    }
    fn id(&self) -> i64 {
        self.person.number()
    }
    fn attrs(&self) -> Vec<(&'static str, Attr)> {
        let manager = self.manager.unwrap_or(PersonId::new(0));
        vec![("person", Attr::Person(self.person)), ("manager", Attr::Person(manager))]
    }
    fn standing(&self) -> Standing {
        Standing::default()
    }
    fn space(&self) -> Option<i64> {
        None
    }
}

//! What the gate is asked about in this room: a person, and the network itself.

use kernel::PersonId;
pub use policy::NetworkThing;
use policy::{Attr, Standing, Thing};

use super::person::Person;

/// A person as the one acted upon; `own` when it is the actor.
#[derive(Debug, Clone)]
pub struct PersonThing {
    /// Who.
    pub id: PersonId,
    /// Their name, for the refusal's sentence.
    pub name: String,
}

impl From<&Person> for PersonThing {
    fn from(person: &Person) -> Self {
        Self { id: person.id, name: person.name.clone() }
    }
}

impl Thing for PersonThing {
    fn kind(&self) -> &'static str {
        "Person"
    }
    fn id(&self) -> i64 {
        self.id.number()
    }
    fn attrs(&self) -> Vec<(&'static str, Attr)> {
        Vec::new()
    }
    fn standing(&self) -> Standing {
        Standing::default()
    }
    fn space(&self) -> Option<i64> {
        None
    }
    fn args(&self) -> Vec<(String, String)> {
        vec![("person".to_owned(), self.name.clone())]
    }
}

//! What the gate is asked about: an action, a thing, and how the actor stands towards it.

use kernel::PersonId;

/// The name of an action as the room's `schema.cedarschema` declares it:
/// `const REPLY: Action = Action("reply");`
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Action(pub &'static str);

/// How the actor stands towards the space a thing lies in (for `author`: towards the thing
/// itself). Loaded by the query that loads the thing; everything is false by default.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
#[allow(clippy::struct_excessive_bools)] // each is one column of the loading query
pub struct Standing {
    /// Belongs to the space.
    pub member: bool,
    /// Holds the role of facilitator here, or stands in for whoever does.
    pub facilitator: bool,
    /// Keeps the community: a permission, which makes nobody its facilitator (S2-P1).
    pub keeper: bool,
    /// A facilitator from outside whose co-driving is over.
    pub released: bool,
    /// Helps the team for a time, by its manager's invitation.
    pub coach: bool,
    /// A coach whom the manager invited to write as well.
    pub speaks: bool,
    /// Manages the team.
    pub manager: bool,
    /// Acts for the team's manager.
    pub delegate: bool,
    /// Started the project.
    pub starter: bool,
    /// Looks after the network space.
    pub steward: bool,
    /// Holds an open invitation to the space.
    pub invited: bool,
    /// Wrote the thing.
    pub author: bool,
}

/// The value of an attribute in the rules.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Attr {
    /// A word (a kind, a state), never a text somebody wrote.
    Text(String),
    /// Yes or no.
    Bool(bool),
    /// A whole number.
    Long(i64),
    /// A person.
    Person(PersonId),
}

impl Attr {
    /// A word.
    #[must_use]
    pub fn text(word: &str) -> Self {
        Self::Text(word.to_owned())
    }
}

/// Anything the gate can be asked about. It is loaded through the actor, in the closure that
/// changes it, together with the actor's standing.
pub trait Thing {
    /// Its entity type, as a room's schema declares it: `Space`, `Thread`, `Message`, `Person` …
    fn kind(&self) -> &'static str;
    /// Its id (0 for the network).
    fn id(&self) -> i64;
    /// Its attributes in the rules. `space` is filled from `space()`, and `author` from
    /// `standing().author` where it is not given.
    fn attrs(&self) -> Vec<(&'static str, Attr)>;
    /// How the actor stands.
    fn standing(&self) -> Standing;
    /// The space it lies in; for a space, itself.
    fn space(&self) -> Option<i64>;
    /// The attributes of that space (`kind`, `joining`, `closed`, `archived`, `reactions`, `hosts`); not needed for a
    /// space itself.
    fn space_attrs(&self) -> Vec<(&'static str, Attr)> {
        Vec::new()
    }
    /// Arguments of the refusal's sentence (the manager's name, say).
    fn args(&self) -> Vec<(String, String)> {
        Vec::new()
    }
}

/// What is somebody's own (their notices, searches, browsers, addresses), asked about as that person.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Own(pub PersonId);

impl Thing for Own {
    fn kind(&self) -> &'static str {
        "Person"
    }
    fn id(&self) -> i64 {
        self.0.number()
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
}

/// The network as a whole: where units are kept, people invited and spaces opened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NetworkThing;

impl Thing for NetworkThing {
    fn kind(&self) -> &'static str {
        "Network"
    }
    fn id(&self) -> i64 {
        0
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
}

//! An entry of a register as one actor meets it.

use std::collections::BTreeMap;

use kernel::{Actor, Id, PersonId, SpaceId, Time};
use policy::{Attr, Standing, Thing};

use web::Place;

use super::draft::Sent;
use super::list::Register;

/// What entries are.
#[derive(Debug)]
pub enum OfEntry {}
/// Id of an entry.
pub type EntryId = Id<OfEntry>;

/// Somebody as shown.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Named {
    /// Short name in addresses.
    pub handle: String,
    /// Name as shown.
    pub name: String,
}

/// The space an entry belongs to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InSpace {
    /// The space.
    pub id: SpaceId,
    /// Its word in addresses.
    pub slug: String,
    /// Its name.
    pub name: String,
}

impl From<&Place> for InSpace {
    fn from(place: &Place) -> Self {
        Self { id: place.id, slug: place.slug.clone(), name: place.name.clone() }
    }
}

/// An entry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Its id.
    pub id: EntryId,
    /// The register it stands in.
    pub register: &'static Register,
    /// Its state.
    pub state: String,
    /// Its title.
    pub title: String,
    /// Its words by field.
    pub body: BTreeMap<String, String>,
    /// Who brought it in.
    pub author: PersonId,
    /// … as shown.
    pub by: Named,
    /// The space it belongs to.
    pub space: Option<InSpace>,
    /// Who it is handed to.
    pub hand: Option<(PersonId, Named)>,
    /// How many support it.
    pub votes: i64,
    /// When it was brought in.
    pub at: Time,
    /// When it came into its state.
    pub moved: Time,
    /// Its version.
    pub version: i64,
    /// Whether the actor supports it.
    pub voted: bool,
    /// How the actor stands towards its space, or the space that is about to adopt it.
    pub standing: Standing,
    /// Whether the actor reads that space.
    pub reads: bool,
}

impl Entry {
    /// Nobody's entry: to ask what somebody sees or may add.
    #[must_use]
    pub fn blank(register: &'static Register) -> Self {
        Self {
            id: EntryId::new(0),
            register,
            state: register.first().to_owned(),
            title: String::new(),
            body: BTreeMap::new(),
            author: PersonId::new(0),
            by: Named::default(),
            space: None,
            hand: None,
            votes: 0,
            at: Time::default(),
            moved: Time::default(),
            version: 0,
            voted: false,
            standing: Standing::default(),
            reads: true,
        }
    }
    /// An entry that somebody is about to bring in.
    #[must_use]
    pub fn by(self, actor: &Actor) -> Self {
        let by = Named { handle: actor.handle.clone(), name: actor.name.clone() };
        Self { author: actor.id, by, ..self }
    }
    /// … as somebody with that standing towards its space.
    #[must_use]
    pub fn standing(self, standing: Standing, reads: bool) -> Self {
        Self { standing, reads, ..self }
    }
    /// What a field says.
    #[must_use]
    pub fn get(&self, field: &str) -> &str {
        self.body.get(field).map_or("", String::as_str)
    }
    /// What was sent about it, with the space it belongs to: that stays the same.
    #[must_use]
    pub fn with_space(&self, sent: &Sent) -> Sent {
        let mut sent = sent.clone();
        if let Some(space) = &self.space {
            sent.all.insert("space".to_owned(), space.slug.as_str().into());
        }
        sent
    }
    /// Address of its page.
    #[must_use]
    pub fn path(&self) -> String {
        format!("/registers/{}/{}", self.register.key, self.id)
    }
}

impl Thing for Entry {
    fn kind(&self) -> &'static str {
        "RegisterItem"
    }
    fn id(&self) -> i64 {
        self.id.number()
    }
    fn attrs(&self) -> Vec<(&'static str, Attr)> {
        let hand = self.hand.as_ref().map_or(PersonId::new(0), |(id, _)| *id);
        vec![
            ("register", Attr::text(self.register.key)),
            ("state", Attr::text(&self.state)),
            ("fresh", Attr::Bool(self.state == self.register.first())),
            ("author", Attr::Person(self.author)),
            ("hand", Attr::Person(hand)),
            ("facilitator", Attr::Bool(self.standing.facilitator)),
            ("keeper", Attr::Bool(self.standing.keeper)),
            ("manager", Attr::Bool(self.standing.manager)),
            ("reads", Attr::Bool(self.reads)),
        ]
    }
    fn standing(&self) -> Standing {
        self.standing
    }
    fn space(&self) -> Option<i64> {
        self.space.as_ref().map(|s| s.id.number())
    }
}

//! A role that somebody holds, or stands in for now, as their agenda needs it.

use charter::load::{Volume, YOUNG, capacity, need};
use charter::{Catalogue, Role};
use kernel::{AssignmentId, PersonId, Time};
use policy::{Attr, Standing, Thing};

/// A role held.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Held {
    /// Which one.
    pub id: AssignmentId,
    /// Key of the role.
    pub role: String,
    /// `network`, `unit`, `space`.
    pub scope: String,
    /// Name of the unit or space; empty for the network.
    pub place: String,
    /// Its word in addresses.
    pub slug: String,
    /// Kind of a space.
    pub kind: String,
    /// Percent of working time.
    pub share: i64,
    /// First moment.
    pub from: Time,
    /// The moment it is over.
    pub until: Option<Time>,
    /// Whose it is.
    pub holder: PersonId,
    /// Their name.
    pub holder_name: String,
    /// Stage of the space as the lead’s board says it.
    pub stage: String,
    /// When the space was made; 0 for none.
    pub born: Time,
    /// How many hold the same role there.
    pub holders: i64,
    /// Questions of four weeks.
    pub questions: i64,
    /// Messages of four weeks.
    pub messages: i64,
    /// Who came in four weeks.
    pub joiners: i64,
}
store::row!(Held {
    id,
    role,
    scope,
    place,
    slug,
    kind,
    share,
    from,
    until,
    holder,
    holder_name,
    stage,
    born,
    holders,
    questions,
    messages,
    joiners,
});

impl Held {
    /// Its charter.
    #[must_use]
    pub fn charter<'a>(&self, catalogue: &'a Catalogue) -> Option<&'a Role> {
        catalogue.role(&self.role)
    }
    /// Hours a week it takes, shared among those who hold it there.
    #[must_use]
    pub fn takes(&self, role: &Role, now: Time) -> f64 {
        let Self { questions, messages, joiners, .. } = *self;
        let volume = Volume { threads: 0, questions, messages, joiners };
        let young = self.born.0 > 0 && now.0 - self.born.0 < YOUNG;
        need(&role.need, volume, young) / charter::load::count(self.holders.max(1))
    }
    /// Hours a week it was given, but for the days the holder is away.
    #[must_use]
    pub fn given(&self, away: f64) -> f64 {
        capacity(self.share, away)
    }
}

/// A duty of a role, as the gate sees it.
#[derive(Debug, Clone)]
pub struct DutyRound {
    /// The role.
    pub id: AssignmentId,
    /// Whose it is.
    pub holder: PersonId,
    /// The actor stands in now.
    pub stands_in: bool,
}

impl Thing for DutyRound {
    fn kind(&self) -> &'static str {
        "DutyRound"
    }
    fn id(&self) -> i64 {
        self.id.number()
    }
    fn attrs(&self) -> Vec<(&'static str, Attr)> {
        vec![("holder", Attr::Person(self.holder)), ("standsIn", Attr::Bool(self.stands_in))]
    }
    fn standing(&self) -> Standing {
        Standing::default()
    }
    fn space(&self) -> Option<i64> {
        None
    }
}

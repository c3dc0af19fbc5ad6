//! Who holds which role in the company, who stands in, what waits for an answer or a signature, and
//! what is missing: planted on purpose, so that boards, coverage and loads have something to show.

mod file;
mod fill;
mod keepers;
mod plan;
mod state;

use kernel::{AssignmentId, Id, NoticeId, PersonId, SpaceId, Time, UnitId};

pub(crate) use fill::fill;
pub(crate) use keepers::keepers;
pub(crate) use plan::{Places, Rules, draw};
pub use state::Missing;
pub(crate) use state::{missing, volumes};

/// Somebody with a role.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Assignment {
    /// The id.
    pub id: AssignmentId,
    /// Key of the role.
    pub role: String,
    /// Whose it is.
    pub person: PersonId,
    /// `network`, `unit` or `space`.
    pub scope: &'static str,
    /// Of the unit or the space; 0 for the network.
    pub scope_id: i64,
    /// Percent of working time.
    pub share: i64,
    /// First moment.
    pub from: Time,
    /// The moment it is over.
    pub until: Option<Time>,
    /// `proposed`, `held` or `ended`.
    pub state: &'static str,
    /// `lead` or `correspondent`.
    pub attachment: String,
    /// Whom they report to.
    pub lead: Option<PersonId>,
    /// Who asked for the space.
    pub asker: Option<PersonId>,
    /// Their unit.
    pub unit: Option<UnitId>,
    /// Not of the company.
    pub external: bool,
    /// What they look after in particular.
    pub specialities: String,
    /// A few words to them.
    pub note: String,
    /// Whom they take over from.
    pub follows: Option<AssignmentId>,
    /// When they were asked.
    pub proposed: Time,
    /// By whom.
    pub proposer: Option<PersonId>,
    /// Who approved the answers to the charter's criteria.
    pub approver: Option<PersonId>,
    /// When they said yes.
    pub answered: Option<Time>,
    /// Why it ended.
    pub cause: String,
    /// Who drives with them.
    pub driver: Option<PersonId>,
    /// Answers to the charter's criteria, by key.
    pub answers: Vec<(String, String)>,
    /// Who stands in, and who is asked to: `accepted` or `asked`, since.
    pub deputies: Vec<(PersonId, &'static str, Time)>,
    /// What was handed over, by place in the charter's list.
    pub handed: Vec<(i64, Time)>,
}

impl Assignment {
    /// The space it is held in.
    #[must_use]
    pub fn space(&self) -> Option<SpaceId> {
        (self.scope == "space").then(|| SpaceId::new(self.scope_id))
    }
    /// When it ended.
    #[must_use]
    pub fn ended(&self) -> Option<Time> {
        self.until.filter(|_| self.state == "ended")
    }
}

/// Who answers for a duty, or takes part in it, in a space.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// Key of the duty.
    pub duty: String,
    /// Where; nothing for the whole network.
    pub space: Option<SpaceId>,
    /// The person who takes part; of what is settled, its assignment.
    pub who: i64,
    /// Since when.
    pub since: Time,
}

/// The time in which somebody from outside drives with somebody from inside.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CoDriving {
    /// Whose.
    pub assignment: AssignmentId,
    /// Who drives with them.
    pub driver: PersonId,
    /// Since when.
    pub since: Time,
    /// The lines of the culture checklist that are done.
    pub checked: String,
    /// When they were released.
    pub released: Option<Time>,
}

/// A request that waited, or waits, for a second signature.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Act {
    /// The id.
    pub id: Id<Act>,
    /// Who asked.
    pub actor: PersonId,
    /// Who signs.
    pub driver: PersonId,
    /// Where.
    pub space: SpaceId,
    /// `invite` or `broadcast`.
    pub action: &'static str,
    /// The address it was sent to.
    pub path: String,
    /// The form as it was sent.
    pub body: String,
    /// When.
    pub at: Time,
    /// When it was signed.
    pub decided: Option<Time>,
    /// Where what it made is seen.
    pub result: String,
}

/// Somebody who helps a team for a time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Coach {
    /// The team.
    pub space: SpaceId,
    /// Who.
    pub person: PersonId,
    /// Since when.
    pub from: Time,
    /// Until when.
    pub until: Time,
    /// What it is for.
    pub about: String,
    /// Whoever manages the team.
    pub by: PersonId,
}

/// What a community asked of its facilitators over four weeks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Volume {
    /// The community.
    pub space: SpaceId,
    /// Threads begun.
    pub threads: i64,
    /// Of them, questions.
    pub questions: i64,
    /// Messages written.
    pub messages: i64,
    /// People who joined.
    pub joiners: i64,
}

/// What somebody is told of a role, an act or a coaching that waits for them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Told {
    /// The id.
    pub id: NoticeId,
    /// Who is told.
    pub person: PersonId,
    /// The thing: later events on it add to the notice.
    pub subject: String,
    /// Why.
    pub reason: &'static str,
    /// Where.
    pub space: Option<SpaceId>,
    /// The role or the act.
    pub about: Option<i64>,
    /// Who acted.
    pub actor: Option<PersonId>,
    /// When.
    pub at: Time,
    /// When it was read.
    pub read: Option<Time>,
}

/// Everything about roles, ready to be written down.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Roles {
    /// Held, proposed and ended.
    pub assignments: Vec<Assignment>,
    /// Who was settled to answer for a duty.
    pub settled: Vec<Part>,
    /// Who takes part without the role.
    pub contributors: Vec<Part>,
    /// Co-driving of people from outside.
    pub codrivings: Vec<CoDriving>,
    /// Acts with two signatures, or waiting for the second.
    pub acts: Vec<Act>,
    /// Helpers of teams.
    pub coaches: Vec<Coach>,
    /// What communities asked of their facilitators lately.
    pub volumes: Vec<Volume>,
    /// What people are told of it.
    pub told: Vec<Told>,
}

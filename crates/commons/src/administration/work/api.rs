//! Shapes of background work in the public JSON.

use jobs::tend::Queue;
use jobs::{ParkedFact, ParkedJob};
use kernel::Time;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// Why something parked may be dropped.
pub const REASONS: [&str; 4] = ["harmless", "outdated", "by-hand", "reported"];

/// Nothing to say beside the address.
#[derive(Debug, Clone, Default, Deserialize)]
pub struct AgainForm {}

/// Why it is dropped.
#[derive(Debug, Clone, Default, Deserialize, ToSchema)]
pub struct DropForm {
    /// harmless, outdated, by-hand or reported.
    #[serde(default)]
    pub reason: String,
}

/// A job that was given up, or fails.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct TroubledJob {
    /// Its id.
    pub id: String,
    /// Its kind.
    pub kind: String,
    /// How often it was tried.
    pub attempts: i64,
    /// What the last try said.
    pub reason: String,
    /// When it was last due, or is tried next.
    pub at: Time,
}

/// A fact a consumer could not take.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct TroubledFact {
    /// Who could not take it.
    pub consumer: String,
    /// The fact's number.
    pub seq: String,
    /// What the last try said.
    pub reason: String,
    /// When it was parked.
    pub at: Time,
}

/// A kind of work that waits.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct WaitingKind {
    /// Its name.
    pub kind: String,
    /// How many wait.
    pub count: i64,
    /// When the first is due.
    pub first: Time,
}

/// Something that comes round.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct ScheduleJson {
    /// Its name.
    pub kind: String,
    /// When it comes round next.
    pub next: Time,
    /// Whether it should have come round already.
    pub late: bool,
}

/// A consumer of facts that does not get on.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct BehindJson {
    /// Its name.
    pub name: String,
    /// How many facts it has yet to hear.
    pub facts: i64,
    /// How often the next one failed.
    pub fails: i64,
}

/// Background work as it stands.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Work {
    /// Jobs that were given up.
    pub parked: Vec<TroubledJob>,
    /// Facts that were parked.
    pub facts: Vec<TroubledFact>,
    /// Jobs that fail and are tried again.
    pub failing: Vec<TroubledJob>,
    /// Consumers that do not get on.
    pub behind: Vec<BehindJson>,
    /// What waits.
    pub waiting: Vec<WaitingKind>,
    /// What comes round.
    pub schedules: Vec<ScheduleJson>,
}

impl Work {
    /// From what the queue says.
    #[must_use]
    pub fn of(parked: Vec<ParkedJob>, facts: Vec<ParkedFact>, queue: Queue, now: Time) -> Self {
        let given_up = |j: ParkedJob| TroubledJob {
            id: j.id.to_string(),
            kind: j.kind,
            attempts: j.attempts,
            reason: j.reason,
            at: j.at,
        };
        let fails = |j: jobs::tend::FailingJob| TroubledJob {
            id: j.id.to_string(),
            kind: j.kind,
            attempts: j.attempts,
            reason: j.reason,
            at: j.next,
        };
        let fact = |f: ParkedFact| TroubledFact {
            consumer: f.consumer,
            seq: f.seq.to_string(),
            reason: f.reason,
            at: f.at,
        };
        Self {
            parked: parked.into_iter().map(given_up).collect(),
            facts: facts.into_iter().map(fact).collect(),
            failing: queue.failing.into_iter().map(fails).collect(),
            behind: queue
                .behind
                .into_iter()
                .map(|b| BehindJson { name: b.name, facts: b.facts, fails: b.fails })
                .collect(),
            waiting: queue
                .kinds
                .into_iter()
                .map(|k| WaitingKind { kind: k.kind, count: k.count, first: k.first })
                .collect(),
            schedules: queue
                .schedules
                .into_iter()
                .map(|s| ScheduleJson { late: s.late(now), kind: s.kind, next: s.next })
                .collect(),
        }
    }
}

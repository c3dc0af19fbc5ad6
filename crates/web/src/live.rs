//! Live streams: one per browser. A frame carries ids and kinds only; what they mean is fetched
//! through the gate. Every frame has the fact's durable number and is replayed from
//! `Last-Event-ID`.

use std::collections::HashSet;
use std::sync::{Arc, Mutex, PoisonError};

use kernel::{Fact, PersonId, SpaceId};
use tokio::sync::broadcast;

/// What one frame says.
#[derive(Debug, Clone, serde::Serialize, utoipa::ToSchema)]
pub struct Frame {
    /// The fact's number; the event's id.
    pub seq: i64,
    /// Its kind: `reply.posted`.
    pub kind: String,
    /// The space it happened in.
    #[schema(value_type = Option<String>)]
    pub space: Option<SpaceId>,
    /// The thread it happened in.
    #[schema(value_type = Option<String>)]
    pub thread: Option<kernel::ThreadId>,
    /// What it is about.
    pub subject: String,
    /// Who acted.
    #[schema(value_type = Option<String>)]
    pub actor: Option<PersonId>,
}

impl From<&Fact> for Frame {
    fn from(fact: &Fact) -> Self {
        Self {
            seq: fact.seq,
            kind: fact.kind.clone(),
            space: fact.space,
            thread: fact.thread,
            subject: fact.subject.to_string(),
            actor: fact.actor,
        }
    }
}

/// What one stream may hear of: the person's own notices, and spaces the person may read.
#[derive(Debug, Clone)]
pub struct Ear {
    /// Whose stream it is.
    pub person: PersonId,
    /// The spaces the person may read; taken anew when memberships change.
    pub spaces: Arc<Mutex<HashSet<SpaceId>>>,
}

/// Facts about somebody who is not in a space yet.
const DOOR: [&str; 3] = ["membership.asked", "membership.invited", "membership.declined"];

impl Ear {
    /// Whether this stream may hear of `fact`.
    #[must_use]
    pub fn hears(&self, fact: &Fact) -> bool {
        match fact.space {
            _ if fact.kind.starts_with("notice.") => fact.subject == self.person.number(),
            // Who waits at the door is for that person; those who answer have a notice of it.
            _ if DOOR.contains(&fact.kind.as_str()) => fact.subject == self.person.number(),
            Some(space) => self.spaces.lock().unwrap_or_else(PoisonError::into_inner).contains(&space),
            None => false,
        }
    }
}

/// The streams of this process.
#[derive(Debug, Clone)]
pub struct Hub(broadcast::Sender<Arc<Fact>>);

impl Default for Hub {
    fn default() -> Self {
        Self(broadcast::channel(1024).0)
    }
}

impl Hub {
    /// Tells every stream.
    pub fn say(&self, fact: Arc<Fact>) {
        drop(self.0.send(fact));
    }
    /// A new listener. One that falls behind by more than 1,024 facts is told so and replays.
    #[must_use]
    pub fn listen(&self) -> broadcast::Receiver<Arc<Fact>> {
        self.0.subscribe()
    }
    /// How many streams are open.
    #[must_use]
    pub fn open(&self) -> usize {
        self.0.receiver_count()
    }
}

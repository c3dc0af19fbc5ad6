//! Facts: what happened, in ids, enums and numbers, never text. Written in the transaction of the
//! act itself, numbered without gaps in commit order, delivered to every consumer exactly once.

use crate::{PersonId, SpaceId, ThreadId, Time};

/// A kind of fact, declared once by the room that announces it.
#[derive(Debug)]
pub struct FactKind {
    /// Stable name, `noun.verb`: `reply.posted`.
    pub name: &'static str,
    /// Version of its meaning.
    pub version: i64,
    /// How many days the fact is kept.
    pub keep_days: i64,
    /// Whether open pages hear of it at once.
    pub live: bool,
}

/// One fact. `subject` is the thing it is about (a message's id for `reply.posted`).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fact {
    /// Gap-free number in commit order; 0 until it is given.
    pub seq: i64,
    /// Name of its kind.
    pub kind: String,
    /// When it happened.
    pub at: Time,
    /// Who acted.
    pub actor: Option<PersonId>,
    /// The space it happened in.
    pub space: Option<SpaceId>,
    /// The thread it happened in.
    pub thread: Option<ThreadId>,
    /// What it is about.
    pub subject: i64,
    /// Further numbers by name (ids, enums, counts).
    pub numbers: Vec<(String, i64)>,
    /// Of the past: no notices, mails, webhooks or live pages.
    pub quiet: bool,
}

impl Fact {
    /// A fact of `kind` about `subject` at `at`.
    #[must_use]
    pub fn new(kind: &'static FactKind, subject: i64, at: Time) -> Self {
        Self { quiet: false, ..Self::past(kind.name, subject, at) }
    }
    /// A fact of the past, by the name of its kind: whoever writes a past down stands outside the
    /// rooms that declare kinds.
    #[must_use]
    pub fn past(kind: &str, subject: i64, at: Time) -> Self {
        Self {
            seq: 0,
            kind: kind.to_owned(),
            at,
            actor: None,
            space: None,
            thread: None,
            subject,
            numbers: Vec::new(),
            quiet: true,
        }
    }
    /// … done by `person`.
    #[must_use]
    pub fn by(mut self, person: PersonId) -> Self {
        self.actor = Some(person);
        self
    }
    /// … in `space`.
    #[must_use]
    pub fn space(mut self, space: SpaceId) -> Self {
        self.space = Some(space);
        self
    }
    /// … in `thread`.
    #[must_use]
    pub fn thread(mut self, thread: ThreadId) -> Self {
        self.thread = Some(thread);
        self
    }
    /// … with a number.
    #[must_use]
    pub fn with(mut self, name: &str, number: i64) -> Self {
        self.numbers.push((name.to_owned(), number));
        self
    }
    /// … of the past.
    #[must_use]
    pub fn quiet(mut self) -> Self {
        self.quiet = true;
        self
    }
    /// A number by its name.
    #[must_use]
    pub fn number(&self, name: &str) -> Option<i64> {
        self.numbers.iter().find(|(n, _)| n == name).map(|(_, v)| *v)
    }
}

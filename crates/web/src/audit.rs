//! The audit: who did what over the place, when and by which way, in ids, enums and harmless values,
//! for every room alike. A row is written in the transaction of its act and is never changed.

use kernel::{Id, PersonId, Time};
use store::{Res, Write, p, sql};

sql!(
    AUDIT,
    "INSERT INTO audit (id, at_ms, actor_id, via, act, subject_id, outcome, changes) VALUES ($1, $2, $3::bigint, $4, $5, $6, $7, $8)"
);

/// What changed: its name, the value before, the value now. Never a secret, never anybody's words.
pub type Change<'a> = (&'a str, &'a str, &'a str);

/// An act as it is written down.
#[derive(Debug, Clone, Copy)]
pub struct Entry<'a> {
    /// Who; nobody when the program did it by the clock, or an operator from the shell.
    pub by: Option<PersonId>,
    /// The way, where the write itself does not know it.
    pub via: &'a str,
    /// Which act: a key of `web::acts`.
    pub act: &'a str,
    /// Whom or what it was done to.
    pub subject: i64,
    /// `done`, `refused` or `held`.
    pub outcome: &'a str,
    /// What changed.
    pub changes: &'a [Change<'a>],
}

impl<'a> Entry<'a> {
    /// An act that was done, with nothing to compare.
    #[must_use]
    pub const fn done(by: Option<PersonId>, act: &'a str, subject: i64) -> Self {
        let via = if by.is_some() { "page" } else { "clock" };
        Self { by, via, act, subject, outcome: "done", changes: &[] }
    }
    /// … with what changed.
    #[must_use]
    pub const fn changing(self, changes: &'a [Change<'a>]) -> Self {
        Self { changes, ..self }
    }
    /// … by this way, unless the write knows better.
    #[must_use]
    pub const fn by_way(self, via: &'a str) -> Self {
        Self { via, ..self }
    }
    /// Writes it down.
    ///
    /// # Errors
    /// What the database says.
    pub fn write(self, w: &mut Write<'_>) -> Res<()> {
        let (id, now): (Id<()>, Time) = (w.id(), w.now());
        // A link is followed on a page, and what matters is the link.
        let way = w.way().filter(|_| self.via != "link");
        let via = way.map_or(self.via, |way| way.as_str());
        let changes = match self.changes {
            [] => String::new(),
            some => serde_json::to_string(some).unwrap_or_default(),
        };
        w.exec(&AUDIT, p![id, now, self.by, via, self.act, self.subject, self.outcome, &changes]).map(drop)
    }
}

/// Writes an act down; `by` is nobody when the program did it by the clock.
///
/// # Errors
/// What the database says.
pub fn audit(w: &mut Write<'_>, by: Option<PersonId>, act: &str, subject: i64) -> Res<()> {
    Entry::done(by, act, subject).write(w)
}

/// Writes an act down with what changed.
///
/// # Errors
/// What the database says.
pub fn audit_changes(
    w: &mut Write<'_>,
    by: Option<PersonId>,
    act: &str,
    subject: i64,
    changes: &[Change<'_>],
) -> Res<()> {
    Entry::done(by, act, subject).changing(changes).write(w)
}

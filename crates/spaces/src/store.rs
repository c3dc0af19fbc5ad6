//! Every SQL text of the room, by noun. Writing functions take what the gate permitted; the
//! directory's and the counters' are driven by facts and take the transaction itself.

pub mod asking;
pub mod cards;
pub mod circle;
pub mod coaches;
pub mod counters;
pub mod delegates;
pub mod members;
pub mod spaces;
pub mod teams;
pub mod waiting;

use kernel::{Fact, FactKind, PersonId, SpaceId};
use policy::Permitted;
use store::{Write, sql};

// What is shown beside a space changed: fragments kept of it are made anew.
sql!(TOUCH, "UPDATE spaces SET version = version + 1 WHERE id = $1");

// `$person` holds the role of facilitator in `$space` at `$now`, or stands in for whoever does and is
// away.
macro_rules! facilitates {
    ($person:literal, $space:literal, $now:literal) => {
        concat!(
            "EXISTS (SELECT 1 FROM assignments a WHERE a.scope = 'space' AND a.scope_id = ",
            $space,
            " AND a.role = 'facilitator' AND a.state = 'held' AND (a.person_id = ",
            $person,
            " OR EXISTS (SELECT 1 FROM stand_ins e WHERE e.assignment_id = a.id AND e.person_id = ",
            $person,
            " AND e.from_ms <= ",
            $now,
            " AND e.until_ms > ",
            $now,
            ")) AND a.from_ms <= ",
            $now,
            " AND (a.until_ms IS NULL OR a.until_ms > ",
            $now,
            "))"
        )
    };
}
use facilitates;

/// In whose name a fact is said, and whether it is of the past.
#[derive(Debug, Clone, Copy, Default)]
pub struct Voice {
    /// Who acted; the operator and the directory have no name.
    pub by: Option<PersonId>,
    /// Of the past: nobody is told.
    pub quiet: bool,
}

impl Voice {
    /// The voice of a permitted act.
    #[must_use]
    pub fn of<T>(permit: &Permitted<'_, '_, T>) -> Self {
        Self { by: permit.by(), quiet: false }
    }
}

/// Says a fact of this room.
pub(crate) fn say(w: &mut Write<'_>, kind: &'static FactKind, subject: i64, space: SpaceId, voice: Voice) {
    let fact = Fact { actor: voice.by, quiet: voice.quiet, ..Fact::new(kind, subject, w.now()) };
    w.announce(fact.space(space));
}

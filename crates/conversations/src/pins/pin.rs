//! Pinning and marking: pure.

use kernel::{Fact, FactKind, PersonId, Problem, Time};

use super::MOST_PINS;
use crate::facts::{THREAD_FEATURED, THREAD_PINNED, THREAD_UNFEATURED, THREAD_UNPINNED};
use crate::things::Talk;

/// Which of the two.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mark {
    /// At the top of the space.
    Pin,
    /// Worth reading.
    Feature,
}

impl Mark {
    /// The kind of fact that says it is set, or taken away.
    #[must_use]
    pub fn fact(self, set: bool) -> &'static FactKind {
        match (self, set) {
            (Self::Pin, true) => &THREAD_PINNED,
            (Self::Pin, false) => &THREAD_UNPINNED,
            (Self::Feature, true) => &THREAD_FEATURED,
            (Self::Feature, false) => &THREAD_UNFEATURED,
        }
    }
}

/// Announces a mark set or taken away.
#[must_use]
pub fn marked(talk: &Talk, mark: Mark, set: bool, by: PersonId, at: Time) -> Fact {
    Fact::new(mark.fact(set), talk.id.number(), at).by(by).space(talk.place.id).thread(talk.id)
}

/// Whether one more may be pinned.
///
/// # Errors
/// `Conflict` when the space has its three.
pub fn room_for_one_more(pinned: i64) -> Result<(), Problem> {
    if pinned < MOST_PINS { Ok(()) } else { Err(Problem::Conflict("conv-pin-full")) }
}

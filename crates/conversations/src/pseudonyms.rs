//! Neutral names. Whoever asks under one writes in that thread as that name: it stands as the author
//! in every row, so no list, page, export or fact can tell more than the name. The row that links
//! the thread to the person is read with the reader's own id beside it, and in no other way.

use kernel::{Fact, PersonId};

/// A neutral name: its number among people, the word for it, and the name.
pub type Name = (i64, &'static str, &'static str);

/// The names. None of them tells anything; each may stand over many questions of many people.
pub const NAMES: [Name; 4] = [
    (11, "pseudonym-1", "A colleague"),
    (12, "pseudonym-2", "Une personne"),
    (13, "pseudonym-3", "Somebody in the field"),
    (14, "pseudonym-4", "Quelqu’un du terrain"),
];

/// Whether this is no person but a neutral name.
#[must_use]
pub fn is_name(id: PersonId) -> bool {
    NAMES.iter().any(|(number, _, _)| *number == id.number())
}

/// The name of that handle.
#[must_use]
pub fn name(handle: &str) -> Option<Name> {
    NAMES.into_iter().find(|(_, word, _)| *word == handle.trim())
}

/// Whoever speaks: a person as the actor; a neutral name as a number, and no actor.
#[must_use]
pub fn voice(fact: Fact, by: PersonId) -> Fact {
    if is_name(by) { fact.with("as", by.number()) } else { fact.by(by) }
}

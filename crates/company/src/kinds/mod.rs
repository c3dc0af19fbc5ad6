//! Kinds of conversation and the states of each, what happened to a thread, polls, tasks and what
//! became of messages: as the files say it, and as it is written down.
//!
//! The table says again what the rooms say; a test compares them, because whoever writes a past down
//! stands outside of the rooms.

mod deeds;
mod fill;
mod standing;

pub(crate) use deeds::outcomes;
pub use deeds::{Outcome, Task};
pub(crate) use fill::{fill, told};
pub use standing::{Poll, Standing, Step, Terms};

/// A kind of conversation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Kind {
    /// Its stable word.
    pub name: &'static str,
    /// Where it may stand; the first is where it begins.
    pub states: &'static [&'static str],
    /// The ways: from, to.
    pub ways: &'static [(&'static str, &'static str)],
    /// The kinds of space that do not have it.
    pub not_in: &'static [&'static str],
}

const fn kind(
    name: &'static str,
    states: &'static [&'static str],
    ways: &'static [(&'static str, &'static str)],
    not_in: &'static [&'static str],
) -> Kind {
    Kind { name, states, ways, not_in }
}

/// In the order of their numbers in facts, from 1.
pub const KINDS: [Kind; 9] = [
    kind("discussion", &["open"], &[], &[]),
    kind("question", &["open", "answered"], &[], &[]),
    kind("announcement", &["open"], &[], &[]),
    kind("coordination", &["open", "done"], &[("open", "done"), ("done", "open")], &["community", "network"]),
    kind("problem", &["open", "solved"], &[("open", "solved"), ("solved", "open")], &["network"]),
    kind(
        "decision",
        &["proposed", "taken", "dropped"],
        &[("proposed", "taken"), ("proposed", "dropped"), ("taken", "proposed"), ("dropped", "proposed")],
        &["network"],
    ),
    kind("practice", &["draft", "agreed"], &[("draft", "agreed"), ("agreed", "draft")], &["network"]),
    kind(
        "idea",
        &["open", "considered", "accepted", "declined", "done"],
        &[
            ("open", "considered"),
            ("open", "accepted"),
            ("considered", "accepted"),
            ("open", "declined"),
            ("considered", "declined"),
            ("accepted", "done"),
            ("accepted", "open"),
            ("declined", "open"),
            ("done", "open"),
        ],
        &["team"],
    ),
    kind("poll", &["open", "closed"], &[("open", "closed")], &[]),
];

/// The states in the order of their numbers in facts, from 1.
pub const STATES: [&str; 13] = [
    "open",
    "answered",
    "solved",
    "done",
    "proposed",
    "taken",
    "dropped",
    "draft",
    "agreed",
    "considered",
    "accepted",
    "declined",
    "closed",
];

/// The kind of that word, where a space of `space` has it.
pub(crate) fn find(name: &str, space: &str) -> Result<&'static Kind, String> {
    let found = KINDS.iter().find(|k| k.name == name).ok_or_else(|| format!("no kind is called “{name}”"))?;
    if found.not_in.contains(&space) {
        return Err(format!("a {space} has no {name}"));
    }
    Ok(found)
}

fn place<'a>(mut list: impl Iterator<Item = &'a str>, name: &str) -> i64 {
    list.position(|n| n == name).map_or(0, |at| crate::fill::number(at) + 1)
}

/// The number of a kind in facts.
pub(crate) fn number(name: &str) -> i64 {
    place(KINDS.iter().map(|k| k.name), name)
}

/// The number of a state in facts.
pub(crate) fn state_number(name: &str) -> i64 {
    place(STATES.into_iter(), name)
}

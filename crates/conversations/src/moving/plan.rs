//! What may be moved, split and merged, and what is announced: pure.

use kernel::problem::Fields;
use kernel::{Fact, FactKind, MessageId, PersonId, Problem, SpaceId, ThreadId, Time};
use web::place::Place;

use super::{LONGEST_WHY, MOST_SPLIT};
use crate::facts::{THREAD_LEFT, THREAD_MERGED, THREAD_MOVED, THREAD_SPLIT};
use crate::kind::ThreadKind;
use crate::text::{check_title, clean, title};
use crate::things::Talk;

/// A reason as one line. It is shown at both places, so there has to be one.
///
/// # Errors
/// `Invalid` when it is empty or too long.
pub fn why(fields: &mut Fields, text: &str) -> String {
    let why = title(text);
    fields.length(&why, LONGEST_WHY, "why");
    why
}

/// A checked reason alone.
///
/// # Errors
/// `Invalid` when it is empty or too long.
pub fn reason(text: &str) -> Result<String, Problem> {
    let mut fields = Fields::default();
    let why = why(&mut fields, text);
    fields.done()?;
    Ok(why)
}

/// Whether a thread can lie in a space.
///
/// # Errors
/// `Invalid` for the field `to`.
pub fn fits(talk: &Talk, target: &Place) -> Result<(), Problem> {
    let mut fields = Fields::default();
    fields.check(talk.place.id != target.id, "to", "conv-move-same");
    fields.check(talk.kind.allowed_in(target.kind), "to", "conv-kind-not-here");
    fields.done()
}

/// Facts of a move, for the space it came to and the one it left.
#[must_use]
pub fn moved(talk: &Talk, to: SpaceId, back: bool, by: PersonId, at: Time) -> [Fact; 2] {
    let about = |kind: &'static FactKind, space: SpaceId| {
        let fact = Fact::new(kind, talk.id.number(), at).by(by).space(space).thread(talk.id);
        let fact = fact.with("kind", talk.kind.number()).with("from", talk.place.id.number());
        let fact = fact.with("message", talk.opening.number()).with("author", talk.author.number());
        if back { fact.with("back", 1) } else { fact }
    };
    [about(&THREAD_MOVED, to), about(&THREAD_LEFT, talk.place.id)]
}

/// A checked wish to split.
#[derive(Debug, Clone)]
pub struct Split {
    /// The new title.
    pub title: String,
    /// Why.
    pub why: String,
    /// Which messages, oldest first.
    pub messages: Vec<i64>,
}

/// Reads a wish to split.
///
/// # Errors
/// `Invalid` with every field that needs mending.
pub fn split(asked_title: &str, asked_why: &str, mut messages: Vec<i64>) -> Result<Split, Problem> {
    let mut fields = Fields::default();
    let title = title(&clean(asked_title));
    check_title(&mut fields, &title);
    let why = why(&mut fields, asked_why);
    messages.sort_unstable();
    messages.dedup();
    fields.check(!messages.is_empty(), "messages", "conv-split-none");
    fields.check(messages.len() <= MOST_SPLIT, "messages", "conv-split-many");
    fields.done()?;
    Ok(Split { title, why, messages })
}

/// Whether these messages can leave their thread: they were all found with their words, the first
/// message stays, and something that can be read stays with it.
///
/// # Errors
/// `Invalid` for the field `messages`.
pub fn may_leave(talk: &Talk, split: &Split, found: usize) -> Result<(), Problem> {
    let opening = talk.opening.number();
    let mut fields = Fields::default();
    fields.check(found == split.messages.len(), "messages", "conv-split-not-here");
    fields.check(!split.messages.contains(&opening), "messages", "conv-split-opening");
    let all = i64::try_from(found).is_ok_and(|n| n >= talk.replies);
    fields.check(!(talk.title.is_empty() && all), "messages", "conv-split-all");
    fields.done()
}

/// The fact of a split; subject: the new thread.
#[must_use]
pub fn was_split(talk: &Talk, new: ThreadId, first: MessageId, by: PersonId, at: Time) -> Fact {
    let fact = Fact::new(&THREAD_SPLIT, new.number(), at).by(by).space(talk.place.id).thread(new);
    fact.with("from", talk.id.number()).with("message", first.number()).with("author", talk.author.number())
}

/// Whether a thread can go into another: of the same space, and the other began first.
///
/// # Errors
/// `Invalid` for the field `into`.
pub fn goes_into(talk: &Talk, into: &Talk) -> Result<(), Problem> {
    let mut fields = Fields::default();
    fields.check(talk.id != into.id, "into", "conv-merge-same");
    fields.check(talk.place.id == into.place.id, "into", "conv-merge-elsewhere");
    fields.check(into.opening <= talk.opening, "into", "conv-merge-younger");
    // A poll takes a discussion over; what has states or votes of its own keeps them.
    let poll = talk.kind == ThreadKind::Poll && into.kind != ThreadKind::Discussion;
    fields.check(!poll, "into", "conv-merge-poll");
    fields.done()
}

/// The fact of a merge; subject: the thread that is no more.
#[must_use]
pub fn was_merged(talk: &Talk, into: &Talk, by: PersonId, at: Time) -> Fact {
    let fact = Fact::new(&THREAD_MERGED, talk.id.number(), at).by(by).space(into.place.id).thread(into.id);
    fact.with("message", talk.opening.number()).with("author", talk.author.number())
}

/// The number of a thread from what somebody pasted: its address or its number.
#[must_use]
pub fn thread_in(text: &str) -> Option<ThreadId> {
    let path = text.trim().split(['?', '#']).next().unwrap_or_default();
    path.trim_end_matches('/').rsplit('/').next()?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pasted_address_is_understood() {
        let id = ThreadId::new(77);
        for text in ["77", " 77 ", "/s/x/t/77", "https://n.example/s/x/t/77/?at=3#m-3"] {
            assert_eq!(thread_in(text), Some(id), "{text}");
        }
        assert_eq!(thread_in("the one with the pump"), None);
    }
}

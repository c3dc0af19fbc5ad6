//! What becomes of a message: new words, withdrawn, deleted. Pure.

use kernel::problem::Fields;
use kernel::{Fact, FactKind, PersonId, Problem, Time, rich};

use super::facts::{MESSAGE_DELETED, MESSAGE_EDITED, MESSAGE_WITHDRAWN, mentioning};
use super::pseudonyms::voice;
use super::text::{Words, check_title, title};
use super::things::{Gone, Said};
use super::thread::EXCERPT;

/// How long a withdrawn message's words are kept for appeal, in milliseconds.
pub const KEPT_MS: i64 = 30 * kernel::time::DAY;

/// New words about to be stored.
#[derive(Debug, Clone)]
pub struct Edited {
    /// The words.
    pub words: Words,
    /// The thread's new title and excerpt, when this is its first message.
    pub heading: Option<(String, String)>,
    /// When.
    pub at: Time,
    /// What to announce; nothing when nothing changed.
    pub fact: Option<Fact>,
}

/// A message about to lose its words.
#[derive(Debug, Clone)]
pub struct Removed {
    /// What it is from now on.
    pub gone: Gone,
    /// Whether it opens its thread.
    pub opening: bool,
    /// Whether its thread goes with it: an opening nobody replied to, or the last reply under an
    /// opening that is gone.
    pub thread_gone: bool,
    /// Whether it was marked as the answer.
    pub was_answer: bool,
    /// Whether its words were still there to read, so that counters change.
    pub was_there: bool,
    /// When.
    pub at: Time,
    /// What to announce.
    pub fact: Fact,
}

fn about(kind: &'static FactKind, said: &Said, by: PersonId, at: Time) -> Fact {
    let talk = &said.talk;
    let fact = voice(Fact::new(kind, said.id.number(), at), said.voice(by));
    let fact = fact.space(talk.place.id).thread(talk.id);
    let fact = fact.with("kind", talk.kind.number()).with("author", said.author.number());
    if said.opens() { fact.with("opening", 1) } else { fact }
}

/// Gives a message new words; `asked_title` counts for a thread's first message only. `known` are
/// the people it mentioned before: they are not told again.
///
/// # Errors
/// `Invalid` for a title that is empty or too long.
pub fn edit(
    said: &Said,
    words: Words,
    asked_title: Option<&str>,
    known: &[PersonId],
    by: PersonId,
    at: Time,
) -> Result<Edited, Problem> {
    let heading = match asked_title {
        Some(text) if said.opens() => {
            let title = title(text);
            let mut fields = Fields::default();
            check_title(&mut fields, &title);
            fields.done()?;
            Some(title)
        }
        _ => said.opens().then(|| said.talk.title.clone()),
    };
    let same = words.markdown == said.body && heading.as_ref().is_none_or(|t| *t == said.talk.title);
    let new: Vec<PersonId> = words.mentioned.iter().filter(|p| !known.contains(p)).copied().collect();
    let fact = (!same).then(|| mentioning(about(&MESSAGE_EDITED, said, by, at), &new, false));
    let heading = heading.map(|title| (title, rich::excerpt(&words.html, EXCERPT)));
    Ok(Edited { words, heading, at, fact })
}

fn remove(said: &Said, gone: Gone, by: PersonId, at: Time) -> Removed {
    let kind = if gone == Gone::Deleted { &MESSAGE_DELETED } else { &MESSAGE_WITHDRAWN };
    let talk = &said.talk;
    let last_left = !said.opens() && talk.title.is_empty() && talk.replies <= 1 && said.gone.is_none();
    let thread_gone = (said.opens() && talk.replies == 0) || last_left;
    let fact = about(kind, said, by, at);
    Removed {
        gone,
        opening: said.opens(),
        thread_gone,
        was_answer: said.talk.answer == Some(said.id),
        was_there: said.gone.is_none(),
        at,
        fact: if thread_gone { fact.with("thread_gone", 1) } else { fact },
    }
}

/// Takes a message back: a tombstone stays, the words are kept 30 days.
#[must_use]
pub fn withdraw(said: &Said, by: PersonId, at: Time) -> Removed {
    remove(said, Gone::Withdrawn, by, at)
}

/// Removes a message's words for good. One that was withdrawn may still be deleted.
///
/// # Errors
/// `Conflict` when it is deleted already.
pub fn delete(said: &Said, by: PersonId, at: Time) -> Result<Removed, Problem> {
    if said.gone == Some(Gone::Deleted) {
        return Err(Problem::Conflict("conv-already-deleted"));
    }
    Ok(remove(said, Gone::Deleted, by, at))
}

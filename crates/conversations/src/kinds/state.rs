//! Changing a thread's state or kind: pure.

use kernel::problem::Fields;
use kernel::{Fact, PersonId, Problem, Time};
use web::place::Place;

use super::moves::{Asks, Move};
use super::terms;
use crate::facts::{THREAD_RECAST, THREAD_STATED};
use crate::kind::{State, ThreadKind};
use crate::pseudonyms::voice;
use crate::text::clean;
use crate::things::Talk;

/// Longest words of a decision or an answer, in characters.
pub const LONGEST: usize = 2_000;

/// What is said with a change of state.
#[derive(Debug, Clone, Default)]
pub struct Said {
    /// Why, in a line.
    pub why: String,
    /// The words of the decision or the answer.
    pub words: String,
    /// Handle of who decided, when it was somebody else.
    pub decided_by: String,
    /// On which day it was decided or is looked at again.
    pub day: String,
}

/// A state about to be stored.
#[derive(Debug, Clone)]
pub struct Stated {
    /// Where it stood.
    pub was: State,
    /// Where it stands now.
    pub state: State,
    /// Why.
    pub why: String,
    /// The words of the decision or the answer.
    pub words: String,
    /// Who decided.
    pub decided_by: PersonId,
    /// The day it is looked at again.
    pub day: String,
    /// When.
    pub at: Time,
    /// What to announce.
    pub fact: Fact,
}

/// The way from where a thread stands to `wanted`.
///
/// # Errors
/// `Invalid` for a word that is no state of this kind, `Conflict` when no way leads there from here.
pub fn way(talk: &Talk, wanted: &str) -> Result<&'static Move, Problem> {
    let state = State::parse(wanted.trim()).filter(|s| talk.kind.has(*s));
    let state = state.ok_or_else(|| Problem::field("state", "conv-state-unknown"))?;
    let found = talk.kind.moves_from(talk.state).find(|m| m.to == state);
    found.ok_or(Problem::Conflict("conv-state-not-from-here"))
}

/// Goes it.
///
/// # Errors
/// `Invalid` when words or a day are missing.
pub fn state(
    talk: &Talk,
    way: &Move,
    said: &Said,
    decider: Option<PersonId>,
    by: PersonId,
    at: Time,
) -> Result<Stated, Problem> {
    let (why, words) = (clean(&said.why), clean(&said.words));
    let mut fields = Fields::default();
    fields.check(why.chars().count() <= LONGEST, "why", "conv-too-long");
    fields.check(words.chars().count() <= LONGEST, "words", "conv-too-long");
    fields.check(way.asks != Asks::Words || !words.is_empty(), "words", "conv-words-missing");
    let named = !said.decided_by.trim().is_empty();
    fields.check(!named || decider.is_some(), "decided_by", "conv-who-unknown");
    let day = terms::day(&said.day);
    fields.check(way.asks != Asks::Day || day.is_some(), "day", "conv-day-missing");
    fields.done()?;
    let numbers = |fact: Fact| {
        let fact = fact.with("kind", talk.kind.number()).with("message", talk.opening.number());
        fact.with("from", talk.state.number()).with("to", way.to.number())
    };
    Ok(Stated {
        was: talk.state,
        state: way.to,
        why,
        words,
        decided_by: decider.unwrap_or(by),
        day: day.filter(|_| way.asks == Asks::Day).unwrap_or_default(),
        at,
        fact: numbers(about(talk, &THREAD_STATED, by, at)),
    })
}

fn about(talk: &Talk, kind: &'static kernel::FactKind, by: PersonId, at: Time) -> Fact {
    voice(Fact::new(kind, talk.id.number(), at), by).space(talk.place.id).thread(talk.id)
}

/// A kind about to be stored.
#[derive(Debug, Clone)]
pub struct Recast {
    /// What it was.
    pub was: ThreadKind,
    /// What it is now.
    pub kind: ThreadKind,
    /// Why.
    pub why: String,
    /// When.
    pub at: Time,
    /// What to announce.
    pub fact: Fact,
}

/// The kinds a thread may be turned into where it is. An announcement calls for attention and a poll
/// has its options: neither is made of something else.
pub fn kinds_from(place: &Place, now: ThreadKind) -> impl Iterator<Item = ThreadKind> {
    let fixed = |kind| matches!(kind, ThreadKind::Poll | ThreadKind::Announcement);
    let kinds = crate::kind::kinds_of(place.kind).map(|row| row.kind);
    kinds.filter(move |kind| *kind != now && !fixed(*kind) && now != ThreadKind::Poll)
}

/// Makes a thread one of another kind.
///
/// # Errors
/// `Invalid` for a kind it cannot become.
pub fn recast(talk: &Talk, wanted: &str, why: &str, by: PersonId, at: Time) -> Result<Recast, Problem> {
    let kind =
        ThreadKind::parse(wanted.trim()).filter(|k| kinds_from(&talk.place, talk.kind).any(|f| f == *k));
    let kind = kind.ok_or_else(|| Problem::field("kind", "conv-kind-not-this"))?;
    let why = clean(why);
    let mut fields = Fields::default();
    fields.check(why.chars().count() <= LONGEST, "why", "conv-too-long");
    fields.done()?;
    let fact = about(talk, &THREAD_RECAST, by, at).with("message", talk.opening.number());
    let fact = fact.with("from", talk.kind.number()).with("to", kind.number());
    Ok(Recast { was: talk.kind, kind, why, at, fact })
}

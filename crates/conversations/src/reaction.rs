//! Reactions: six of them, named people, a summary beside the message. Pure.

use kernel::{Fact, PersonId, Problem, Time};
use serde::{Deserialize, Serialize};

use super::facts::{REACTION_GIVEN, REACTION_TAKEN};
use super::things::Said;

/// The allowed ones, in the order they are shown in.
pub const ALLOWED: [&str; 6] = ["👍", "❤️", "🎉", "👀", "🙏", "💡"];
/// How many people a summary names for each.
pub const NAMED: usize = 12;

/// The allowed reaction a text means; a heart without its variation selector is one too.
///
/// # Errors
/// `Invalid` for anything else.
pub fn known(text: &str) -> Result<&'static str, Problem> {
    let bare = |s: &str| s.trim().trim_end_matches('\u{fe0f}').to_owned();
    let asked = bare(text);
    let found = ALLOWED.into_iter().find(|e| bare(e) == asked);
    found.ok_or_else(|| Problem::field("emoji", "conv-emoji-unknown"))
}

/// One line of a message's summary: emoji, how many, and the first of them by id.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tally(pub String, pub i64, pub Vec<PersonId>);

/// The summary of who reacted with what, given in the order they did.
#[must_use]
pub fn summary(given: &[(String, PersonId)]) -> Vec<Tally> {
    let each = ALLOWED.into_iter().filter_map(|emoji| {
        let who: Vec<PersonId> = given.iter().filter(|(e, _)| e == emoji).map(|(_, p)| *p).collect();
        let count = i64::try_from(who.len()).unwrap_or(i64::MAX);
        (count > 0).then(|| Tally(emoji.to_owned(), count, who.into_iter().take(NAMED).collect()))
    });
    each.collect()
}

/// As it is kept beside the message: JSON, or nothing.
#[must_use]
pub fn write(summary: &[Tally]) -> String {
    if summary.is_empty() { String::new() } else { serde_json::to_string(summary).unwrap_or_default() }
}

/// Reads what `write` wrote.
#[must_use]
pub fn read(text: &str) -> Vec<Tally> {
    if text.is_empty() { Vec::new() } else { serde_json::from_str(text).unwrap_or_default() }
}

/// The fact of a reaction given or taken back.
#[must_use]
pub fn react(said: &Said, emoji: &'static str, given: bool, by: PersonId, at: Time) -> Fact {
    let kind = if given { &REACTION_GIVEN } else { &REACTION_TAKEN };
    let talk = &said.talk;
    let number = ALLOWED.iter().position(|e| *e == emoji).and_then(|n| i64::try_from(n + 1).ok());
    let fact = Fact::new(kind, said.id.number(), at).by(by).space(talk.place.id).thread(talk.id);
    fact.with("emoji", number.unwrap_or(0)).with("author", said.author.number())
}

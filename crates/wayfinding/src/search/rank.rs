//! Which hit comes first: whole numbers only, so that both engines give the same order.

use kernel::{Cursor, Time, time::DAY};

use super::text::Question;

/// What the index found, before it is ranked.
#[derive(Debug, Clone)]
pub struct Candidate {
    /// The document.
    pub id: i64,
    /// What it is about: person, space, thread, message.
    pub kind: String,
    /// The thread it belongs to.
    pub thread: Option<i64>,
    /// When it was written.
    pub at: Time,
    /// What it is worth by itself (an answered question, the answer).
    pub weight: i64,
    /// Tokens of its heading.
    pub heading: String,
    /// All its tokens.
    pub tokens: String,
}
store::row!(Candidate { id, kind, thread, at, weight, heading, tokens });

/// A hit in its place.
#[derive(Debug, Clone)]
pub struct Ranked {
    /// The document.
    pub id: i64,
    /// Its kind.
    pub kind: String,
    /// How good it is.
    pub score: i64,
    /// Further hits in the same thread that are not shown by themselves.
    pub more: i64,
}

impl Ranked {
    /// Where the list goes on after it.
    #[must_use]
    pub const fn cursor(&self) -> Cursor {
        Cursor { key: self.score, id: self.id }
    }
}

fn score(question: &Question, found: &Candidate, now: Time) -> i64 {
    let heading: Vec<&str> = found.heading.split(' ').collect();
    let met = question.words.iter().filter(|w| heading.iter().any(|t| w.meets(t))).count();
    let all = met == question.words.len();
    let named = all && matches!(found.kind.as_str(), "person" | "space");
    let first = question.words.first().is_some_and(|w| heading.iter().take(2).any(|t| w.meets(t)));
    let days = (now.0 - found.at.0).max(0) / DAY;
    let recency = 9_000 / (30 + days);
    i64::try_from(met).unwrap_or(0) * 100
        + if all { 500 } else { 0 }
        + if named { 2_000 } else { 0 }
        + if all && first { 100 } else { 0 }
        + found.weight
        + if named { 0 } else { recency }
}

/// The hits, best first. With `together`, a thread shows its best hit only and counts the others.
#[must_use]
pub fn rank(question: &Question, found: &[Candidate], now: Time, together: bool) -> Vec<Ranked> {
    let mut hits: Vec<(Ranked, Option<i64>)> = found
        .iter()
        .filter(|c| question.phrases_in(&c.tokens))
        .map(|c| {
            (Ranked { id: c.id, kind: c.kind.clone(), score: score(question, c, now), more: 0 }, c.thread)
        })
        .collect();
    hits.sort_unstable_by_key(|(hit, _)| std::cmp::Reverse((hit.score, hit.id)));
    if !together {
        return hits.into_iter().map(|(hit, _)| hit).collect();
    }
    let mut places = std::collections::HashMap::new();
    let mut out: Vec<Ranked> = Vec::new();
    for (hit, thread) in hits {
        match thread.and_then(|t| places.get(&t).copied()).and_then(|at: usize| out.get_mut(at)) {
            Some(best) => best.more += 1,
            None => {
                thread.map(|t| places.insert(t, out.len()));
                out.push(hit);
            }
        }
    }
    out
}

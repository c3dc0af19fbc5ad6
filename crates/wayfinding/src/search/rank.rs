//! Which hit comes first: whole numbers only, so that both engines give the same order. Nothing
//! that anybody does (reading, clicking) goes into it.
//!
//! | what | points |
//! |---|---|
//! | each word asked for that stands in the title or name | 100 |
//! | all of them do | 500 more, and 100 when the title begins with the first |
//! | all of them do, and it is a person or a space | 2 000 more |
//! | the words stand together as typed: in the title / in the text | 300 / 120 |
//! | an answered question, a solved problem, an agreed practice, a decision | 600 |
//! | the reply that is the answer | 250 |
//! | a thread against a reply, which gets nothing | 40 |
//! | how new it is | 9 000 / (30 + days): 300 today, 150 after a month, 22 after a year |
//! | it lies in a space of the reader | 80 |
//! | the reader wrote it | 60 |

use std::collections::{HashMap, HashSet};

use kernel::{Cursor, PersonId, SpaceId, Time, time::DAY};

use super::question::Question;

/// What a thread that came to something is worth.
pub const DONE: i64 = 600;
/// What the answer itself is worth.
pub const ANSWER: i64 = 250;
/// What a thread is worth against a reply.
pub const THREAD: i64 = 40;

/// States in which a thread has come to something others can use.
const GOOD: [&str; 6] = ["answered", "solved", "agreed", "taken", "accepted", "done"];

/// Whether a thread in this state has come to something others can use.
#[must_use]
pub fn good(state: &str) -> bool {
    GOOD.contains(&state)
}

/// What the index found, before it is ranked.
#[derive(Debug, Clone)]
pub struct Candidate {
    /// The document.
    pub id: i64,
    /// What it is about: person, space, thread, message.
    pub kind: String,
    /// The space it lies in.
    pub space: Option<SpaceId>,
    /// The thread it belongs to.
    pub thread: Option<i64>,
    /// Who is shown as its author.
    pub author: Option<PersonId>,
    /// When it was written.
    pub at: Time,
    /// What it is worth by itself.
    pub weight: i64,
    /// Tokens of its heading.
    pub heading: String,
    /// All its tokens.
    pub tokens: String,
}
impl Candidate {
    /// The opening of a thread, of which nothing else is known.
    #[must_use]
    pub fn opening(id: i64) -> Self {
        Self {
            id,
            kind: "thread".to_owned(),
            space: None,
            thread: None,
            author: None,
            at: Time(0),
            weight: 0,
            heading: String::new(),
            tokens: String::new(),
        }
    }
}
store::row!(Candidate { id, kind, space, thread, author, at, weight, heading, tokens });

/// Who asks, as far as it matters for the order.
#[derive(Debug, Clone)]
pub struct Reader {
    /// Who.
    pub id: PersonId,
    /// The spaces they are in.
    pub spaces: HashSet<SpaceId>,
    /// The moment of asking.
    pub now: Time,
}

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

/// How good a hit is: the table above.
#[must_use]
pub fn score(question: &Question, found: &Candidate, reader: &Reader) -> i64 {
    let heading: Vec<&str> = found.heading.split(' ').collect();
    let met = question.words.iter().filter(|w| heading.iter().any(|t| w.meets(t))).count();
    let all = met > 0 && met == question.words.len();
    let named = matches!(found.kind.as_str(), "person" | "space");
    let first = question.words.first().is_some_and(|w| heading.iter().take(2).any(|t| w.meets(t)));
    let days = (reader.now.0 - found.at.0).max(0) / DAY;
    let mut points = i64::try_from(met).unwrap_or(0) * 100 + found.weight;
    let mut add = |fits: bool, worth: i64| points += if fits { worth } else { 0 };
    add(all, 500);
    add(all && first, 100);
    add(all && named, 2_000);
    if question.together(&found.heading) {
        add(true, 300);
    } else {
        add(question.together(&found.tokens), 120);
    }
    add(!named, 9_000 / (30 + days));
    add(found.space.is_some_and(|s| reader.spaces.contains(&s)), 80);
    add(found.author == Some(reader.id) && found.kind != "person", 60);
    points
}

/// The hits, best first. With `together`, a thread shows its best hit only and counts the others.
#[must_use]
pub fn rank(question: &Question, found: &[Candidate], reader: &Reader, together: bool) -> Vec<Ranked> {
    let mut hits: Vec<(Ranked, Option<i64>)> = found
        .iter()
        .map(|c| {
            let score = score(question, c, reader);
            (Ranked { id: c.id, kind: c.kind.clone(), score, more: 0 }, c.thread)
        })
        .collect();
    hits.sort_unstable_by_key(|(hit, _)| std::cmp::Reverse((hit.score, hit.id)));
    if !together {
        return hits.into_iter().map(|(hit, _)| hit).collect();
    }
    let mut places = HashMap::new();
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::search::text;

    const NOW: i64 = 1_000 * DAY;

    fn doc(id: i64, kind: &str, days: i64, weight: i64, heading: &str, words: &str) -> Candidate {
        Candidate {
            id,
            kind: kind.to_owned(),
            space: Some(SpaceId::new(1)),
            thread: Some(id),
            author: None,
            at: Time(NOW - days * DAY),
            weight,
            heading: text::stems(heading),
            tokens: format!("{} {}", text::stems(heading), text::stems(words)),
        }
    }

    fn order(typed: &str, found: &[Candidate], spaces: &[i64]) -> Vec<i64> {
        let spaces = spaces.iter().map(|s| SpaceId::new(*s)).collect();
        let reader = Reader { id: PersonId::new(9), spaces, now: Time(NOW) };
        rank(&Question::read(typed), found, &reader, true).iter().map(|r| r.id).collect()
    }

    #[test]
    fn what_helps_comes_first() {
        let found = [
            doc(1, "message", 0, 0, "", "the bearing hums after the seal"),
            doc(2, "thread", 0, THREAD, "Bearing hums", ""),
            doc(3, "thread", 400, DONE, "Why the bearing hums", ""),
            doc(4, "message", 400, ANSWER, "", "change the bearing and it hums no more"),
            doc(5, "thread", 30, THREAD, "Something else", "a bearing that hums"),
            doc(-6, "space", 900, 0, "Bearing hums", ""),
            doc(-7, "person", 900, 0, "Bearing Hums", ""),
        ];
        assert_eq!(order("bearing hums", &found, &[]), [-6, -7, 3, 2, 1, 4, 5]);
    }

    #[test]
    fn words_that_stand_together_come_before_words_that_do_not() {
        let found = [
            doc(1, "thread", 10, THREAD, "Seal, then the new ring", ""),
            doc(2, "thread", 10, THREAD, "A new seal", ""),
            doc(3, "message", 10, 0, "", "new seal"),
            doc(4, "message", 10, 0, "", "seal new"),
        ];
        assert_eq!(order("new seal ", &found, &[]), [2, 1, 3, 4]);
    }

    #[test]
    fn ones_own_places_come_before_others_and_one_s_own_words_before_theirs() {
        let mut theirs = doc(3, "thread", 10, THREAD, "Seal", "");
        theirs.space = Some(SpaceId::new(2));
        let mut own = doc(1, "thread", 10, THREAD, "Seal", "");
        own.author = Some(PersonId::new(9));
        assert_eq!(order("seal", &[theirs, doc(2, "thread", 10, THREAD, "Seal", ""), own], &[1]), [1, 2, 3]);
    }

    #[test]
    fn a_thread_is_shown_once() {
        let mut reply = doc(2, "message", 0, 0, "", "seal");
        reply.thread = Some(1);
        let found = [doc(1, "thread", 0, THREAD, "Seal", ""), reply];
        assert_eq!(order("seal", &found, &[]), [1]);
    }
}

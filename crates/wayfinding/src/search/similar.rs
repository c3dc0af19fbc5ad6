//! “Already asked?”: threads whose titles and words resemble a title, for whoever is about to write
//! and at the end of a thread. The index is asked for several of the title's words at once, so a
//! question costs a few looks at lists of the index, whatever the network's size.

use std::collections::HashSet;

use kernel::{Problem, ThreadId, Time, time::DAY};
use store::{Read, Res, Write, p, sql};

use super::find::Eyes;
use super::question::Question;
use super::rank::Candidate;
use super::shown::{self, ShownMessage};
use super::store as index;
use super::text::{self, GOOD, Word};

/// Most words of a title that count: the longest.
const MOST_WORDS: usize = 6;
/// Threads that are shown.
const SHOWN: usize = 5;
/// Threads that are remembered for a thread, since not every reader sees all of them.
const KEPT: usize = 15;
/// How long they are remembered.
const FRESH: i64 = 7 * DAY;

sql!(KNOWN, "SELECT others, at_ms FROM search_related WHERE thread_id = $1");
sql!(
    KEEP,
    "INSERT INTO search_related (thread_id, others, at_ms) VALUES ($1, $2, $3)
     ON CONFLICT (thread_id) DO UPDATE SET others = excluded.others, at_ms = excluded.at_ms"
);
sql!(
    THREAD,
    "SELECT t.title, t.space_id FROM threads t JOIN visible_threads v ON v.thread_id = t.id AND v.person_id = $2 WHERE t.id = $1"
);

/// The words of a title that say what it is about.
fn words(title: &str) -> Vec<Word> {
    // A blank at the end: nothing is typed halfway.
    let mut words = Question::read(&format!("{title} ")).words;
    words.retain(|w| w.plain().len() > 2);
    words.sort_by(|a, b| b.plain().len().cmp(&a.plain().len()).then_with(|| a.plain().cmp(b.plain())));
    words.dedup();
    words.truncate(MOST_WORDS);
    words
}

/// How many of so many words have to be met.
const fn enough(words: usize) -> usize {
    if words < 5 { 2 } else { 3 }
}

/// Every way to pick so many of the words, as an expression of the index.
fn picks(words: &[Word], many: usize) -> Vec<String> {
    match (many, words.split_first()) {
        (0, _) => vec![String::new()],
        (_, None) => Vec::new(),
        (_, Some((first, rest))) => {
            let with = picks(rest, many - 1).into_iter().map(|others| {
                if others.is_empty() {
                    first.matching()
                } else {
                    format!("{} AND {others}", first.matching())
                }
            });
            with.chain(picks(rest, many)).collect()
        }
    }
}

fn points(words: &[Word], found: &Candidate) -> i64 {
    let met = |tokens: &str| {
        let tokens: Vec<&str> = tokens.split(' ').collect();
        i64::try_from(words.iter().filter(|w| tokens.iter().any(|t| w.meets(t))).count()).unwrap_or(0)
    };
    met(&found.heading) * 100 + met(&found.tokens) * 30 + found.weight / 6
}

/// Openings of threads that resemble a title, the likest first, answered ones before others.
fn alike(r: &mut Read<'_>, readers: &[String], title: &str, most: usize) -> Res<Vec<Candidate>> {
    let words = words(title);
    let many = enough(words.len());
    if words.len() < many || readers.is_empty() {
        return Ok(Vec::new());
    }
    let picks: Vec<String> = picks(&words, many).into_iter().map(|pick| format!("({pick})")).collect();
    let asked = format!("({}) AND kthread AND ({})", readers.join(" OR "), picks.join(" OR "));
    let mut found = index::matching(r, &asked, false, 60)?;
    found.extend(index::matching(r, &format!("{GOOD} AND {asked}"), false, 30)?);
    found.sort_by_key(|c| std::cmp::Reverse((points(&words, c), c.id)));
    found.dedup_by_key(|c| c.id);
    // Half of what is asked has to stand in the title itself, or nearly all of it in the words.
    let need = i64::try_from(many).unwrap_or(2) * 100;
    found.retain(|c| points(&words, c) - c.weight / 6 >= need);
    found.truncate(most);
    Ok(found)
}

fn shown(r: &mut Read<'_>, eyes: Eyes, found: &[Candidate]) -> Res<Vec<ShownMessage>> {
    let seen: HashSet<i64> = index::seen(r, eyes.id, eyes.external, found)?.into_iter().collect();
    let ids: Vec<i64> = found.iter().map(|c| c.id).filter(|id| seen.contains(id)).take(SHOWN).collect();
    let mut rows = shown::shown(r, &ids, &Vec::new(), &Vec::new())?.messages;
    rows.sort_by_key(|row| ids.iter().position(|id| *id == row.id.number()));
    Ok(rows)
}

/// Threads this reader may read that resemble a title of at least three words.
///
/// # Errors
/// What the database says.
pub fn to_title(r: &mut Read<'_>, eyes: Eyes, title: &str) -> Result<Vec<ShownMessage>, Problem> {
    if title.split_whitespace().count() < 3 {
        return Ok(Vec::new());
    }
    let readers = eyes.readers(r)?;
    let found = alike(r, &readers, title, KEPT)?;
    Ok(shown(r, eyes, &found)?)
}

/// Threads that resemble a thread, worked out at most once a week, looked at through the reader's
/// eyes each time.
///
/// # Errors
/// `NotFound` when the reader does not see the thread.
pub fn to_thread(w: &mut Write<'_>, eyes: Eyes, thread: ThreadId) -> Result<Vec<ShownMessage>, Problem> {
    let (title, space) =
        w.opt::<(String, kernel::SpaceId)>(&THREAD, p![thread, eyes.id])?.ok_or(Problem::NotFound)?;
    let now = w.now();
    let known = w.opt::<(String, Time)>(&KNOWN, p![thread])?.filter(|(_, at)| now.0 - at.0 < FRESH);
    let ids: Vec<i64> = if let Some((others, _)) = known {
        others.split(' ').filter_map(|id| id.parse().ok()).collect()
    } else {
        let readers = [text::OPEN.to_owned(), text::of_space(space)];
        let mut found = alike(w, &readers, &title, KEPT + 1)?;
        found.retain(|c| c.thread != Some(thread.number()));
        let ids: Vec<i64> = found.iter().map(|c| c.id).collect();
        let others = ids.iter().map(ToString::to_string).collect::<Vec<_>>().join(" ");
        w.exec(&KEEP, p![thread, &others, now])?;
        ids
    };
    let found: Vec<Candidate> = ids.into_iter().map(Candidate::opening).collect();
    Ok(shown(w, eyes, &found)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn several_words_are_asked_for_at_once() {
        assert_eq!(picks(&words("Bearing hums after the seal"), 2).len(), 6, "“the” says nothing");
        assert!(words("How do I do it?").len() < enough(0), "small words ask for nothing");
        assert!(picks(&words("one two three four five six seven"), 3).len() <= 20);
    }
}

//! From a question to a page of hits: ask the index, rank, look at the law of visibility once
//! more, load what is shown.

use std::collections::HashSet;

use kernel::{Actor, Cursor, Lang, PersonId, Problem, Time};
use store::{Read, Res};

use super::api::{Counts, Hit};
use super::ask::Asked;
use super::duties::Duties;
use super::mark::Piece;
use super::question::Question;
use super::rank::{Candidate, Ranked, Reader, rank};
use super::resolve::{self, Resolved};
use super::{shapes, shown, store as index, text, things_store};

/// Who looks: what decides about seeing, and nothing else.
#[derive(Debug, Clone, Copy)]
pub struct Eyes {
    /// Who.
    pub id: PersonId,
    /// From outside the company.
    pub external: bool,
}

impl From<&Actor> for Eyes {
    fn from(actor: &Actor) -> Self {
        Self { id: actor.id, external: actor.external }
    }
}

impl Eyes {
    /// The tokens of what they may read.
    ///
    /// # Errors
    /// What the database says.
    pub fn readers(self, r: &mut Read<'_>) -> Res<Vec<String>> {
        let mut readers: Vec<String> = index::readers(r, self.id)?.into_iter().map(text::of_space).collect();
        if !self.external {
            readers.push(text::OPEN.to_owned());
        }
        Ok(readers)
    }
}

/// A page of hits.
#[derive(Debug, Clone, Default)]
pub struct Found {
    /// Best first.
    pub hits: Vec<Shape>,
    /// Cursor of the next page.
    pub next: Option<String>,
    /// How many there are of each kind, up to a hundred.
    pub counts: Counts,
    /// What the filters mean for this reader.
    pub resolved: Resolved,
}

/// A hit with its pieces, for the page and for JSON.
#[derive(Debug, Clone)]
pub struct Shape {
    /// Its JSON.
    pub hit: Hit,
    /// Its title in pieces.
    pub title: Vec<Piece>,
    /// Its excerpt in pieces.
    pub excerpt: Vec<Piece>,
    /// The space's hue.
    pub hue: i64,
    /// Kind of the thread, for a badge; empty for people and spaces.
    pub thread_kind: String,
    /// Where that thread stands.
    pub thread_state: String,
    /// A quiet line: job and unit, or how many members.
    pub line: String,
    /// How many members a space has.
    pub members: i64,
}

/// Everything somebody may see of what is asked for.
///
/// # Errors
/// What the database says. Nothing that can be typed is an error.
pub fn find(
    r: &mut Read<'_>,
    eyes: Eyes,
    zone: &str,
    asked: &Asked,
    after: Option<Cursor>,
    limit: usize,
) -> Result<Found, Problem> {
    find_with(r, eyes, zone, asked, (after, limit), (&Duties::default(), Lang::En))
}

/// The same with the duties and roles of a catalogue, named in a language.
///
/// # Errors
/// What the database says. Nothing that can be typed is an error.
pub fn find_with(
    r: &mut Read<'_>,
    eyes: Eyes,
    zone: &str,
    asked: &Asked,
    (after, limit): (Option<Cursor>, usize),
    (duties, lang): (&Duties, Lang),
) -> Result<Found, Problem> {
    let mut found = Found { resolved: resolve::filters(r, eyes, zone, asked)?, ..Found::default() };
    let mut question = Question::read(&asked.words);
    question.filters.clone_from(&found.resolved.tokens);
    if question.is_empty() || !found.resolved.possible {
        return Ok(found);
    }
    let mut seen = seen(r, eyes, &question, found.resolved.between)?;
    // Who does what is for people inside.
    if !eyes.external && found.resolved.whole_time() {
        seen.extend(duties.matching(&question));
    }
    found.counts = Counts::of(&seen);
    let spaces = index::own_spaces(r, eyes.id)?.into_iter().collect();
    let reader = Reader { id: eyes.id, spaces, now: r.now() };
    let wanted: Vec<Candidate> = seen.into_iter().filter(|c| asked.tab.is_none_or(|t| c.kind == t)).collect();
    let ranked = rank(&question, &wanted, &reader, asked.tab.is_none());
    let start = after.unwrap_or(Cursor::TOP);
    let rest: Vec<&Ranked> = ranked.iter().filter(|h| (h.score, h.id) < (start.key, start.id)).collect();
    let page: Vec<&Ranked> = rest.iter().take(limit).copied().collect();
    found.next = if rest.len() > limit { page.last().map(|h| h.cursor().to_string()) } else { None };
    let of = |kinds: &[&str], sign: i64| -> Vec<i64> {
        page.iter().filter(|h| kinds.contains(&h.kind.as_str())).map(|h| h.id * sign).collect()
    };
    let shown = shown::shown(r, &of(&["thread", "message"], 1), &of(&["person"], -1), &of(&["space"], -1))?;
    let shown = shown::with_things(r, shown, &of(&["file"], -1), &of(&["note"], -1))?;
    let entries = page.iter().filter(|h| h.kind == "duty").filter_map(|h| Some((h.id, duties.entry(h.id)?)));
    let named = entries.map(|(id, entry)| (id, shapes::duty(&question, entry, lang))).collect();
    found.hits = shapes::shapes(&question, &page, shown, named);
    Ok(found)
}

/// What the index finds and this person may see at this moment, phrases looked at to the letter.
///
/// # Errors
/// What the database says.
pub fn seen(r: &mut Read<'_>, eyes: Eyes, question: &Question, between: (Time, Time)) -> Res<Vec<Candidate>> {
    let readers = eyes.readers(r)?;
    if readers.is_empty() {
        return Ok(Vec::new());
    }
    let mut found = index::candidates(r, question, &readers, index::Between(between.0, between.1))?;
    found.retain(|c| question.phrases_in(&c.tokens));
    let seen: HashSet<i64> = index::seen(r, eyes.id, eyes.external, &found)?.into_iter().collect();
    found.retain(|c| seen.contains(&c.id));
    if question.exact() {
        let said: Vec<i64> = found.iter().filter(|c| c.id > 0).map(|c| c.id).collect();
        let mut words = index::words_of(r, &said)?;
        let of = |kind: &str| found.iter().filter(|c| c.kind == kind).map(|c| -c.id).collect();
        words.extend(things_store::words_of(r, &of("file"), &of("note"))?);
        let stands: HashSet<i64> =
            words.into_iter().filter(|(_, text)| question.phrases_stand(text)).map(|(id, _)| id).collect();
        found.retain(|c| matches!(c.kind.as_str(), "person" | "space") || stands.contains(&c.id));
    }
    Ok(found)
}

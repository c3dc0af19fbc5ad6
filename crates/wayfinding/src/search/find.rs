//! From a question to a page of hits: ask the index, rank, look at the law of visibility once
//! more, load what is shown.

use std::collections::{HashMap, HashSet};

use kernel::{Actor, Cursor, PersonId, Problem, Time, rich};
use store::{Read, Res};

use super::api::{Counts, Hit, HitAuthor, HitSpace};
use super::ask::Asked;
use super::mark::{self, Piece};
use super::question::Question;
use super::rank::{Candidate, Ranked, Reader, rank};
use super::resolve::{self, Resolved};
use super::shown::{self, Shown, ShownMessage, ShownPerson, ShownSpace};
use super::store as index;
use super::text;

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
    let mut found = Found { resolved: resolve::filters(r, eyes, zone, asked)?, ..Found::default() };
    let mut question = Question::read(&asked.words);
    question.filters.clone_from(&found.resolved.tokens);
    if question.is_empty() || !found.resolved.possible {
        return Ok(found);
    }
    let seen = seen(r, eyes, &question, found.resolved.between)?;
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
    found.hits = shapes(&question, &page, shown);
    Ok(found)
}

/// What the index finds and this person may see at this moment, phrases looked at to the letter.
///
/// # Errors
/// What the database says.
pub fn seen(
    r: &mut Read<'_>,
    eyes: Eyes,
    question: &Question,
    between: (Time, Time),
) -> Result<Vec<Candidate>, Problem> {
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
        let words = index::words_of(r, &said)?;
        let stands: HashSet<i64> =
            words.into_iter().filter(|(_, text)| question.phrases_stand(text)).map(|(id, _)| id).collect();
        found.retain(|c| c.id < 0 || stands.contains(&c.id));
    }
    Ok(found)
}

fn shapes(question: &Question, page: &[&Ranked], shown: Shown) -> Vec<Shape> {
    let mut made: HashMap<i64, Shape> = HashMap::new();
    for row in shown.messages {
        made.insert(row.id.number(), said(question, row));
    }
    for row in shown.people {
        made.insert(-row.id.number(), person(question, row));
    }
    for row in shown.spaces {
        made.insert(-row.id.number(), space(question, row));
    }
    page.iter()
        .filter_map(|ranked| {
            let mut shape = made.remove(&ranked.id)?;
            shape.hit.more = ranked.more;
            Some(shape)
        })
        .collect()
}

fn said(question: &Question, row: ShownMessage) -> Shape {
    let opening = row.id == row.opening;
    let (title, excerpt) =
        (mark::whole(question, &row.title), mark::excerpt(question, &rich::plain(&row.html)));
    let page = format!("/s/{}/t/{}", row.slug, row.thread);
    let hit = Hit {
        kind: if opening { "thread" } else { "message" }.to_owned(),
        id: if opening { row.thread.to_string() } else { row.id.to_string() },
        title: row.title,
        excerpt: mark::plain(&excerpt),
        html: mark::html(&excerpt),
        url: if opening { page } else { format!("{page}?at={}#m-{}", row.id, row.id) },
        space: Some(HitSpace { slug: row.slug, name: row.space, kind: row.space_kind }),
        author: Some(HitAuthor { handle: row.handle, name: row.author }),
        at: Some(row.at),
        answered: if opening { row.state == "answered" } else { row.answer == Some(row.id) },
        more: 0,
    };
    let (thread_kind, thread_state) = (row.kind, row.state);
    Shape { hit, title, excerpt, hue: row.hue, thread_kind, thread_state, line: String::new(), members: 0 }
}

fn bare(kind: &str, id: String, title: String, url: String, excerpt: &[Piece]) -> Hit {
    Hit {
        kind: kind.to_owned(),
        id,
        title,
        excerpt: mark::plain(excerpt),
        html: mark::html(excerpt),
        url,
        space: None,
        author: None,
        at: None,
        answered: false,
        more: 0,
    }
}

fn person(question: &Question, row: ShownPerson) -> Shape {
    let parts: Vec<String> =
        [Some(row.title), row.unit].into_iter().flatten().filter(|p| !p.is_empty()).collect();
    let line = parts.join(" · ");
    let (title, excerpt) = (mark::whole(question, &row.name), mark::whole(question, &line));
    let hit = bare("person", row.id.to_string(), row.name, format!("/p/{}", row.handle), &excerpt);
    Shape {
        hit,
        title,
        excerpt,
        hue: 0,
        thread_kind: String::new(),
        thread_state: String::new(),
        line,
        members: 0,
    }
}

fn space(question: &Question, row: ShownSpace) -> Shape {
    let why = rich::plain(&rich::html(&row.why.unwrap_or_default(), &|_| None));
    let (title, excerpt) = (mark::whole(question, &row.name), mark::excerpt(question, &why));
    let mut hit = bare("space", row.id.to_string(), row.name.clone(), format!("/s/{}", row.slug), &excerpt);
    hit.space = Some(HitSpace { slug: row.slug, name: row.name, kind: row.kind });
    Shape {
        hit,
        title,
        excerpt,
        hue: row.hue,
        thread_kind: String::new(),
        thread_state: String::new(),
        line: String::new(),
        members: row.members,
    }
}

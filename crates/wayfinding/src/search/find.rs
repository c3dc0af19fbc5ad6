//! From a question to a page of hits: ask the index, rank, look at the law of visibility once
//! more, load what is shown.

use std::collections::{HashMap, HashSet};

use kernel::{Actor, Cursor, Problem, rich};
use store::Read;

use super::api::{Hit, HitAuthor, HitSpace};
use super::mark::{self, Piece};
use super::rank::{Ranked, rank};
use super::store::{self as index, Shown, ShownMessage, ShownPerson, ShownSpace};
use super::text::{self, Question};

/// A page of hits.
#[derive(Debug, Clone, Default)]
pub struct Found {
    /// Best first.
    pub hits: Vec<Shape>,
    /// Cursor of the next page.
    pub next: Option<String>,
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

/// Everything somebody may see of what answers `typed`.
///
/// # Errors
/// What the database says. Nothing that can be typed is an error.
pub fn find(
    r: &mut Read<'_>,
    actor: &Actor,
    typed: &str,
    only: Option<&'static str>,
    after: Option<Cursor>,
    limit: usize,
) -> Result<Found, Problem> {
    let question = Question::read(typed);
    if question.is_empty() {
        return Ok(Found::default());
    }
    let ranked = ranked(r, actor, &question, only)?;
    let start = after.unwrap_or(Cursor::TOP);
    let rest: Vec<&Ranked> = ranked.iter().filter(|h| (h.score, h.id) < (start.key, start.id)).collect();
    let page: Vec<&Ranked> = rest.iter().take(limit).copied().collect();
    let next = if rest.len() > limit { page.last().map(|h| h.cursor().to_string()) } else { None };
    let of = |kinds: &[&str], sign: i64| -> Vec<i64> {
        page.iter().filter(|h| kinds.contains(&h.kind.as_str())).map(|h| h.id * sign).collect()
    };
    let shown = index::shown(r, &of(&["thread", "message"], 1), &of(&["person"], -1), &of(&["space"], -1))?;
    Ok(Found { hits: shapes(&question, &page, shown), next })
}

/// The hits in their order, each of them visible to the actor at this moment.
fn ranked(
    r: &mut Read<'_>,
    actor: &Actor,
    question: &Question,
    only: Option<&'static str>,
) -> Result<Vec<Ranked>, Problem> {
    let mut readers: Vec<String> = index::readers(r, actor.id)?.into_iter().map(text::of_space).collect();
    if !actor.external {
        readers.push(text::OPEN.to_owned());
    }
    if readers.is_empty() {
        return Ok(Vec::new());
    }
    let named = !matches!(only, Some("thread" | "message"));
    let said = !matches!(only, Some("person" | "space"));
    let mut found = index::candidates(r, &question.matching(&readers, only), named, said)?;
    let seen: HashSet<i64> = index::seen(r, actor.id, actor.external, &found)?.into_iter().collect();
    found.retain(|c| seen.contains(&c.id));
    Ok(rank(question, &found, r.now(), only.is_none()))
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

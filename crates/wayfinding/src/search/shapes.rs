//! From rows to hits: title and excerpt with what was asked for marked in them. Pure.

use std::collections::HashMap;

use kernel::{Lang, rich};

use super::api::{Hit, HitAuthor, HitSpace};
use super::duties::Entry;
use super::find::Shape;
use super::mark::{self, Piece};
use super::question::Question;
use super::rank::Ranked;
use super::shown::{Shown, ShownMessage, ShownPerson, ShownSpace};
use super::things_store::ShownThing;

/// The hits of a page; `made` holds those that need no row.
pub(super) fn shapes(
    question: &Question,
    page: &[&Ranked],
    shown: Shown,
    mut made: HashMap<i64, Shape>,
) -> Vec<Shape> {
    for row in shown.messages {
        made.insert(row.id.number(), said(question, row));
    }
    for row in shown.people {
        made.insert(-row.id.number(), person(question, row));
    }
    for row in shown.spaces {
        made.insert(-row.id.number(), space(question, row));
    }
    for (kind, rows) in [("file", shown.files), ("note", shown.notes)] {
        made.extend(rows.into_iter().map(|row| (-row.id, thing(question, kind, row))));
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

fn plain_shape(hit: Hit, title: Vec<Piece>, excerpt: Vec<Piece>, hue: i64) -> Shape {
    let (thread_kind, thread_state, line) = (String::new(), String::new(), String::new());
    Shape { hit, title, excerpt, hue, thread_kind, thread_state, line, members: 0 }
}

/// A file or a note.
fn thing(question: &Question, kind: &str, row: ShownThing) -> Shape {
    let (words, url) = match kind {
        "note" => {
            let words = rich::plain(&rich::html(&row.text, &|_| None));
            (words, format!("/s/{}/notes/{}", row.slug, row.id))
        }
        _ => (row.text, format!("/files/{}", row.id)),
    };
    let (title, excerpt) = (mark::whole(question, &row.name), mark::excerpt(question, &words));
    let mut hit = bare(kind, row.id.to_string(), row.name, url, &excerpt);
    hit.space = Some(HitSpace { slug: row.slug, name: row.space, kind: row.space_kind });
    hit.author = row.handle.zip(row.author).map(|(handle, name)| HitAuthor { handle, name });
    hit.at = Some(row.at);
    plain_shape(hit, title, excerpt, row.hue)
}

/// A duty or a role, in the reader’s language.
pub(super) fn duty(question: &Question, entry: &Entry, lang: Lang) -> Shape {
    let name = entry.title.get(lang).to_owned();
    let (title, excerpt) = (mark::whole(question, &name), mark::excerpt(question, entry.what.get(lang)));
    let hit = bare("duty", entry.key.clone(), name, entry.url.clone(), &excerpt);
    plain_shape(hit, title, excerpt, 0)
}

//! From rows to documents: what each thing is found by, who may read it, what it is worth. Pure.

use kernel::{SpaceId, rich, tags};

use super::index_store::{Doc, MessageRow, PersonRow, SpaceRow};
use super::rank::{self, ANSWER, DONE, THREAD};
use super::text::{self, Meta};
use super::things_store::ThingRow;

/// Most hashtags by which one message is found.
const MOST_TAGS: usize = 20;

pub(super) fn readers(space: SpaceId, open: bool) -> String {
    let members = text::of_space(space);
    if open { format!("{} {members}", text::OPEN) } else { members }
}

pub(super) fn person_doc(row: PersonRow) -> Doc {
    let unit = row.unit.unwrap_or_default();
    Doc {
        id: -row.id.number(),
        space: None,
        thread: None,
        at: row.at,
        weight: 0,
        text: format!("{} {} {unit} {}", row.handle, row.title, row.about),
        heading: row.name,
        meta: Meta { readers: text::OPEN.to_owned(), kind: "person", ..Meta::default() },
    }
}

pub(super) fn space_doc(row: SpaceRow) -> Doc {
    let card = format!("{} {}", row.why.unwrap_or_default(), row.expected.unwrap_or_default());
    Doc {
        id: -row.id.number(),
        space: Some(row.id),
        thread: None,
        at: row.at,
        weight: 0,
        heading: row.name,
        text: card,
        // Its card is for everybody inside, unless one comes in by invitation only.
        meta: Meta { readers: readers(row.id, row.joining != "invite"), kind: "space", ..Meta::default() },
    }
}

pub(super) fn message_doc(row: MessageRow) -> Doc {
    let opening = row.id == row.opening;
    let answer = row.answer == Some(row.id);
    let done = row.answer.is_some() || rank::good(&row.state);
    let weight = match (opening, done, answer) {
        (true, true, _) => DONE,
        (true, false, _) => THREAD,
        (false, _, true) => ANSWER,
        (false, _, false) => 0,
    };
    Doc {
        id: row.id.number(),
        space: Some(row.space),
        thread: Some(row.thread),
        at: row.at,
        weight,
        heading: if opening { row.title } else { String::new() },
        text: rich::plain(&row.html),
        meta: Meta {
            readers: readers(row.space, row.open),
            kind: if opening { "thread" } else { "message" },
            author: Some(row.author),
            about: row.kind,
            state: row.state,
            file: row.html.contains("href=\"/files/"),
            tags: tags::of_html(&row.html, MOST_TAGS).into_iter().map(|t| t.folded).collect(),
            good: (opening && done) || answer,
        },
    }
}

/// A file by its name, its folder and its alternative text.
pub(super) fn file_doc(row: ThingRow) -> Doc {
    let text = format!("{} {}", row.text, row.folder);
    Doc { meta: Meta { file: true, ..thing_meta(&row, "file") }, ..thing(row, text) }
}

/// A note by its title and its words.
pub(super) fn note_doc(row: ThingRow) -> Doc {
    let text = rich::plain(&rich::html(&row.text, &|_| None));
    Doc { meta: thing_meta(&row, "note"), ..thing(row, text) }
}

fn thing_meta(row: &ThingRow, kind: &'static str) -> Meta {
    Meta { readers: readers(row.space, row.open), kind, author: row.author, ..Meta::default() }
}

fn thing(row: ThingRow, text: String) -> Doc {
    Doc {
        id: -row.id.number(),
        space: Some(row.space),
        thread: None,
        at: row.at,
        weight: 0,
        heading: row.name,
        text,
        meta: Meta::default(),
    }
}

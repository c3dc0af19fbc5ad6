//! Notes with what they said before.

use kernel::{Fact, Id, PersonId, SpaceId, Time, fold};
use serde::{Deserialize, Serialize};
use store::{Res, Write, p, row, sql};
use workshop::notes::note::Draft;

use super::batch::Batch;
use super::files::relinked;
use super::maps::{Kind, free_id};
use super::records::{Record, record};
use crate::exchange::names;

/// What ids of notes are ids of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Written {}

record! {
    /// A note.
    Note {
        id: Id<Written>, space: SpaceId, title: String, text: String, version: i64, created: Time, author: PersonId, changed: Time, changed_by: PersonId,
        ;
        ;
    }
}
record! {
    /// What a note said in one version.
    NoteVersion {
        note: Id<Written>, version: i64, title: String, text: String, at: Time, by: PersonId,
        ;
        ;
    }
}

sql!(
    pub(crate) NOTES,
    "SELECT id, space_id, title, body, version, created_ms, author_id, changed_ms, changed_by FROM notes
     WHERE id > $1 ORDER BY id LIMIT 1000"
);
sql!(
    pub(crate) VERSIONS,
    "SELECT note_id, version, title, body, at_ms, by_id FROM note_versions WHERE (note_id, version) > ($1, $2)
     ORDER BY note_id, version LIMIT 1000"
);
sql!(NOTE_HERE, "SELECT author_id, space_id FROM notes WHERE id = $1");
sql!(TITLED, "SELECT id FROM notes WHERE space_id = $1 AND title_folded = $2");
sql!(
    PUT_NOTE,
    "INSERT INTO notes (id, space_id, title, title_folded, body, version, created_ms, author_id, changed_ms, changed_by)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)"
);
sql!(PUT_LINK, "INSERT INTO note_links (note_id, title_folded) VALUES ($1, $2) ON CONFLICT DO NOTHING");
sql!(
    PUT_VERSION,
    "INSERT INTO note_versions (note_id, version, title, body, at_ms, by_id) VALUES ($1, $2, $3, $4, $5, $6)
     ON CONFLICT DO NOTHING"
);

/// The records one of these needs.
pub(crate) fn needs(record: &Record) -> Vec<(Kind, i64)> {
    use Kind::{Note, Person, Space};
    match record {
        Record::Note(x) => {
            vec![(Person, x.author.number()), (Person, x.changed_by.number()), (Space, x.space.number())]
        }
        Record::NoteVersion(x) => vec![(Note, x.note.number()), (Person, x.by.number())],
        _ => Vec::new(),
    }
}

/// Writes one of these records.
pub(crate) fn write(w: &mut Write<'_>, batch: &mut Batch<'_>, record: &Record) -> Res<()> {
    match record {
        Record::Note(x) => note(w, batch, x),
        Record::NoteVersion(x) => {
            let (id, by) = (batch.id(Kind::Note, x.note.number()), batch.id(Kind::Person, x.by.number()));
            let (title, text) = (names::line(&x.title), relinked(batch, names::text(&x.text)));
            w.exec(&PUT_VERSION, p![id, x.version, &title, &text, x.at, by]).map(drop)
        }
        _ => Ok(()),
    }
}

fn note(w: &mut Write<'_>, batch: &mut Batch<'_>, x: &Note) -> Res<()> {
    let old = x.id.number();
    let (author, space) =
        (batch.id(Kind::Person, x.author.number()), batch.id(Kind::Space, x.space.number()));
    let by = batch.id(Kind::Person, x.changed_by.number());
    let known = batch.state.ids.get(&(Kind::Note, old)).copied();
    let same = w.opt::<(i64, i64)>(&NOTE_HERE, p![old])? == Some((author, space));
    let (title, text) = (names::line(&x.title), relinked(batch, names::text(&x.text)));
    let folded = fold::fold(&title);
    let titled = w.opt::<(i64,)>(&TITLED, p![space, &folded])?.map(|(id,)| id);
    if let Some(id) = known.or(same.then_some(old)).or(titled) {
        batch.delta.summary.known += 1;
        batch.here(Kind::Note, id);
        return if id == old || known.is_some() { Ok(()) } else { batch.map(w, Kind::Note, old, id) };
    }
    let id = free_id(w, Kind::Note, old)?;
    let own = p![id, space, &title, &folded, &text, x.version, x.created, author, x.changed, by];
    w.exec(&PUT_NOTE, own)?;
    for title in (Draft { title: title.clone(), text: text.clone() }).links() {
        w.exec(&PUT_LINK, p![id, &title])?;
    }
    batch.here(Kind::Note, id);
    w.announce(Fact::past("note.written", id, x.changed).by(PersonId::new(by)).space(SpaceId::new(space)));
    if id == old { Ok(()) } else { batch.map(w, Kind::Note, old, id) }
}

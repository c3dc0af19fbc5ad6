//! Every SQL text about notes.

use std::collections::HashMap;

use kernel::{Fact, Id, PersonId, SpaceId, Time, fold};
use policy::Permitted;
use store::{Read, Res, Write, p, row, sql};
use web::Place;

use super::facts;
use super::note::Draft;

sql!(
    LIST,
    "SELECT n.id, n.title, n.body, n.version, n.changed_ms, p.name, p.handle, n.author_id
     FROM notes n JOIN people p ON p.id = n.changed_by
     WHERE n.space_id = $1 AND n.title_folded LIKE $2
       AND ($3::bigint = 0 OR (n.changed_ms, n.id) < (SELECT z.changed_ms, z.id FROM notes z WHERE z.id = $3))
     ORDER BY n.changed_ms DESC, n.id DESC LIMIT $4"
);
sql!(
    GET,
    "SELECT n.id, n.title, n.body, n.version, n.changed_ms, p.name, p.handle, n.author_id
     FROM notes n JOIN people p ON p.id = n.changed_by WHERE n.id = $1 AND n.space_id = $2"
);
sql!(OF_TITLE, "SELECT id FROM notes WHERE space_id = $1 AND title_folded = $2 AND id <> $3");
sql!(
    ADD,
    "INSERT INTO notes (id, space_id, title, title_folded, body, version, created_ms, author_id, changed_ms, changed_by)
     VALUES ($1, $2, $3, $4, $5, 1, $6, $7, $6, $7)"
);
sql!(
    SAVE,
    "UPDATE notes SET title = $3, title_folded = $4, body = $5, version = version + 1, changed_ms = $6, changed_by = $7
     WHERE id = $1 AND version = $2"
);
sql!(
    KEEP,
    "INSERT INTO note_versions (note_id, version, title, body, at_ms, by_id) VALUES ($1, $2, $3, $4, $5, $6)"
);
sql!(
    VERSIONS,
    "SELECT v.version, v.title, '', v.at_ms, p.name, p.handle
     FROM note_versions v JOIN people p ON p.id = v.by_id WHERE v.note_id = $1 ORDER BY v.version DESC LIMIT 200"
);
sql!(
    VERSION,
    "SELECT v.version, v.title, v.body, v.at_ms, p.name, p.handle
     FROM note_versions v JOIN people p ON p.id = v.by_id WHERE v.note_id = $1 AND v.version = $2"
);
sql!(UNLINK, "DELETE FROM note_links WHERE note_id = $1");
sql!(LINK, "INSERT INTO note_links (note_id, title_folded) VALUES ($1, $2)");
sql!(
    LINKED,
    "SELECT n.title_folded, n.id FROM note_links k JOIN notes n ON n.space_id = $2 AND n.title_folded = k.title_folded
     WHERE k.note_id = $1"
);
sql!(
    LINKING,
    "SELECT n.id, n.title FROM notes n JOIN note_links k ON k.note_id = n.id
     WHERE n.space_id = $1 AND k.title_folded = $2 AND n.id <> $3 ORDER BY n.title_folded LIMIT 50"
);
sql!(DROP_VERSIONS, "DELETE FROM note_versions WHERE note_id = $1");
sql!(DROP, "DELETE FROM notes WHERE id = $1");

/// A note.
#[derive(Debug, Clone)]
pub struct Note {
    /// Its id.
    pub id: i64,
    /// Its title.
    pub title: String,
    /// Its text in Markdown.
    pub body: String,
    /// Which version this is.
    pub version: i64,
    /// When it was written.
    pub changed: Time,
    /// Who wrote this version.
    pub name: String,
    /// … by short name.
    pub handle: String,
    /// Who began it.
    pub author: PersonId,
}
row!(Note { id, title, body, version, changed, name, handle, author });

/// One version of a note.
#[derive(Debug, Clone)]
pub struct Version {
    /// Its number.
    pub version: i64,
    /// The title it had.
    pub title: String,
    /// Its text; empty in lists.
    pub body: String,
    /// When it was written.
    pub at: Time,
    /// Who wrote it.
    pub name: String,
    /// … by short name.
    pub handle: String,
}
row!(Version { version, title, body, at, name, handle });

/// The notes of a space, the one changed last first, after the one of id `after`.
///
/// # Errors
/// What the database says.
pub fn list(r: &mut Read<'_>, space: SpaceId, q: &str, after: i64, limit: i64) -> Res<Vec<Note>> {
    let words: String = fold::fold(q.trim()).chars().filter(|c| !"%_\\".contains(*c)).collect();
    r.all(&LIST, p![space, &format!("%{words}%"), after, limit])
}

/// A note of a space.
///
/// # Errors
/// `NoRow` when it is not there.
pub fn get(r: &mut Read<'_>, space: SpaceId, id: i64) -> Res<Note> {
    r.one(&GET, p![id, space])
}

/// The ids of the notes this one links to, by folded title.
///
/// # Errors
/// What the database says.
pub fn linked(r: &mut Read<'_>, space: SpaceId, id: i64) -> Res<HashMap<String, i64>> {
    Ok(r.all::<(String, i64)>(&LINKED, p![id, space])?.into_iter().collect())
}

/// The notes that link to this one: id and title.
///
/// # Errors
/// What the database says.
pub fn linking(r: &mut Read<'_>, space: SpaceId, note: &Note) -> Res<Vec<(i64, String)>> {
    r.all(&LINKING, p![space, &fold::fold(&note.title), note.id])
}

/// Whether another note of the space has this title.
///
/// # Errors
/// What the database says.
pub fn taken(r: &mut Read<'_>, space: SpaceId, title: &str, but: i64) -> Res<bool> {
    Ok(r.opt::<(i64,)>(&OF_TITLE, p![space, &fold::fold(title), but])?.is_some())
}

/// The versions of a note, the newest first.
///
/// # Errors
/// What the database says.
pub fn versions(r: &mut Read<'_>, id: i64) -> Res<Vec<Version>> {
    r.all(&VERSIONS, p![id])
}

/// One version of a note.
///
/// # Errors
/// What the database says.
pub fn version(r: &mut Read<'_>, id: i64, version: i64) -> Res<Option<Version>> {
    r.opt(&VERSION, p![id, version])
}

/// Writes a new note; its id.
///
/// # Errors
/// What the database says.
pub fn add(permit: &mut Permitted<'_, '_, Place>, draft: &Draft) -> Res<i64> {
    let (space, by) = (permit.thing().id, permit.actor().id);
    let w = permit.tx();
    let (id, now): (Id<Note>, Time) = (w.id(), w.now());
    w.exec(&ADD, p![id, space, &draft.title, &fold::fold(&draft.title), &draft.text, now, by])?;
    written(w, space, id.number(), 1, draft, by)?;
    Ok(id.number())
}

/// Writes the next version of a note upon `version`; false when another one came in between.
///
/// # Errors
/// What the database says.
pub fn save(permit: &mut Permitted<'_, '_, Place>, id: i64, version: i64, draft: &Draft) -> Res<bool> {
    let (space, by) = (permit.thing().id, permit.actor().id);
    let w = permit.tx();
    let now = w.now();
    let folded = fold::fold(&draft.title);
    if w.exec(&SAVE, p![id, version, &draft.title, &folded, &draft.text, now, by])? == 0 {
        return Ok(false);
    }
    written(w, space, id, version + 1, draft, by)?;
    Ok(true)
}

fn written(w: &mut Write<'_>, space: SpaceId, id: i64, version: i64, draft: &Draft, by: PersonId) -> Res<()> {
    let now = w.now();
    w.exec(&KEEP, p![id, version, &draft.title, &draft.text, now, by])?;
    w.exec(&UNLINK, p![id])?;
    for title in draft.links() {
        w.exec(&LINK, p![id, &title])?;
    }
    w.announce(Fact::new(&facts::WRITTEN, id, now).by(by).space(space));
    Ok(())
}

/// Removes a note with everything it ever said.
///
/// # Errors
/// What the database says.
pub fn remove(permit: &mut Permitted<'_, '_, Place>, id: i64) -> Res<()> {
    let (space, by) = (permit.thing().id, permit.actor().id);
    let w = permit.tx();
    let now = w.now();
    w.exec(&UNLINK, p![id])?;
    w.exec(&DROP_VERSIONS, p![id])?;
    w.exec(&DROP, p![id])?;
    w.announce(Fact::new(&facts::REMOVED, id, now).by(by).space(space));
    Ok(())
}

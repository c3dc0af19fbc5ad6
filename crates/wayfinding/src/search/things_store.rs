//! The SQL of files and notes as documents: their ids stand below zero, like people’s.

use kernel::{Id, PersonId, SpaceId, Time};
use store::{Read, Res, p, row, sql};

// A file that comes with a message is nobody’s here: the message may stand under a neutral name.
macro_rules! file {
    ($rest:literal) => {
        concat!(
            "SELECT f.id, f.space_id, CASE WHEN f.via = 'folder' THEN f.author_id END, f.changed_ms, f.name, f.alt, f.folder, s.open_read
             FROM files f JOIN spaces s ON s.id = f.space_id WHERE f.gone_ms IS NULL AND ",
            $rest
        )
    };
}
macro_rules! note {
    ($rest:literal) => {
        concat!(
            "SELECT n.id, n.space_id, n.changed_by, n.changed_ms, n.title, n.body, '', s.open_read
             FROM notes n JOIN spaces s ON s.id = n.space_id WHERE ",
            $rest
        )
    };
}
sql!(FILE, file!("f.id = $1"));
sql!(FILES_AFTER, file!("f.id > $1 ORDER BY f.id LIMIT $2"));
sql!(FILES_OF, "SELECT file_id FROM message_files WHERE message_id = $1 ORDER BY file_id LIMIT 50");
sql!(NOTE, note!("n.id = $1"));
sql!(NOTES_AFTER, note!("n.id > $1 ORDER BY n.id LIMIT $2"));
sql!(SEEN_FILES, "SELECT v.file_id FROM visible_files v WHERE v.person_id = $1 AND v.file_id = ANY($2)");
sql!(
    SEEN_NOTES,
    "SELECT n.id FROM notes n JOIN visible_spaces v ON v.space_id = n.space_id AND v.person_id = $1 WHERE n.id = ANY($2)"
);
sql!(
    SHOWN_FILES,
    "SELECT f.id, f.name, f.alt, f.changed_ms, s.slug, s.name, s.kind, s.hue, p.name, p.handle
     FROM files f JOIN spaces s ON s.id = f.space_id LEFT JOIN people p ON p.id = f.author_id AND f.via = 'folder'
     WHERE f.id = ANY($1)"
);
sql!(
    SHOWN_NOTES,
    "SELECT n.id, n.title, n.body, n.changed_ms, s.slug, s.name, s.kind, s.hue, p.name, p.handle
     FROM notes n JOIN spaces s ON s.id = n.space_id LEFT JOIN people p ON p.id = n.changed_by WHERE n.id = ANY($1)"
);
// For phrases meant to the letter.
sql!(SAID_FILES, "SELECT f.id, f.name, f.alt FROM files f WHERE f.id = ANY($1)");
sql!(SAID_NOTES, "SELECT n.id, n.title, n.body FROM notes n WHERE n.id = ANY($1)");

/// A file or a note as it is indexed.
pub(super) struct ThingRow {
    pub id: Id<()>,
    pub space: SpaceId,
    pub author: Option<PersonId>,
    pub at: Time,
    pub name: String,
    pub text: String,
    /// A file's folder.
    pub folder: String,
    pub open: bool,
}
row!(ThingRow { id, space, author, at, name, text, folder, open });

/// A file or a note as a hit shows it.
#[derive(Debug, Clone)]
pub struct ShownThing {
    /// Its id.
    pub id: i64,
    /// Its name or title.
    pub name: String,
    /// What it says: a file's alternative text, a note's Markdown.
    pub text: String,
    /// When it changed.
    pub at: Time,
    /// The space's address.
    pub slug: String,
    /// The space's name.
    pub space: String,
    /// The space's kind.
    pub space_kind: String,
    /// The space's hue.
    pub hue: i64,
    /// Who brought or wrote it.
    pub author: Option<String>,
    /// Their handle.
    pub handle: Option<String>,
}
row!(ShownThing { id, name, text, at, slug, space, space_kind, hue, author, handle });

pub(super) fn file(r: &mut Read<'_>, id: i64) -> Res<Option<ThingRow>> {
    r.opt(&FILE, p![id])
}
pub(super) fn files_after(r: &mut Read<'_>, id: i64, limit: i64) -> Res<Vec<ThingRow>> {
    r.all(&FILES_AFTER, p![id, limit])
}
/// The files a message points to.
pub(super) fn files_of(r: &mut Read<'_>, message: i64) -> Res<Vec<i64>> {
    r.ints(&FILES_OF, p![message])
}
pub(super) fn note(r: &mut Read<'_>, id: i64) -> Res<Option<ThingRow>> {
    r.opt(&NOTE, p![id])
}
pub(super) fn notes_after(r: &mut Read<'_>, id: i64, limit: i64) -> Res<Vec<ThingRow>> {
    r.all(&NOTES_AFTER, p![id, limit])
}

/// Of these files and notes, those the person may read; ids of documents.
pub(super) fn seen(r: &mut Read<'_>, person: PersonId, files: &Vec<i64>, notes: &Vec<i64>) -> Res<Vec<i64>> {
    let mut seen = Vec::new();
    if !files.is_empty() {
        seen = r.ints(&SEEN_FILES, p![person, files])?;
    }
    if !notes.is_empty() {
        seen.extend(r.ints(&SEEN_NOTES, p![person, notes])?);
    }
    Ok(seen.into_iter().map(|id| -id).collect())
}

/// What is shown of these files and notes.
pub(super) fn shown(
    r: &mut Read<'_>,
    files: &Vec<i64>,
    notes: &Vec<i64>,
) -> Res<(Vec<ShownThing>, Vec<ShownThing>)> {
    let files = if files.is_empty() { Vec::new() } else { r.all(&SHOWN_FILES, p![files])? };
    Ok((files, if notes.is_empty() { Vec::new() } else { r.all(&SHOWN_NOTES, p![notes])? }))
}

/// The words of these files and notes, by the ids of their documents.
pub(super) fn words_of(r: &mut Read<'_>, files: &Vec<i64>, notes: &Vec<i64>) -> Res<Vec<(i64, String)>> {
    type Said = (i64, String, String);
    let mut said: Vec<Said> = if files.is_empty() { Vec::new() } else { r.all(&SAID_FILES, p![files])? };
    if !notes.is_empty() {
        said.extend(r.all::<Said>(&SAID_NOTES, p![notes])?);
    }
    Ok(said.into_iter().map(|(id, name, text)| (-id, format!("{name} . {text}"))).collect())
}

//! Adding, replacing, changing and taking away; the counters move with it.

use kernel::{Fact, PersonId, SpaceId, fold};
use policy::Permitted;
use store::{Res, Write, p, sql};
use web::place::Place;

use super::find::Version;
use crate::files::facts;
use crate::files::file::FileId;
use crate::files::look::Look;
use crate::files::things::Stored;

sql!(
    ADD,
    "INSERT INTO files (id, space_id, folder, name, name_folded, alt, via, author_id, created_ms, changed_ms, version,
        blob, type, size, width, height)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $9, 1, $10, $11, $12, $13, $14)"
);
sql!(
    ADD_VERSION,
    "INSERT INTO file_versions (file_id, number, blob, type, size, width, height, by_id, at_ms, restored)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)"
);
sql!(
    REPLACE,
    "UPDATE files SET version = $2, blob = $3, type = $4, size = $5, width = $6, height = $7, changed_ms = $8
     WHERE id = $1 AND version = $2::bigint - 1"
);
// Put into a folder, what came with a message is the space’s own; not once that message is hidden or gone.
sql!(
    CHANGE,
    "UPDATE files SET name = $2, name_folded = $3, folder = $4, alt = $5, changed_ms = $6,
        via = CASE WHEN $4 = '' THEN via ELSE 'folder' END
     WHERE id = $1 AND ($4 = '' OR via = 'folder' OR EXISTS (SELECT 1 FROM message_files x
        JOIN messages m ON m.id = x.message_id WHERE x.file_id = files.id AND m.gone IS NULL))"
);
sql!(REMOVE, "UPDATE files SET gone_ms = $2, gone_by = $3 WHERE id = $1 AND gone_ms IS NULL");
sql!(
    pub(super) WEIGHT,
    "SELECT CAST(COALESCE(SUM(n.size), 0) AS BIGINT) FROM file_versions n WHERE n.file_id = $1 AND n.restored IS NULL"
);
sql!(
    GROW,
    "INSERT INTO space_files (space_id, files, bytes) VALUES ($1, $2, $3)
     ON CONFLICT (space_id) DO UPDATE SET files = space_files.files + excluded.files,
        bytes = space_files.bytes + excluded.bytes"
);
sql!(
    FOLDER,
    "INSERT INTO file_folders (space_id, path, files) VALUES ($1, $2, $3)
     ON CONFLICT (space_id, path) DO UPDATE SET files = file_folders.files + excluded.files"
);
sql!(EMPTY, "DELETE FROM file_folders WHERE space_id = $1 AND path = $2 AND files <= 0");

/// A file whose bytes are kept, about to be put into a space.
#[derive(Debug, Clone)]
pub struct Coming {
    /// Its name.
    pub name: String,
    /// Its folder.
    pub folder: String,
    /// What a picture shows.
    pub alt: String,
    /// `folder` or `message`.
    pub via: &'static str,
    /// Its bytes.
    pub blob: String,
    /// How many.
    pub size: i64,
    /// What it is.
    pub look: Look,
}

/// New names for a file.
#[derive(Debug, Clone, Default)]
pub struct Move {
    /// Its name.
    pub name: String,
    /// Its folder.
    pub folder: String,
    /// What a picture shows.
    pub alt: String,
}

pub(super) fn counted(w: &mut Write<'_>, space: SpaceId, folder: &str, files: i64, bytes: i64) -> Res<()> {
    w.exec(&GROW, p![space, files, bytes])?;
    if files == 0 || folder.is_empty() {
        return Ok(());
    }
    w.exec(&FOLDER, p![space, folder, files])?;
    w.exec(&EMPTY, p![space, folder]).map(drop)
}

// What a past brought points to its file as its own messages do.
sql!(POINTS, "INSERT INTO message_files (message_id, file_id) VALUES ($1, $2) ON CONFLICT DO NOTHING");

/// Puts a file of the past beside the message it came with; its id.
///
/// # Errors
/// What the database says.
pub(in crate::files) fn add_past(
    w: &mut Write<'_>,
    (space, author, at): (SpaceId, PersonId, kernel::Time),
    message: kernel::MessageId,
    new: &Coming,
) -> Res<FileId> {
    let id = insert(w, (space, author, at), new)?;
    w.exec(&POINTS, p![message, id])?;
    w.announce(Fact::past("file.added", id.number(), at).by(author).space(space));
    Ok(id)
}

/// A file with its first version, counted.
fn insert(
    w: &mut Write<'_>,
    (space, author, at): (SpaceId, PersonId, kernel::Time),
    new: &Coming,
) -> Res<FileId> {
    let (id, shape): (FileId, _) = (w.id(), new.look.shape);
    let (width, height) = (shape.map(|s| s.0), shape.map(|s| s.1));
    let (folded, kind) = (fold::fold(&new.name), &new.look.kind);
    let own = p![
        id,
        space,
        &new.folder,
        &new.name,
        &folded,
        &new.alt,
        new.via,
        author,
        at,
        &new.blob,
        kind,
        new.size,
        width,
        height
    ];
    w.exec(&ADD, own)?;
    let none: Option<i64> = None;
    w.exec(&ADD_VERSION, p![id, 1_i64, &new.blob, kind, new.size, width, height, author, at, none])?;
    counted(w, space, &new.folder, 1, new.size)?;
    Ok(id)
}

/// Puts files into a space.
///
/// # Errors
/// What the database says.
pub fn add(place: &mut Permitted<'_, '_, Place>, coming: &[Coming]) -> Res<Vec<FileId>> {
    let (w, place, actor) = place.split();
    let now = w.now();
    let mut ids = Vec::with_capacity(coming.len());
    for new in coming {
        let id = insert(w, (place.id, actor.id, now), new)?;
        w.announce(Fact::new(&facts::ADDED, id.number(), now).by(actor.id).space(place.id));
        ids.push(id);
    }
    Ok(ids)
}

fn next(w: &mut Write<'_>, stored: &Stored, by: PersonId, new: &Version) -> Res<bool> {
    let (id, number, now) = (stored.row.id, stored.row.version + 1, w.now());
    let (kind, size) = (&new.kind, new.size);
    if w.exec(&REPLACE, p![id, number, &new.blob, kind, size, new.width, new.height, now])? == 0 {
        return Ok(false);
    }
    w.exec(
        &ADD_VERSION,
        p![id, number, &new.blob, kind, size, new.width, new.height, by, now, new.restored],
    )?;
    let fact = Fact::new(&facts::REPLACED, id.number(), now).by(by).space(stored.place.id);
    w.announce(fact.with("number", number));
    Ok(true)
}

/// Gives a file new bytes; whether nobody else did meanwhile.
///
/// # Errors
/// What the database says.
pub fn replace(stored: &mut Permitted<'_, '_, Stored>, coming: &Coming) -> Res<bool> {
    let (w, stored, actor) = stored.split();
    let new = Version {
        number: 0,
        kind: coming.look.kind.clone(),
        size: coming.size,
        blob: coming.blob.clone(),
        width: coming.look.shape.map(|s| s.0),
        height: coming.look.shape.map(|s| s.1),
        at: w.now(),
        name: String::new(),
        handle: String::new(),
        restored: None,
    };
    counted(w, stored.place.id, "", 0, coming.size)?;
    next(w, stored, actor.id, &new)
}

/// Brings an earlier version back as the newest; whether nobody else did meanwhile.
///
/// # Errors
/// What the database says.
pub fn restore(stored: &mut Permitted<'_, '_, Stored>, version: &Version) -> Res<bool> {
    let (w, stored, actor) = stored.split();
    next(w, stored, actor.id, &Version { restored: Some(version.number), ..version.clone() })
}

/// Renames, moves, describes; false where nobody reads the message it came with any more.
///
/// # Errors
/// What the database says.
pub fn change(stored: &mut Permitted<'_, '_, Stored>, new: &Move) -> Res<bool> {
    let (w, stored, actor) = stored.split();
    let (row, now, folded) = (&stored.row, w.now(), fold::fold(&new.name));
    if w.exec(&CHANGE, p![row.id, &new.name, &folded, &new.folder, &new.alt, now])? == 0 {
        return Ok(false);
    }
    if row.folder != new.folder {
        counted(w, stored.place.id, &row.folder, -1, 0)?;
        counted(w, stored.place.id, &new.folder, 1, 0)?;
    }
    w.announce(Fact::new(&facts::CHANGED, row.id.number(), now).by(actor.id).space(stored.place.id));
    Ok(true)
}

pub(super) fn taken_away(
    w: &mut Write<'_>,
    id: FileId,
    space: SpaceId,
    folder: &str,
    by: Option<PersonId>,
) -> Res<()> {
    let now = w.now();
    if w.exec(&REMOVE, p![id, now, by])? == 0 {
        return Ok(());
    }
    let (weight,): (i64,) = w.one(&WEIGHT, p![id])?;
    counted(w, space, folder, -1, -weight)?;
    let fact = Fact::new(&facts::REMOVED, id.number(), now).space(space);
    w.announce(by.into_iter().fold(fact, Fact::by));
    Ok(())
}

/// Takes a file away; its bytes go some time later.
///
/// # Errors
/// What the database says.
pub fn remove(stored: &mut Permitted<'_, '_, Stored>) -> Res<()> {
    let (w, stored, actor) = stored.split();
    taken_away(w, stored.row.id, stored.place.id, &stored.row.folder, Some(actor.id))
}

//! Finding through the actor: what one may not read is not there.

use kernel::{Actor, PersonId, SpaceId, Time};
use store::{Error, Read, Res, p, row, sql};
use web::place::place_by_id;

use crate::files::file::FileId;
use crate::files::things::{FileRow, Stored};

macro_rules! file_sql {
    ($end:literal) => {
        concat!(
            "SELECT f.id, f.space_id, f.folder, f.name, f.alt, f.author_id, p.name, p.handle, f.created_ms,
                f.changed_ms, f.version, f.blob, f.type, f.size, f.width, f.height, b.state
             FROM files f JOIN people p ON p.id = f.author_id JOIN blobs b ON b.key = f.blob
             WHERE ",
            $end
        )
    };
}
pub(super) use file_sql;

sql!(
    FILE,
    file_sql!(
        "f.id = $2 AND EXISTS (SELECT 1 FROM visible_files v WHERE v.person_id = $1 AND v.file_id = f.id)"
    )
);
sql!(
    SERVED,
    "SELECT n.blob, n.type, n.size, n.width IS NOT NULL, f.name, b.state, f.author_id
     FROM files f JOIN file_versions n ON n.file_id = f.id AND n.number = CASE WHEN $3::bigint = 0 THEN f.version ELSE $3::bigint END
     JOIN blobs b ON b.key = n.blob
     WHERE f.id = $2 AND EXISTS (SELECT 1 FROM visible_files v WHERE v.person_id = $1 AND v.file_id = f.id)"
);
sql!(
    VERSIONS,
    "SELECT n.number, n.type, n.size, n.blob, n.width, n.height, n.at_ms, p.name, p.handle, n.restored
     FROM file_versions n JOIN people p ON p.id = n.by_id WHERE n.file_id = $1 ORDER BY n.number DESC LIMIT 200"
);
sql!(
    VERSION,
    "SELECT n.number, n.type, n.size, n.blob, n.width, n.height, n.at_ms, p.name, p.handle, n.restored
     FROM file_versions n JOIN people p ON p.id = n.by_id WHERE n.file_id = $1 AND n.number = $2"
);
sql!(THUMB, "SELECT t.thumb, t.type, t.size FROM thumbs t WHERE t.blob = $1 AND t.width = $2");
sql!(
    QUOTA,
    "SELECT s.quota_mb, x.bytes FROM spaces s LEFT JOIN space_files x ON x.space_id = s.id WHERE s.id = $1"
);

/// One version of a file.
#[derive(Debug, Clone)]
pub struct Version {
    /// Which.
    pub number: i64,
    /// Its type.
    pub kind: String,
    /// How many bytes.
    pub size: i64,
    /// Its bytes.
    pub blob: String,
    /// Width of a picture.
    pub width: Option<i64>,
    /// Its height.
    pub height: Option<i64>,
    /// When it came.
    pub at: Time,
    /// Who brought it.
    pub name: String,
    /// Their handle.
    pub handle: String,
    /// Which version it brings back.
    pub restored: Option<i64>,
}
row!(Version { number, kind, size, blob, width, height, at, name, handle, restored });

/// What is sent when a file is fetched.
#[derive(Debug, Clone)]
pub struct Served {
    /// Its bytes.
    pub blob: String,
    /// Its type.
    pub kind: String,
    /// How many bytes.
    pub size: i64,
    /// Shown in a page.
    pub picture: bool,
    /// Its name.
    pub name: String,
    /// What is known of its bytes.
    pub state: String,
    /// Who brought it.
    pub author: PersonId,
}
row!(Served { blob, kind, size, picture, name, state, author });

/// A file the actor may read.
///
/// # Errors
/// `NoRow` when it is not there for them.
pub fn file(r: &mut Read<'_>, actor: &Actor, id: FileId) -> Res<Stored> {
    let row: FileRow = r.one(&FILE, p![actor.id, id])?;
    let place = place_by_id(r, actor, row.space)?;
    if !place.readable {
        return Err(Error::NoRow);
    }
    let mine = row.author == actor.id;
    Ok(Stored { row, place, mine })
}

/// What to send of a file the actor may read: its current version, or another one.
///
/// # Errors
/// `NoRow` when it is not there for them.
pub fn served(r: &mut Read<'_>, actor: &Actor, id: FileId, version: i64) -> Res<Served> {
    r.one(&SERVED, p![actor.id, id, version])
}

/// The smaller picture of a blob: its key, type and size.
///
/// # Errors
/// What the database says.
pub fn thumb(r: &mut Read<'_>, blob: &str, width: i64) -> Res<Option<(String, String, i64)>> {
    r.opt(&THUMB, p![blob, width])
}

/// The versions of a file the caller has found, newest first.
///
/// # Errors
/// What the database says.
pub fn versions(r: &mut Read<'_>, id: FileId) -> Res<Vec<Version>> {
    r.all(&VERSIONS, p![id])
}

/// One version of a file the caller has found.
///
/// # Errors
/// `NoRow` when there is none of that number.
pub fn version(r: &mut Read<'_>, id: FileId, number: i64) -> Res<Version> {
    r.one(&VERSION, p![id, number])
}

/// What a space may hold (in megabytes, when it says so itself) and what it holds, in bytes.
///
/// # Errors
/// What the database says.
pub fn quota(r: &mut Read<'_>, space: SpaceId) -> Res<(Option<i64>, i64)> {
    let (quota, bytes): (Option<i64>, Option<i64>) = r.one(&QUOTA, p![space])?;
    Ok((quota, bytes.unwrap_or(0)))
}

//! What is to be done with blobs, one after the other.

use kernel::{Fact, PersonId, SpaceId, Time};
use store::{Read, Res, Write, p, row, sql};

use crate::files::facts;

sql!(
    GIVE,
    "INSERT INTO file_work (kind, blob, due_ms, tries) VALUES ($1, $2, $3, 0) ON CONFLICT (kind, blob) DO NOTHING"
);
sql!(
    TAKE,
    "UPDATE file_work SET due_ms = $2, tries = tries + 1
     WHERE (kind, blob) = (SELECT x.kind, x.blob FROM file_work x WHERE x.due_ms <= $1
        ORDER BY x.due_ms, x.kind, x.blob LIMIT 1 FOR UPDATE SKIP LOCKED)
     RETURNING kind, blob, tries"
);
sql!(DUE, "SELECT x.blob FROM file_work x WHERE x.due_ms <= $1 LIMIT 1");
sql!(LATER, "UPDATE file_work SET due_ms = $3 WHERE kind = $1 AND blob = $2");
sql!(DONE, "DELETE FROM file_work WHERE kind = $1 AND blob = $2");
sql!(
    THUMB,
    "INSERT INTO thumbs (blob, width, thumb, type, size) VALUES ($1, $2, $3, $4, $5)
     ON CONFLICT (blob, width) DO NOTHING"
);
sql!(
    HOLDERS,
    "SELECT f.id, f.space_id, f.author_id FROM files f WHERE f.blob = $1 AND f.gone_ms IS NULL LIMIT 1000"
);
sql!(PICTURED, "SELECT n.file_id FROM file_versions n WHERE n.blob = $1 AND n.width IS NOT NULL LIMIT 1");

/// Something to be done with a blob.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Work {
    /// `scan`, `thumbs` or `remove`.
    pub kind: String,
    /// The blob.
    pub blob: String,
    /// How often it was tried, this time included.
    pub tries: i64,
}
row!(Work { kind, blob, tries });

/// Says that something is to be done.
///
/// # Errors
/// What the database says.
pub fn give(w: &mut Write<'_>, kind: &str, blob: &str) -> Res<()> {
    let now = w.now();
    w.exec(&GIVE, p![kind, blob, now]).map(drop)
}

/// Whether anything is due.
///
/// # Errors
/// What the database says.
pub fn due(r: &mut Read<'_>) -> Res<bool> {
    let now = r.now();
    Ok(r.opt::<(String,)>(&DUE, p![now])?.is_some())
}

/// Takes the next thing that is due; nobody else gets it before `until`.
///
/// # Errors
/// What the database says.
pub fn take(w: &mut Write<'_>, until: Time) -> Res<Option<Work>> {
    let now = w.now();
    w.opt(&TAKE, p![now, until])
}

/// It is to be tried again then.
///
/// # Errors
/// What the database says.
pub fn later(w: &mut Write<'_>, work: &Work, at: Time) -> Res<()> {
    w.exec(&LATER, p![&work.kind, &work.blob, at]).map(drop)
}

/// It is done, or given up.
///
/// # Errors
/// What the database says.
pub fn done(w: &mut Write<'_>, work: &Work) -> Res<()> {
    w.exec(&DONE, p![&work.kind, &work.blob]).map(drop)
}

/// Smaller pictures of a blob were made: width, key, type and size of each.
///
/// # Errors
/// What the database says.
pub fn thumbs_made(w: &mut Write<'_>, blob: &str, made: &[(i64, String, &'static str, i64)]) -> Res<()> {
    for (width, thumb, kind, size) in made {
        w.exec(&THUMB, p![blob, *width, thumb, *kind, *size])?;
    }
    Ok(())
}

/// After the scanner: its smaller pictures may be made, or everybody concerned is told.
///
/// # Errors
/// What the database says.
pub fn again(w: &mut Write<'_>, blob: &str, clean: bool) -> Res<()> {
    if clean {
        let picture: Option<(i64,)> = w.opt(&PICTURED, p![blob])?;
        return picture.map_or(Ok(()), |_| give(w, "thumbs", blob));
    }
    let now = w.now();
    for (id, space, author) in w.all::<(i64, SpaceId, PersonId)>(&HOLDERS, p![blob])? {
        w.announce(Fact::new(&facts::INFECTED, id, now).space(space).with("author", author.number()));
    }
    Ok(())
}

//! Somebody's own picture.

use kernel::PersonId;
use store::{Read, Res, Write, p, sql};

sql!(
    PICTURE,
    "SELECT x.blob, x.type, x.size, b.state, x.version FROM pictures x JOIN blobs b ON b.key = x.blob
     WHERE x.person_id = $1"
);
// The version is the moment: taken away and set again, an address never means another picture.
sql!(
    SET,
    "INSERT INTO pictures (person_id, version, blob, type, size, at_ms) VALUES ($1, $5, $2, $3, $4, $5)
     ON CONFLICT (person_id) DO UPDATE SET
        version = CASE WHEN excluded.version > pictures.version THEN excluded.version ELSE pictures.version + 1 END, blob = excluded.blob,
        type = excluded.type, size = excluded.size, at_ms = excluded.at_ms"
);
sql!(
    MET,
    "SELECT a.space_id FROM memberships a JOIN memberships b ON b.space_id = a.space_id
     WHERE a.person_id = $1 AND b.person_id = $2
     UNION ALL
     SELECT c.space_id FROM coaches c JOIN memberships b ON b.space_id = c.space_id
     WHERE c.person_id = $1 AND b.person_id = $2 LIMIT 1"
);
sql!(TAKE_AWAY, "DELETE FROM pictures WHERE person_id = $1");

/// Blob, type, size, state and version of a picture.
pub type Picture = (String, String, i64, String, i64);

/// Somebody's picture.
///
/// # Errors
/// `NoRow` when they have none.
pub fn picture(r: &mut Read<'_>, person: PersonId) -> Res<Picture> {
    r.one(&PICTURE, p![person])
}

/// Sets somebody's own picture, or takes it away; its version.
///
/// # Errors
/// What the database says.
pub fn set_picture(w: &mut Write<'_>, person: PersonId, new: Option<(&str, &str, i64)>) -> Res<i64> {
    let now = w.now();
    let Some((blob, kind, size)) = new else {
        w.exec(&TAKE_AWAY, p![person])?;
        return Ok(0);
    };
    w.exec(&SET, p![person, blob, kind, size, now])?;
    picture(w, person).map(|found| found.4)
}

/// Whether `one` knows `other`: from a space both are in, or from a team they coach.
///
/// # Errors
/// What the database says.
pub fn met(r: &mut Read<'_>, one: PersonId, other: PersonId) -> Res<bool> {
    Ok(r.opt::<(i64,)>(&MET, p![one, other])?.is_some())
}

//! The picture of a space.

use kernel::SpaceId;
use policy::Permitted;
use store::{Read, Res, p, sql};
use web::place::Place;

use super::Picture;

sql!(
    PICTURE,
    "SELECT x.blob, x.type, x.size, b.state, x.version FROM space_pictures x JOIN blobs b ON b.key = x.blob
     WHERE x.space_id = $1"
);
// The version is the moment: taken away and set again, an address never means another picture.
sql!(
    SET,
    "INSERT INTO space_pictures (space_id, version, blob, type, size, at_ms) VALUES ($1, $5, $2, $3, $4, $5)
     ON CONFLICT (space_id) DO UPDATE SET
        version = CASE WHEN excluded.version > space_pictures.version THEN excluded.version ELSE space_pictures.version + 1 END,
        blob = excluded.blob, type = excluded.type, size = excluded.size, at_ms = excluded.at_ms"
);
sql!(TAKE_AWAY, "DELETE FROM space_pictures WHERE space_id = $1");

/// A space's picture.
///
/// # Errors
/// `NoRow` when it has none.
pub fn space_picture(r: &mut Read<'_>, space: SpaceId) -> Res<Picture> {
    r.one(&PICTURE, p![space])
}

/// Sets the picture of a space, or takes it away; its version.
///
/// # Errors
/// What the database says.
pub fn set_space_picture(place: &mut Permitted<'_, '_, Place>, new: Option<(&str, &str, i64)>) -> Res<i64> {
    let (w, place, actor) = place.split();
    let (space, now) = (place.id, w.now());
    web::audit(w, Some(actor.id), "space.picture", space.number())?;
    let Some((blob, kind, size)) = new else {
        w.exec(&TAKE_AWAY, p![space])?;
        return Ok(0);
    };
    w.exec(&SET, p![space, blob, kind, size, now])?;
    space_picture(w, space).map(|found| found.4)
}

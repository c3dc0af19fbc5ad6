//! Deleting everything a space holds.

use store::{Res, Write, p, sql};

sql!(SOME, "SELECT id FROM files WHERE space_id = $1 ORDER BY id LIMIT 300");
sql!(NO_VERSIONS, "DELETE FROM file_versions WHERE file_id = ANY($1)");
sql!(NO_FILES, "DELETE FROM files WHERE id = ANY($1)");
sql!(NO_PICTURE, "DELETE FROM space_pictures WHERE space_id = $1");
sql!(NO_COUNT, "DELETE FROM space_files WHERE space_id = $1");
sql!(NO_FOLDERS, "DELETE FROM file_folders WHERE space_id = $1");

/// Deletes the next files of a space; whether there may be more.
///
/// # Errors
/// What the database says.
pub fn clear(w: &mut Write<'_>, space: i64) -> Res<bool> {
    let ids: Vec<i64> = w.ints(&SOME, p![space])?;
    if ids.is_empty() {
        w.exec(&NO_PICTURE, p![space])?;
        w.exec(&NO_COUNT, p![space])?;
        w.exec(&NO_FOLDERS, p![space])?;
        return Ok(false);
    }
    w.exec(&NO_VERSIONS, p![&ids])?;
    w.exec(&NO_FILES, p![&ids])?;
    Ok(true)
}

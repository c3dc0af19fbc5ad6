//! The rows of blobs: written before their bytes, gone after them.

use store::{Read, Res, Write, p, sql};

sql!(
    TOUCH,
    "INSERT INTO blobs (key, size, state, touched_ms) VALUES ($1, $2, $3, $4)
     ON CONFLICT (key) DO UPDATE SET touched_ms = excluded.touched_ms WHERE blobs.doomed_ms IS NULL"
);
sql!(STATE, "SELECT b.state FROM blobs b WHERE b.key = $1");
sql!(FOUND, "UPDATE blobs SET state = $2 WHERE key = $1 AND state <> $2");
sql!(
    UNUSED,
    "SELECT b.key FROM blobs b WHERE b.touched_ms < $1 AND b.doomed_ms IS NULL
       AND NOT EXISTS (SELECT 1 FROM file_versions n WHERE n.blob = b.key)
       AND NOT EXISTS (SELECT 1 FROM pictures x WHERE x.blob = b.key)
       AND NOT EXISTS (SELECT 1 FROM space_pictures q WHERE q.blob = b.key)
       AND NOT EXISTS (SELECT 1 FROM thumbs t WHERE t.thumb = b.key)
     ORDER BY b.touched_ms, b.key LIMIT 200"
);
sql!(DOOM, "UPDATE blobs SET doomed_ms = $2 WHERE key = $1");
sql!(NO_THUMBS, "DELETE FROM thumbs WHERE blob = $1");
sql!(FORGET, "DELETE FROM blobs WHERE key = $1 AND doomed_ms IS NOT NULL");

/// Says that bytes are about to be kept; what is known of them, or `None` while the same bytes are
/// being removed: try again.
///
/// # Errors
/// What the database says.
pub fn touch(w: &mut Write<'_>, key: &str, size: i64, state: &str) -> Res<Option<String>> {
    let now = w.now();
    if w.exec(&TOUCH, p![key, size, state, now])? == 0 {
        return Ok(None);
    }
    Ok(w.opt::<(String,)>(&STATE, p![key])?.map(|(state,)| state))
}

/// Writes down what the scanner found; whether that was news.
///
/// # Errors
/// What the database says.
pub fn found(w: &mut Write<'_>, key: &str, state: &str) -> Res<bool> {
    Ok(w.exec(&FOUND, p![key, state])? > 0)
}

/// Blobs that nothing refers to since before that moment, at most 200.
///
/// # Errors
/// What the database says.
pub fn unused(r: &mut Read<'_>, before: kernel::Time) -> Res<Vec<String>> {
    Ok(r.all::<(String,)>(&UNUSED, p![before])?.into_iter().map(|(key,)| key).collect())
}

/// From here on nobody uses these bytes; their smaller pictures are free as well.
///
/// # Errors
/// What the database says.
pub fn doom(w: &mut Write<'_>, key: &str) -> Res<()> {
    let now = w.now();
    w.exec(&NO_THUMBS, p![key])?;
    w.exec(&DOOM, p![key, now]).map(drop)
}

/// The bytes are gone.
///
/// # Errors
/// What the database says.
pub fn forget(w: &mut Write<'_>, key: &str) -> Res<()> {
    w.exec(&FORGET, p![key]).map(drop)
}

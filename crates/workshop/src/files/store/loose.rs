//! What nobody needs any more: files that came for a message that was never sent, and the rows of
//! files that were taken away some time ago.

use kernel::{MessageId, SpaceId, Time};
use store::{Res, Write, p, sql};

use super::write::taken_away;
use crate::files::file::FileId;

// A draft still points to what its author attached.
sql!(
    LOOSE,
    "SELECT f.id, f.space_id, f.folder FROM files f
     WHERE f.via = 'message' AND f.gone_ms IS NULL AND f.created_ms < $1
       AND NOT EXISTS (SELECT 1 FROM message_files x WHERE x.file_id = f.id)
       AND NOT EXISTS (SELECT 1 FROM drafts d WHERE d.person_id = f.author_id
            AND d.body LIKE '%/files/' || CAST(f.id AS TEXT) || '/%')
       AND NOT EXISTS (SELECT 1 FROM waiting_files y WHERE y.file_id = f.id)
       AND NOT EXISTS (SELECT 1 FROM scheduled_posts s WHERE s.author_id = f.author_id
            AND s.body LIKE '%/files/' || CAST(f.id AS TEXT) || '/%')
     ORDER BY f.created_ms, f.id LIMIT 200"
);
sql!(
    LEFT_BY,
    "SELECT f.id, f.space_id, f.folder FROM files f JOIN message_files x ON x.file_id = f.id
     WHERE x.message_id = $1 AND f.via = 'message' AND f.gone_ms IS NULL
       AND NOT EXISTS (SELECT 1 FROM message_files y JOIN messages m ON m.id = y.message_id
            WHERE y.file_id = f.id AND y.message_id <> $1 AND (m.gone IS NULL OR m.gone IN ('withdrawn', 'hidden', 'removed')))"
);
sql!(GONE, "SELECT f.id FROM files f WHERE f.gone_ms < $1 ORDER BY f.gone_ms, f.id LIMIT 200");
sql!(NO_VERSIONS, "DELETE FROM file_versions WHERE file_id = $1");
sql!(NO_FILE, "DELETE FROM files WHERE id = $1");

type Found = (FileId, SpaceId, String);

/// Takes away files that came for a message before that moment and were never used; or, with a
/// message whose words are gone for good, those that only it pointed to. How many there were.
///
/// # Errors
/// What the database says.
pub fn gather(w: &mut Write<'_>, before: Time, message: Option<MessageId>) -> Res<usize> {
    let found: Vec<Found> = match message {
        Some(id) => w.all(&LEFT_BY, p![id])?,
        None => w.all(&LOOSE, p![before])?,
    };
    for (id, space, folder) in &found {
        taken_away(w, *id, *space, folder, None)?;
    }
    Ok(found.len())
}

/// Removes the rows of files that were taken away before that moment; how many there were.
///
/// # Errors
/// What the database says.
pub fn bury(w: &mut Write<'_>, before: Time) -> Res<usize> {
    let found: Vec<(FileId,)> = w.all(&GONE, p![before])?;
    for (id,) in &found {
        w.exec(&NO_VERSIONS, p![*id])?;
        w.exec(&NO_FILE, p![*id])?;
    }
    Ok(found.len())
}

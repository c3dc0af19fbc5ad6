//! The files messages point to: looked up through whoever writes, kept beside the message.

use kernel::rich::FileShown;
use kernel::{Actor, MessageId};
use store::{Read, Res, Write, p, row, sql};

// Only what the writer may read is shown in their words: `visible_files` is the room of files' view.
sql!(
    FILES_SHOWN,
    "SELECT f.id, f.name, f.alt, f.type, f.size, f.width, f.height FROM files f WHERE f.id = ANY($2)
       AND EXISTS (SELECT 1 FROM visible_files v WHERE v.person_id = $1 AND v.file_id = f.id)"
);
sql!(
    ATTACH,
    "INSERT INTO message_files (message_id, file_id) SELECT $1::bigint, f.id FROM files f WHERE f.id = ANY($2)
     ON CONFLICT (message_id, file_id) DO NOTHING"
);
sql!(DETACH, "DELETE FROM message_files WHERE message_id = $1");

struct Shown {
    id: i64,
    name: String,
    alt: String,
    kind: String,
    size: i64,
    width: Option<i64>,
    height: Option<i64>,
}
row!(Shown { id, name, alt, kind, size, width, height });

/// Those of the files that the actor may read, as a text shows them.
///
/// # Errors
/// What the database says.
pub fn files_shown(r: &mut Read<'_>, actor: &Actor, ids: &[i64]) -> Res<Vec<FileShown>> {
    let found: Vec<Shown> = r.all(&FILES_SHOWN, p![actor.id, ids])?;
    let shown = |f: Shown| FileShown {
        id: f.id,
        name: f.name,
        alt: f.alt,
        kind: f.kind,
        size: f.size,
        shape: f.width.zip(f.height),
    };
    Ok(found.into_iter().map(shown).collect())
}

/// Keeps which files a message points to.
///
/// # Errors
/// What the database says.
pub(super) fn attach(w: &mut Write<'_>, message: MessageId, files: &[i64]) -> Res<()> {
    if files.is_empty() {
        return Ok(());
    }
    w.exec(&ATTACH, p![message, files]).map(drop)
}

/// Keeps which files a message points to from now on.
///
/// # Errors
/// What the database says.
pub(super) fn attach_anew(w: &mut Write<'_>, message: MessageId, files: &[i64]) -> Res<()> {
    w.exec(&DETACH, p![message])?;
    attach(w, message, files)
}

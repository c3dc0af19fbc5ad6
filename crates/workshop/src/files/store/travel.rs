//! Files that came with the messages of a conversation go where it goes, and with them who may fetch
//! them. What was put into the space itself stays there, and so does what a conversation that stays
//! points to as well.

use kernel::{Fact, SpaceId, ThreadId};
use store::{Res, Write, p, sql};

use super::write::{WEIGHT, counted};
use crate::files::facts;
use crate::files::file::FileId;

sql!(
    TRAVELLING,
    "SELECT DISTINCT f.id, f.space_id, f.folder FROM messages m JOIN message_files x ON x.message_id = m.id
     JOIN files f ON f.id = x.file_id
     WHERE m.thread_id = $1 AND f.via = 'message' AND f.gone_ms IS NULL AND f.space_id <> $2
       AND NOT EXISTS (SELECT 1 FROM message_files y JOIN messages n ON n.id = y.message_id AND n.gone IS NULL
            JOIN threads t ON t.id = n.thread_id AND t.space_id <> $2 AND t.gone IS NULL WHERE y.file_id = f.id)"
);
sql!(TRAVEL, "UPDATE files SET space_id = $2, folder = '' WHERE id = $1");

/// Takes along what came with the messages of a thread that is in another space now.
///
/// # Errors
/// What the database says.
pub fn travel(w: &mut Write<'_>, thread: ThreadId, to: SpaceId) -> Res<()> {
    let now = w.now();
    let found: Vec<(FileId, SpaceId, String)> = w.all(&TRAVELLING, p![thread, to])?;
    for (id, from, folder) in found {
        w.exec(&TRAVEL, p![id, to])?;
        let (weight,): (i64,) = w.one(&WEIGHT, p![id])?;
        counted(w, from, &folder, -1, -weight)?;
        counted(w, to, "", 1, weight)?;
        w.announce(Fact::new(&facts::CHANGED, id.number(), now).space(to));
    }
    Ok(())
}

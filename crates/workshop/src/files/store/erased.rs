//! Somebody is erased together with what they said: what they brought goes in every version, and so do the
//! versions they gave to files of others, which show what came before again.

use kernel::time::DAY;
use kernel::{Fact, PersonId, SpaceId};
use store::{Res, Write, p, sql};

use super::write::{counted, taken_away};
use crate::files::facts;
use crate::files::file::FileId;

/// Files in one step.
const STEP: usize = 100;

sql!(
    OWN,
    "SELECT f.id, f.space_id, f.folder FROM files f WHERE f.author_id = $1 AND f.gone_ms IS NULL ORDER BY f.id LIMIT 100"
);
// As if they had been taken away long ago: the next round takes their bytes.
sql!(LONG_GONE, "UPDATE files SET gone_ms = $2, gone_by = NULL WHERE author_id = $1 AND gone_ms > $2");
sql!(
    LENT,
    "SELECT DISTINCT f.id, f.space_id FROM file_versions n JOIN files f ON f.id = n.file_id
     WHERE n.by_id = $1 AND n.restored IS NULL AND f.author_id <> $1 ORDER BY f.id LIMIT 100"
);
sql!(
    WEIGHT_OF,
    "SELECT CAST(COALESCE(SUM(n.size), 0) AS BIGINT) FROM file_versions n
     WHERE n.file_id = $1 AND n.by_id = $2 AND n.restored IS NULL"
);
// Also where somebody brought those bytes back.
sql!(
    NO_VERSIONS_OF,
    "DELETE FROM file_versions WHERE file_id = $1 AND ((by_id = $2 AND restored IS NULL)
        OR (restored IS NOT NULL AND blob IN (SELECT o.blob FROM file_versions o
            WHERE o.file_id = $1 AND o.by_id = $2 AND o.restored IS NULL)))"
);
sql!(
    AS_BEFORE,
    "UPDATE files SET (version, blob, type, size, width, height) = (
        SELECT n.number, n.blob, n.type, n.size, n.width, n.height FROM file_versions n
        WHERE n.file_id = $1 ORDER BY n.number DESC LIMIT 1)
     WHERE id = $1 AND EXISTS (SELECT 1 FROM file_versions n WHERE n.file_id = $1)"
);
sql!(FOLDER_OF, "SELECT f.folder FROM files f WHERE f.id = $1 AND f.gone_ms IS NULL");

/// Takes the next of somebody’s files away, for good; whether there may be more.
///
/// # Errors
/// What the database says.
pub fn forget(w: &mut Write<'_>, person: PersonId) -> Res<bool> {
    let own: Vec<(FileId, SpaceId, String)> = w.all(&OWN, p![person])?;
    for (id, space, folder) in &own {
        taken_away(w, *id, *space, folder, None)?;
    }
    if own.len() == STEP {
        return Ok(true);
    }
    let long_ago = w.now().plus(-31 * DAY);
    w.exec(&LONG_GONE, p![person, long_ago])?;
    let lent: Vec<(FileId, SpaceId)> = w.all(&LENT, p![person])?;
    for (id, space) in &lent {
        give_back(w, person, *id, *space)?;
    }
    Ok(lent.len() == STEP)
}

/// A file of somebody else without the versions this person gave it.
fn give_back(w: &mut Write<'_>, person: PersonId, id: FileId, space: SpaceId) -> Res<()> {
    let now = w.now();
    let (weight,): (i64,) = w.one(&WEIGHT_OF, p![id, person])?;
    w.exec(&NO_VERSIONS_OF, p![id, person])?;
    let here: Option<(String,)> = w.opt(&FOLDER_OF, p![id])?;
    let others = w.exec(&AS_BEFORE, p![id])? > 0;
    let Some((folder,)) = here else { return Ok(()) };
    counted(w, space, "", 0, -weight)?;
    if !others {
        return taken_away(w, id, space, &folder, None);
    }
    w.announce(Fact::new(&facts::CHANGED, id.number(), now).space(space));
    Ok(())
}

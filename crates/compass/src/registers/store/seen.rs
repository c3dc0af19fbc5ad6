//! What changed: each person sees it once.

use kernel::{PersonId, time::DAY};
use policy::Permitted;
use store::{Read, Res, p, sql};

use crate::registers::entry::{Entry, EntryId};

// What is older is no news to anybody.
const NEWS_DAYS: i64 = 60;

sql!(
    UNSEEN,
    "SELECT i.id, i.title FROM register_items i JOIN people p ON p.id = $1 AND NOT p.external
     WHERE i.register = 'release' AND i.state = 'launched' AND i.moved_ms > $2 AND i.moved_ms > p.created_ms
       AND NOT EXISTS (SELECT 1 FROM release_seen s WHERE s.person_id = $1 AND s.item_id = i.id)
     ORDER BY i.moved_ms DESC, i.id DESC LIMIT 3"
);
sql!(
    SEEN,
    "INSERT INTO release_seen (person_id, item_id, at_ms) VALUES ($1, $2, $3)
     ON CONFLICT (person_id, item_id) DO NOTHING"
);

/// Releases launched lately whose page the person has not seen, the newest first: id and title.
///
/// # Errors
/// What the database says.
pub fn unseen(r: &mut Read<'_>, person: PersonId) -> Res<Vec<(EntryId, String)>> {
    let since = r.now().plus(-NEWS_DAYS * DAY);
    r.all(&UNSEEN, p![person, since])
}

/// The person has seen what changed.
///
/// # Errors
/// What the database says.
pub fn mark(permit: &mut Permitted<'_, '_, Entry>) -> Res<()> {
    let (w, entry, actor) = permit.split();
    let now = w.now();
    w.exec(&SEEN, p![actor.id, entry.id, now])?;
    Ok(())
}

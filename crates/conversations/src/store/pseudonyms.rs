//! Who is behind a neutral name. Nobody but that person ever finds out: every statement that reads
//! the row has the reader's own id beside the thread's.

use kernel::{PersonId, ThreadId};
use store::{Read, Res, Write, p, sql};

use crate::pseudonyms::Name;

sql!(MINE, "SELECT person_id FROM pseudonyms WHERE thread_id = $1 AND person_id = $2");

sql!(pub(super) BEHIND, "INSERT INTO pseudonyms (thread_id, person_id) VALUES ($1, $2)");
// A name stands among people as somebody who left: it is in no directory, and nobody signs in with it.
sql!(
    pub(super) NAME,
    "INSERT INTO people (id, handle, name, name_folded, title, about, lang, languages, zone, external, state,
        created_ms, version)
     VALUES ($1, $2, $3, $4, '', '', 'en', '', 'UTC', TRUE, 'left', $5, 1) ON CONFLICT (id) DO NOTHING"
);
sql!(ALLOWS, "SELECT pseudonyms FROM spaces WHERE id = $1");

/// Whether questions may be asked under a neutral name in a space.
///
/// # Errors
/// What the database says.
pub fn allows(r: &mut Read<'_>, space: kernel::SpaceId) -> Res<bool> {
    Ok(r.opt::<(bool,)>(&ALLOWS, p![space])?.is_some_and(|(yes,)| yes))
}

/// The name stands among people, so that lists can show it.
///
/// # Errors
/// What the database says.
pub fn stand(w: &mut Write<'_>, (number, handle, name): Name) -> Res<()> {
    let (folded, now) = (kernel::fold::fold(name), w.now());
    w.exec(&NAME, p![number, handle, name, &folded, now]).map(drop)
}

/// Whether `reader` asked this question under its neutral name.
///
/// # Errors
/// What the database says.
pub fn behind(r: &mut Read<'_>, thread: ThreadId, reader: PersonId) -> Res<bool> {
    Ok(!r.ints(&MINE, p![thread, reader])?.is_empty())
}

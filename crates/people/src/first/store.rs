//! The SQL of these doors.

use kernel::{Lang, PersonId};
use store::{Read, Res, Write, p, sql};

use crate::person::changed;

sql!(KNOWN, "SELECT id FROM people WHERE mail = $1 AND state = 'active'");
sql!(END_RESETS, "UPDATE links SET used_ms = $2 WHERE person_id = $1 AND kind = 'reset' AND used_ms IS NULL");
sql!(CHOICES, "UPDATE people SET lang = $2, zone = $3, version = version + 1 WHERE id = $1");

/// Whose address it is, as long as they may sign in.
///
/// # Errors
/// What the database says.
pub(super) fn known(r: &mut Read<'_>, mail: &str) -> Res<Option<PersonId>> {
    Ok(r.opt::<(PersonId,)>(&KNOWN, p![mail])?.map(|(id,)| id))
}

/// Ends the links for a new password that were made before.
///
/// # Errors
/// What the database says.
pub(super) fn end_resets(w: &mut Write<'_>, person: PersonId) -> Res<()> {
    let now = w.now();
    w.exec(&END_RESETS, p![person, now]).map(drop)
}

/// Keeps the language and the zone somebody chose when they came in.
///
/// # Errors
/// What the database says.
pub(crate) fn choices(w: &mut Write<'_>, person: PersonId, lang: Lang, zone: &str) -> Res<()> {
    w.exec(&CHOICES, p![person, lang, zone])?;
    let now = w.now();
    w.announce(changed(person, now).by(person));
    Ok(())
}

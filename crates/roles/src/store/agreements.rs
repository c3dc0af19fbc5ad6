//! Who accepted the working agreement of a space, and which one.

use kernel::{PersonId, SpaceId, Time};
use policy::Permitted;
use store::{Read, Res, p, sql};

sql!(ACCEPTED, "SELECT person_id, mark, at_ms FROM agreements WHERE space_id = $1 ORDER BY at_ms, person_id");
sql!(
    ACCEPT,
    "INSERT INTO agreements (space_id, person_id, mark, at_ms) VALUES ($1, $2, $3, $4)
     ON CONFLICT (space_id, person_id) DO UPDATE SET mark = excluded.mark, at_ms = excluded.at_ms"
);

/// Who accepted what: person, mark, moment.
///
/// # Errors
/// What the database says.
pub fn accepted(r: &mut Read<'_>, space: SpaceId) -> Res<Vec<(PersonId, String, Time)>> {
    r.all(&ACCEPTED, p![space])
}

/// Somebody accepts the agreement of that mark.
///
/// # Errors
/// What the database says.
pub fn accept<T>(permit: &mut Permitted<'_, '_, T>, space: SpaceId, mark: &str) -> Res<()> {
    let person = permit.actor().id;
    let w = permit.tx();
    let now = w.now();
    w.exec(&ACCEPT, p![space, person, mark, now])?;
    Ok(())
}

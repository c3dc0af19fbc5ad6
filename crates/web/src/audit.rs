//! The audit: who did what over the place, in ids and enums, for every room alike.

use kernel::{Id, PersonId, Time};
use store::{Res, Write, p, sql};

sql!(
    AUDIT,
    "INSERT INTO audit (id, at_ms, actor_id, via, act, subject_id) VALUES ($1, $2, $3::bigint, $4, $5, $6)"
);

/// Writes an act down; `by` is nobody when the program did it by the clock.
///
/// # Errors
/// What the database says.
pub fn audit(w: &mut Write<'_>, by: Option<PersonId>, act: &str, subject: i64) -> Res<()> {
    let (id, now): (Id<()>, Time) = (w.id(), w.now());
    let via = if by.is_some() { "page" } else { "clock" };
    w.exec(&AUDIT, p![id, now, by, via, act, subject]).map(drop)
}

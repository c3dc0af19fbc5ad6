//! Requests that wait: a reminder at half the promised days, and the network's leads after them.

use kernel::time::DAY;
use kernel::{PersonId, SpaceId, Time};
use store::{Read, Res, Write, p, sql};

use super::{Voice, say};
use crate::facts;

// `reminded`: 0 nobody yet, 1 those who lead, 2 the network's leads too.
sql!(
    LATE,
    "SELECT j.space_id, j.person_id, j.reminded, j.at_ms, s.answer_days
     FROM join_requests j JOIN spaces s ON s.id = j.space_id
     WHERE s.archived_ms IS NULL AND s.closed_ms IS NULL
       AND ((j.reminded < 1 AND j.at_ms + s.answer_days * $2::bigint <= $1)
            OR (j.reminded < 2 AND j.at_ms + s.answer_days * $2::bigint * 2 <= $1))
     ORDER BY j.at_ms, j.person_id LIMIT 100"
);
sql!(REMINDED, "UPDATE join_requests SET reminded = $3 WHERE space_id = $1 AND person_id = $2");
sql!(TARGET, "SELECT answer_days FROM spaces WHERE id = $1");

/// Within how many days a space answers.
///
/// # Errors
/// What the database says.
pub fn target(r: &mut Read<'_>, space: SpaceId) -> Res<i64> {
    Ok(r.one::<(i64,)>(&TARGET, p![space])?.0)
}

/// Reminds, and escalates; whether there was anything.
///
/// # Errors
/// What the database says.
pub fn remind(w: &mut Write<'_>) -> Res<bool> {
    let now = w.now();
    let list: Vec<(SpaceId, PersonId, i64, Time, i64)> = w.all(&LATE, p![now, DAY / 2])?;
    for (space, person, _, at, days) in &list {
        let due = at.0 + days * DAY <= now.0;
        let (step, fact) = if due { (2_i64, &facts::OVERDUE) } else { (1, &facts::WAITING) };
        w.exec(&REMINDED, p![*space, *person, step])?;
        say(w, fact, person.number(), *space, Voice::default());
    }
    Ok(!list.is_empty())
}

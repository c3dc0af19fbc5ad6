//! Statements of what was done for duties.

use kernel::{AssignmentId, Time};
use policy::Permitted;
use store::{Read, Res, p, sql};

use super::Mark;
use crate::assignment::AssignmentThing;

// Of each duty what was said last.
sql!(
    MARKS,
    "SELECT m.duty, m.at_ms, m.skipped, m.why FROM duty_marks m
     WHERE m.assignment_id = $1 AND NOT EXISTS (SELECT 1 FROM duty_marks x
        WHERE x.assignment_id = m.assignment_id AND x.duty = m.duty AND x.at_ms > m.at_ms)
     ORDER BY m.duty"
);
sql!(
    MARK,
    "INSERT INTO duty_marks (assignment_id, duty, at_ms, skipped, why) VALUES ($1, $2, $3, $4, $5)
     ON CONFLICT (assignment_id, duty, at_ms) DO UPDATE SET skipped = excluded.skipped, why = excluded.why"
);

/// What was last said of each duty of a role.
///
/// # Errors
/// What the database says.
pub fn marks(r: &mut Read<'_>, id: AssignmentId) -> Res<Vec<Mark>> {
    let rows: Vec<(String, Time, bool, String)> = r.all(&MARKS, p![id])?;
    Ok(rows.into_iter().map(|(duty, at, skipped, why)| Mark { duty, at, skipped, why }).collect())
}

/// A duty is done, or left out this time for a reason.
///
/// # Errors
/// What the database says.
pub fn mark(permit: &mut Permitted<'_, '_, AssignmentThing>, duty: &str, why: Option<&str>) -> Res<()> {
    let id = permit.thing().id;
    let w = permit.tx();
    let now = w.now();
    w.exec(&MARK, p![id, duty, now, why.is_some(), why.unwrap_or_default()])?;
    Ok(())
}

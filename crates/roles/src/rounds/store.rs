//! Statements of what was done for duties.

use kernel::{AssignmentId, Time};
use store::{Read, Res, p, sql};

use super::Mark;
// Of each duty what was said last.
sql!(
    MARKS,
    "SELECT m.duty, m.at_ms, m.skipped, m.why, m.evidence FROM duty_marks m
     WHERE m.assignment_id = $1 AND NOT EXISTS (SELECT 1 FROM duty_marks x
        WHERE x.assignment_id = m.assignment_id AND x.duty = m.duty AND x.at_ms > m.at_ms)
     ORDER BY m.duty"
);
/// What was last said of each duty of a role.
///
/// # Errors
/// What the database says.
pub fn marks(r: &mut Read<'_>, id: AssignmentId) -> Res<Vec<Mark>> {
    let rows: Vec<(String, Time, bool, String, String)> = r.all(&MARKS, p![id])?;
    Ok(rows
        .into_iter()
        .map(|(duty, at, skipped, why, evidence)| Mark { duty, at, skipped, why, evidence })
        .collect())
}

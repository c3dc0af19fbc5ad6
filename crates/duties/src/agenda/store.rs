//! What somebody holds now and what was last said of it.

use std::collections::BTreeMap;

use charter::rounds::Mark;
use kernel::time::{DAY, MINUTE};
use kernel::{AssignmentId, PersonId, Time};
use store::{Read, Res, p, sql};

use super::held::Held;

// Own roles first, then those somebody stands in for at this moment.
sql!(
    HELD,
    "SELECT a.id, a.role, a.scope, COALESCE(s.name, u.name, ''), COALESCE(s.slug, u.slug, ''), COALESCE(s.kind, ''),
        a.share, a.from_ms, a.until_ms, p.id, p.name,
        COALESCE((SELECT o.stage FROM space_outlooks o WHERE o.space_id = s.id AND o.stage <> ''
            ORDER BY o.quarter DESC, o.version DESC LIMIT 1), ''),
        COALESCE(s.created_ms, 0),
        (SELECT COUNT(*) FROM assignments b WHERE b.scope = a.scope AND b.scope_id = a.scope_id AND b.role = a.role
            AND b.state = 'held' AND b.from_ms <= $2 AND (b.until_ms IS NULL OR b.until_ms > $2)),
        COALESCE(v.questions, 0), COALESCE(v.messages, 0), COALESCE(v.joiners, 0)
     FROM assignments a JOIN people p ON p.id = a.person_id
     LEFT JOIN spaces s ON a.scope = 'space' AND s.id = a.scope_id
     LEFT JOIN units u ON a.scope = 'unit' AND u.id = a.scope_id
     LEFT JOIN space_volumes v ON v.space_id = s.id
     WHERE a.id IN (SELECT b.id FROM assignments b WHERE b.person_id = $1
            UNION SELECT x.assignment_id FROM stand_ins x
            WHERE x.person_id = $1 AND x.from_ms <= $2 AND x.until_ms > $2)
       AND a.state = 'held' AND a.from_ms <= $2 AND (a.until_ms IS NULL OR a.until_ms > $2)
       AND s.closed_ms IS NULL AND u.closed_ms IS NULL
     ORDER BY CASE WHEN a.person_id = $1 THEN 0 ELSE 1 END, a.id LIMIT 60"
);
sql!(
    MARKS,
    "SELECT m.assignment_id, m.duty, m.at_ms, m.skipped, m.why, m.evidence FROM duty_marks m
     WHERE m.assignment_id = ANY($1) AND NOT EXISTS (SELECT 1 FROM duty_marks x
        WHERE x.assignment_id = m.assignment_id AND x.duty = m.duty AND x.at_ms > m.at_ms)
     ORDER BY m.assignment_id, m.duty"
);
sql!(
    DEPUTIES,
    "SELECT d.assignment_id, p.name, p.handle, d.state FROM deputies d JOIN people p ON p.id = d.person_id
     WHERE d.assignment_id = ANY($1) ORDER BY d.assignment_id, d.since_ms, p.id LIMIT 200"
);
sql!(AWAY, "SELECT from_ms, until_ms FROM absences WHERE person_id = $1 AND until_ms > $2 AND from_ms < $3");

/// The roles somebody holds, and those they stand in for now.
///
/// # Errors
/// What the database says.
pub fn held(r: &mut Read<'_>, me: PersonId) -> Res<Vec<Held>> {
    let now = r.now();
    r.all(&HELD, p![me, now])
}

/// Of each duty of these roles what was said last.
///
/// # Errors
/// What the database says.
pub fn marks(r: &mut Read<'_>, held: &[Held]) -> Res<BTreeMap<AssignmentId, Vec<Mark>>> {
    type Row = (AssignmentId, String, Time, bool, String, String);
    let ids: Vec<i64> = held.iter().map(|h| h.id.number()).collect();
    let mut all: BTreeMap<AssignmentId, Vec<Mark>> = BTreeMap::new();
    for (id, duty, at, skipped, why, evidence) in r.all::<Row>(&MARKS, p![&ids])? {
        all.entry(id).or_default().push(Mark { duty, at, skipped, why, evidence });
    }
    Ok(all)
}

/// Who stands in for a role: role, name, handle, `asked` or `accepted`.
pub type Deputy = (AssignmentId, String, String, String);

/// Who stands in for these roles.
///
/// # Errors
/// What the database says.
pub fn deputies(r: &mut Read<'_>, held: &[Held]) -> Res<Vec<Deputy>> {
    let ids: Vec<i64> = held.iter().map(|h| h.id.number()).collect();
    r.all(&DEPUTIES, p![&ids])
}

/// The part of the four weeks to come that somebody is away for.
///
/// # Errors
/// What the database says.
pub fn away(r: &mut Read<'_>, me: PersonId) -> Res<f64> {
    let now = r.now();
    let end = now.plus(28 * DAY);
    let rows: Vec<(Time, Time)> = r.all(&AWAY, p![me, now, end])?;
    let gone = rows.iter().map(|(from, until)| (until.0.min(end.0) - from.0.max(now.0)).max(0) / MINUTE);
    Ok((charter::load::count(gone.sum()) / (28.0 * 24.0 * 60.0)).min(1.0))
}

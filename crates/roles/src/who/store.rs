//! What waits for somebody: roles they were asked to hold, and second signatures.

use kernel::{AssignmentId, PersonId, Time};
use store::{Read, Res, p, row, sql};

use crate::board::Who;
use crate::scope::Scope;

macro_rules! asked {
    ($which:literal) => {
        concat!(
            "SELECT a.id, a.role, a.scope, a.scope_id, a.proposed_ms, p.id, p.name, p.handle, p.state = 'active'
             FROM assignments a JOIN people p ON p.id = a.person_id
             WHERE a.state = 'proposed' AND (a.until_ms IS NULL OR a.until_ms > $1) AND ",
            $which,
            " ORDER BY a.proposed_ms, a.id LIMIT 200"
        )
    };
}
sql!(ASKED_HERE, asked!("a.scope = $2 AND a.scope_id = $3"));
sql!(ASKED_OF, asked!("a.person_id = $2"));
// Acts asked for that wait, and co-drivings that last: both sides of each.
sql!(
    SIGNS,
    "SELECT (SELECT COUNT(*) FROM held_acts h WHERE h.actor_id = $1 AND h.state IN ('waiting', 'signing'))
        + (SELECT COUNT(*) FROM assignments a JOIN codrivings c ON c.assignment_id = a.id
           WHERE a.state = 'held' AND (a.until_ms IS NULL OR a.until_ms > $2)
             AND (a.person_id = $1 OR c.driver_id = $1)
             AND (c.released_ms IS NULL OR c.suspended_ms IS NOT NULL))"
);

/// A role somebody is asked to hold, and has not answered yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Question {
    /// The proposal.
    pub id: AssignmentId,
    /// Key of the role.
    pub role: String,
    /// Where.
    pub scope: Scope,
    /// Who is asked.
    pub who: Who,
    /// Since when.
    pub since: Time,
}

struct Row {
    id: AssignmentId,
    role: String,
    scope: String,
    scope_id: i64,
    since: Time,
    person: PersonId,
    name: String,
    handle: String,
    active: bool,
}
row!(Row { id, role, scope, scope_id, since, person, name, handle, active });

impl From<Row> for Question {
    fn from(row: Row) -> Self {
        Self {
            id: row.id,
            role: row.role,
            scope: Scope::stored(&row.scope, row.scope_id),
            who: Who { id: row.person, name: row.name, handle: row.handle, active: row.active },
            since: row.since,
        }
    }
}

/// Who is asked to hold a role in exactly this place.
///
/// # Errors
/// What the database says.
pub fn asked_here(r: &mut Read<'_>, at: Scope) -> Res<Vec<Question>> {
    let now = r.now();
    let rows: Vec<Row> = r.all(&ASKED_HERE, p![now, at.kind(), at.id()])?;
    Ok(rows.into_iter().map(Question::from).collect())
}

/// What somebody is asked to hold.
///
/// # Errors
/// What the database says.
pub fn asked_of(r: &mut Read<'_>, person: PersonId) -> Res<Vec<Question>> {
    let now = r.now();
    let rows: Vec<Row> = r.all(&ASKED_OF, p![now, person])?;
    Ok(rows.into_iter().map(Question::from).collect())
}

/// Whether second signatures concern somebody: an act of theirs waits, or they drive with somebody.
///
/// # Errors
/// What the database says.
pub fn signs(r: &mut Read<'_>, person: PersonId) -> Res<bool> {
    let now = r.now();
    let (n,): (i64,) = r.one(&SIGNS, p![person, now])?;
    Ok(n > 0)
}

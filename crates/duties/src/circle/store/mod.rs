//! Every SQL text of the room.

pub mod around;
pub mod known;
pub mod points;
pub mod talk;
pub mod weeks;

use kernel::{Actor, PersonId};
use store::{Read, Res, p, row, sql};

use super::CircleThing;

sql!(
    MEMBER,
    "SELECT COUNT(*) FROM assignments a WHERE a.role = 'facilitator' AND a.state = 'held' AND a.from_ms <= $2
        AND (a.until_ms IS NULL OR a.until_ms > $2) AND (a.person_id = $1 OR EXISTS (SELECT 1 FROM stand_ins x
            WHERE x.assignment_id = a.id AND x.person_id = $1 AND x.from_ms <= $2 AND x.until_ms > $2))"
);
sql!(
    MEMBERS,
    "SELECT DISTINCT p.id, p.name, p.handle, p.external, p.name_folded FROM assignments a JOIN people p ON p.id = a.person_id
     WHERE a.role = 'facilitator' AND a.state = 'held' AND a.from_ms <= $1 AND (a.until_ms IS NULL OR a.until_ms > $1)
        AND p.state = 'active' ORDER BY p.name_folded, p.id LIMIT 500"
);

/// Somebody who facilitates.
#[derive(Debug, Clone)]
pub struct Member {
    /// The person.
    pub id: PersonId,
    /// Their name.
    pub name: String,
    /// Their short name.
    pub handle: String,
    /// Not of the company.
    pub external: bool,
    /// For the order.
    pub folded: String,
}
row!(Member { id, name, handle, external, folded });

/// The circle as the actor meets it.
///
/// # Errors
/// What the database says.
pub fn thing(r: &mut Read<'_>, actor: &Actor) -> Res<CircleThing> {
    let now = r.now();
    let member = r.one::<(i64,)>(&MEMBER, p![actor.id, now])?.0 > 0;
    Ok(CircleThing { member, ..CircleThing::default() })
}

/// Who facilitates now, by name.
///
/// # Errors
/// What the database says.
pub fn members(r: &mut Read<'_>) -> Res<Vec<Member>> {
    let now = r.now();
    r.all(&MEMBERS, p![now])
}

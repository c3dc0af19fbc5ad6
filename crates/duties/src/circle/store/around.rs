//! Who is away, who stands in, and who asks the circle for help.

use kernel::time::DAY;
use kernel::{Actor, AssignmentId, PersonId, Time};
use store::{Read, Res, p, row, sql};

use super::Member;
use crate::circle::week::SHOWN;

sql!(
    AWAY,
    "SELECT person_id, from_ms, until_ms FROM absences WHERE person_id = ANY($1) AND until_ms > $2 AND from_ms < $3
     ORDER BY from_ms, id LIMIT 200"
);
// What those who are away look after; a place the reader may not see has no name here.
sql!(
    CARED,
    "SELECT a.id, a.person_id, CASE WHEN s.id IS NULL THEN COALESCE(u.name, '')
            WHEN EXISTS (SELECT 1 FROM visible_spaces v WHERE v.person_id = $2 AND v.space_id = s.id) THEN s.name ELSE '' END,
        COALESCE(d.name, ''), COALESCE(d.handle, ''), COALESCE(x.state, '')
     FROM assignments a LEFT JOIN spaces s ON a.scope = 'space' AND s.id = a.scope_id
     LEFT JOIN units u ON a.scope = 'unit' AND u.id = a.scope_id
     LEFT JOIN deputies x ON x.assignment_id = a.id LEFT JOIN people d ON d.id = x.person_id
     WHERE a.person_id = ANY($1) AND a.role = 'facilitator' AND a.state = 'held'
        AND (a.until_ms IS NULL OR a.until_ms > $3) AND s.closed_ms IS NULL
     ORDER BY a.person_id, a.id, x.since_ms LIMIT 500"
);
sql!(
    HELP,
    "SELECT h.id, h.about, p.name, p.handle, h.due_ms FROM help_addressees x
     JOIN help_requests h ON h.id = x.request_id AND h.state = 'asked' AND h.level = 'circle'
     JOIN people p ON p.id = h.asker_id WHERE x.person_id = $1 AND x.gone_ms IS NULL ORDER BY h.id DESC LIMIT 20"
);
// What of mine still waits for somebody: requests for help to me, conversations I proposed to hand on.
sql!(
    MINE,
    "SELECT 'help', h.id, h.about, '' FROM help_addressees x JOIN help_requests h ON h.id = x.request_id AND h.state = 'asked'
     WHERE x.person_id = $1 AND x.gone_ms IS NULL
     UNION ALL
     SELECT 'handing', t.id, t.title, s.slug FROM handings h JOIN threads t ON t.id = h.thread_id AND t.gone IS NULL
     JOIN spaces s ON s.id = t.space_id WHERE h.asker_id = $1 AND h.state IN ('asked', 'offered')
     ORDER BY 1, 2 LIMIT 40"
);

/// Somebody is away.
#[derive(Debug, Clone, Copy)]
pub struct Away {
    /// Who.
    pub person: PersonId,
    /// From when.
    pub from: Time,
    /// When they are back.
    pub until: Time,
}
row!(Away { person, from, until });

/// What somebody looks after, and who stands in.
#[derive(Debug, Clone)]
pub struct Cared {
    /// The role.
    pub id: AssignmentId,
    /// Who looks after it.
    pub person: PersonId,
    /// The place; empty where the reader may not see it.
    pub place: String,
    /// Name of who stands in, or was asked to.
    pub deputy: String,
    /// Their short name.
    pub handle: String,
    /// `accepted`, `asked`, or empty for nobody.
    pub state: String,
}
row!(Cared { id, person, place, deputy, handle, state });

/// A request for help to the circle.
#[derive(Debug, Clone)]
pub struct Request {
    /// Its id.
    pub id: i64,
    /// What it is about.
    pub about: String,
    /// Who asks.
    pub name: String,
    /// Their short name.
    pub handle: String,
    /// Until when; 0 for no day.
    pub due: Time,
}
row!(Request { id, about, name, handle, due });

/// Something of one’s own that still waits: `help` or `handing`, id, what about, slug of the space.
pub type Waits = (String, i64, String, String);

/// Absences of these people in the weeks that are shown.
///
/// # Errors
/// What the database says.
pub fn away(r: &mut Read<'_>, members: &[Member]) -> Res<Vec<Away>> {
    let ids: Vec<i64> = members.iter().map(|m| m.id.number()).collect();
    let now = r.now();
    r.all(&AWAY, p![&ids, now, now.plus(SHOWN * 7 * DAY)])
}

/// What these people look after, as the reader may know of it.
///
/// # Errors
/// What the database says.
pub fn cared(r: &mut Read<'_>, actor: &Actor, people: impl Iterator<Item = PersonId>) -> Res<Vec<Cared>> {
    let ids: Vec<i64> = people.map(PersonId::number).collect();
    let now = r.now();
    r.all(&CARED, p![&ids, actor.id, now])
}

/// Requests to the circle that the actor may answer.
///
/// # Errors
/// What the database says.
pub fn help(r: &mut Read<'_>, actor: &Actor) -> Res<Vec<Request>> {
    r.all(&HELP, p![actor.id])
}

/// What of one’s own still waits for somebody.
///
/// # Errors
/// What the database says.
pub fn mine(r: &mut Read<'_>, actor: &Actor) -> Res<Vec<Waits>> {
    r.all(&MINE, p![actor.id])
}

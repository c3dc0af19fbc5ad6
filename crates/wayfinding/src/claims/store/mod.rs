//! Every SQL text about declared time, one’s own interruptions and what is to be settled.

pub mod pairs;
pub mod weeks;

use kernel::time::DAY;
use kernel::{PersonId, SpaceId, Time};
use policy::Permitted;
use store::{Read, Res, p, row, sql};
use web::Place;

sql!(
    SAY,
    "INSERT INTO space_times (space_id, minutes, since_ms, by_id) VALUES ($1, $2, $3, $4)
     ON CONFLICT (space_id) DO UPDATE SET minutes = excluded.minutes, since_ms = excluded.since_ms, by_id = excluded.by_id"
);
sql!(UNSAY, "DELETE FROM space_times WHERE space_id = $1");
sql!(
    SAID,
    "SELECT t.minutes, t.since_ms, p.name FROM space_times t LEFT JOIN people p ON p.id = t.by_id WHERE t.space_id = $1"
);
// Where somebody is a member, and the network's own places.
sql!(
    MINE,
    "SELECT s.id, s.slug, s.name, s.kind, s.hue, COALESCE(t.minutes, 0) FROM spaces s LEFT JOIN space_times t ON t.space_id = s.id
     WHERE s.closed_ms IS NULL AND (s.id IN (SELECT m.space_id FROM memberships m WHERE m.person_id = $1)
        OR (s.kind = 'network' AND s.open_read AND NOT $2::boolean))
     ORDER BY 6 DESC, s.name, s.id LIMIT 300"
);
// What reached one person by mail and push, each thing once; and what was put aside for the digest.
sql!(
    OWN,
    "SELECT COUNT(DISTINCT CASE WHEN channel <> 'aside' AND state = 'taken' AND due_ms > at_ms THEN thing END),
        COUNT(DISTINCT CASE WHEN channel = 'aside' THEN thing END)
     FROM deliveries WHERE person_id = $1 AND at_ms > $2"
);
sql!(
    SETTLING,
    "SELECT h.id, h.state, h.at_ms, a.name, COALESCE(b.name, ''), h.answer, p.name FROM help_requests h
     JOIN spaces a ON a.id = h.space_id LEFT JOIN spaces b ON b.id = h.other_id JOIN people p ON p.id = h.helper_id
     WHERE h.asker_id = $1 AND h.kind = 'arbitrate' ORDER BY h.id DESC LIMIT 20"
);

/// What the lead said of a place's time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Said {
    /// Minutes a week.
    pub minutes: i64,
    /// Since when.
    pub since: Time,
    /// By whom; nobody when they are gone.
    pub by: Option<String>,
}
row!(Said { minutes, since, by });

/// A place of somebody's with its time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asks {
    /// Which.
    pub space: SpaceId,
    /// Its word in addresses.
    pub slug: String,
    /// Its name.
    pub name: String,
    /// Its kind.
    pub kind: String,
    /// Its hue.
    pub hue: i64,
    /// Minutes a week; 0 where nothing is said.
    pub minutes: i64,
}
row!(Asks { space, slug, name, kind, hue, minutes });

/// A request to settle what two places want of the same time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Settling {
    /// Which request.
    pub id: i64,
    /// `asked`, `agreed`, `declined`, `withdrawn`.
    pub state: String,
    /// When it was asked.
    pub at: Time,
    /// The first place.
    pub space: String,
    /// The other one.
    pub other: String,
    /// What was decided.
    pub answer: String,
    /// Who decides, or decided.
    pub who: String,
}
row!(Settling { id, state, at, space, other, answer, who });

/// Says how much time a place asks for; none at all takes the word back.
///
/// # Errors
/// What the database says.
pub fn say(permit: &mut Permitted<'_, '_, Place>, minutes: i64) -> Res<()> {
    let (w, place, actor) = permit.split();
    let (now, id): (Time, SpaceId) = (w.now(), place.id);
    if minutes == 0 { w.exec(&UNSAY, p![id]) } else { w.exec(&SAY, p![id, minutes, now, actor.id]) }.map(drop)
}

/// What is said of a place's time.
///
/// # Errors
/// What the database says.
pub fn said(r: &mut Read<'_>, space: SpaceId) -> Res<Option<Said>> {
    r.opt(&SAID, p![space])
}

/// The places of one person with their time, what asks most first.
///
/// # Errors
/// What the database says.
pub fn mine(r: &mut Read<'_>, me: PersonId, external: bool) -> Res<Vec<Asks>> {
    r.all(&MINE, p![me, external])
}

/// How often somebody was interrupted in four weeks, and how much was put aside for the digest.
///
/// # Errors
/// What the database says.
pub fn own(r: &mut Read<'_>, me: PersonId) -> Res<(i64, i64)> {
    let now = r.now();
    r.one(&OWN, p![me, now.plus(-28 * DAY)])
}

/// What somebody asked to be settled.
///
/// # Errors
/// What the database says.
pub fn settling(r: &mut Read<'_>, me: PersonId) -> Res<Vec<Settling>> {
    r.all(&SETTLING, p![me])
}

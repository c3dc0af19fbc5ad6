//! The board over all communities, and which objectives they serve.

use kernel::{PersonId, SpaceId, Time};
use policy::{NetworkThing, Permitted};
use store::{Error, Read, Res, p, row, sql};
use web::Place;

use crate::registers::entry::EntryId;

sql!(
    COMMUNITIES,
    "SELECT s.id, s.slug, s.name, s.hue, s.members, s.threads, s.last_ms,
        (SELECT COUNT(*) FROM assignments a JOIN people p ON p.id = a.person_id AND p.state = 'active'
         WHERE a.scope = 'space' AND a.scope_id = s.id AND a.role = 'facilitator' AND a.state = 'held'
           AND a.from_ms <= $1 AND (a.until_ms IS NULL OR a.until_ms > $1)),
        (SELECT COUNT(*) FROM register_items v WHERE v.space_id = s.id AND v.register = 'value'
           AND v.state = 'validated' AND v.moved_ms >= $2)
     FROM spaces s WHERE s.kind = 'community' AND s.closed_ms IS NULL
       AND (s.name_folded, s.id) > ($3, $4::bigint)
       AND ($5::text <> 'unaligned' OR NOT EXISTS (SELECT 1 FROM space_objectives o WHERE o.space_id = s.id AND o.ended_ms IS NULL))
       AND ($5::text <> 'vacant' OR NOT EXISTS (SELECT 1 FROM assignments a JOIN people p ON p.id = a.person_id AND p.state = 'active'
            WHERE a.scope = 'space' AND a.scope_id = s.id AND a.role = 'facilitator' AND a.state = 'held'
            AND a.from_ms <= $1 AND (a.until_ms IS NULL OR a.until_ms > $1)))
     ORDER BY s.name_folded, s.id LIMIT $6"
);
sql!(AFTER, "SELECT name_folded FROM spaces WHERE id = $1");
sql!(
    ALIGNED,
    "SELECT COUNT(*), CAST(COALESCE(SUM(CASE WHEN EXISTS (SELECT 1 FROM space_objectives o
        WHERE o.space_id = s.id AND o.ended_ms IS NULL) THEN 1 ELSE 0 END), 0) AS BIGINT)
     FROM spaces s WHERE s.kind = 'community' AND s.closed_ms IS NULL"
);
sql!(
    OBJECTIVES,
    "SELECT o.id, o.space_id, i.id, i.title, o.contribution FROM space_objectives o
     JOIN register_items i ON i.id = o.objective_id
     WHERE o.space_id = ANY($1) AND o.ended_ms IS NULL ORDER BY o.id"
);
sql!(
    SERVED_BY,
    "SELECT s.slug, s.name, o.contribution FROM space_objectives o JOIN spaces s ON s.id = o.space_id
     WHERE o.objective_id = $1 AND o.ended_ms IS NULL AND s.closed_ms IS NULL
       AND (s.joining <> 'invite' OR EXISTS (SELECT 1 FROM visible_spaces v WHERE v.person_id = $2 AND v.space_id = s.id))
     ORDER BY s.name_folded, s.id LIMIT 200"
);
sql!(
    ALIGN,
    "INSERT INTO space_objectives (id, space_id, objective_id, contribution, from_ms, by_id)
     VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT DO NOTHING"
);
sql!(
    ALIGN_END,
    "UPDATE space_objectives SET ended_ms = $3, ended_by = $4 WHERE id = $1 AND space_id = $2 AND ended_ms IS NULL"
);
sql!(LIVE, "SELECT id FROM register_items WHERE register = 'objective' AND state = 'live' AND id = $1");
sql!(
    OUTLOOKS,
    "SELECT o.space_id, o.version, o.outlook, p.handle, p.name, o.at_ms FROM space_outlooks o JOIN people p ON p.id = o.by_id
     WHERE o.space_id = ANY($1) AND o.quarter = $2 AND NOT EXISTS (SELECT 1 FROM space_outlooks x
        WHERE x.space_id = o.space_id AND x.quarter = o.quarter AND x.version > o.version)"
);
sql!(
    SAY,
    "INSERT INTO space_outlooks (space_id, quarter, version, outlook, by_id, at_ms) VALUES ($1, $2, $3, $4, $5, $6)
     ON CONFLICT (space_id, quarter, version) DO NOTHING"
);
sql!(COMMUNITY, "SELECT id, name FROM spaces WHERE slug = $1 AND kind = 'community' AND closed_ms IS NULL");

sql!(ACTIVITY, "SELECT threads, last_ms FROM spaces WHERE id = $1");

/// A community on the board.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Community {
    /// The space.
    pub id: SpaceId,
    /// Its word in addresses.
    pub slug: String,
    /// Its name.
    pub name: String,
    /// Its hue.
    pub hue: i64,
    /// Its members.
    pub members: i64,
    /// Its threads.
    pub threads: i64,
    /// When something was last said in it.
    pub last: Time,
    /// How many facilitate it.
    pub facilitators: i64,
    /// Outcomes validated in the quarter.
    pub validated: i64,
}
row!(Community { id, slug, name, hue, members, threads, last, facilitators, validated });

/// Which communities are asked for.
#[derive(Debug, Clone, Default)]
pub struct Wanted {
    /// `unaligned`, `vacant` or nothing for all.
    pub show: String,
    /// After this community.
    pub after: i64,
    /// How many.
    pub limit: i64,
    /// First moment of the quarter.
    pub since: Time,
}

/// Communities by name.
///
/// # Errors
/// What the database says.
pub fn communities(r: &mut Read<'_>, wanted: &Wanted) -> Res<Vec<Community>> {
    let now = r.now();
    let after: Option<(String,)> = r.opt(&AFTER, p![wanted.after])?;
    let name = after.map(|(name,)| name).unwrap_or_default();
    r.all(&COMMUNITIES, p![now, wanted.since, &name, wanted.after, &wanted.show, wanted.limit])
}

/// How many communities there are, and how many of them serve an objective.
///
/// # Errors
/// What the database says.
pub fn aligned(r: &mut Read<'_>) -> Res<(i64, i64)> {
    r.one(&ALIGNED, p![])
}

/// An objective that a community serves.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Serves {
    /// The link.
    pub id: i64,
    /// The community.
    pub space: SpaceId,
    /// The objective.
    pub objective: EntryId,
    /// Its title.
    pub title: String,
    /// What the community is expected to contribute.
    pub contribution: String,
}
row!(Serves { id, space, objective, title, contribution });

/// The objectives these communities serve.
///
/// # Errors
/// What the database says.
pub fn serves(r: &mut Read<'_>, spaces: &[SpaceId]) -> Res<Vec<Serves>> {
    let ids: Vec<i64> = spaces.iter().map(|s| s.number()).collect();
    r.all(&OBJECTIVES, p![&ids])
}

/// The communities that serve an objective, as far as the person may know of them: slug, name, what
/// they contribute.
///
/// # Errors
/// What the database says.
pub fn served_by(
    r: &mut Read<'_>,
    objective: EntryId,
    person: PersonId,
) -> Res<Vec<(String, String, String)>> {
    r.all(&SERVED_BY, p![objective, person])
}

/// A community serves an objective from now on; false when there is no such live objective.
///
/// # Errors
/// What the database says.
pub fn align(permit: &mut Permitted<'_, '_, Place>, objective: i64, contribution: &str) -> Res<bool> {
    let (w, place, actor) = permit.split();
    if w.ints(&LIVE, p![objective])?.is_empty() {
        return Ok(false);
    }
    let (id, now) = (w.id::<()>(), w.now());
    w.exec(&ALIGN, p![id, place.id, objective, contribution, now, actor.id])?;
    Ok(true)
}

/// A community no longer serves an objective; the time it did stays.
///
/// # Errors
/// `NoRow` when the link is not there.
pub fn align_end(permit: &mut Permitted<'_, '_, Place>, link: i64) -> Res<()> {
    let (w, place, actor) = permit.split();
    let now = w.now();
    match w.exec(&ALIGN_END, p![link, place.id, now, actor.id])? {
        0 => Err(Error::NoRow),
        _ => Ok(()),
    }
}

/// What is expected of a community in a quarter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outlook {
    /// The community.
    pub space: SpaceId,
    /// Its version.
    pub version: i64,
    /// The words.
    pub text: String,
    /// Who wrote it.
    pub handle: String,
    /// Their name.
    pub name: String,
    /// When.
    pub at: Time,
}
row!(Outlook { space, version, text, handle, name, at });

/// What is expected of these communities in a quarter.
///
/// # Errors
/// What the database says.
pub fn outlooks(r: &mut Read<'_>, spaces: &[SpaceId], quarter: &str) -> Res<Vec<Outlook>> {
    let ids: Vec<i64> = spaces.iter().map(|s| s.number()).collect();
    r.all(&OUTLOOKS, p![&ids, quarter])
}

/// An open community by its short name: id and name.
///
/// # Errors
/// `NoRow` when there is none.
pub fn community(r: &mut Read<'_>, slug: &str) -> Res<(SpaceId, String)> {
    r.one(&COMMUNITY, p![slug])
}

/// Writes the next version of an outlook; false when somebody else's has it already.
///
/// # Errors
/// What the database says.
pub fn say(
    permit: &mut Permitted<'_, '_, NetworkThing>,
    space: SpaceId,
    quarter: &str,
    version: i64,
    text: &str,
) -> Res<bool> {
    let (w, _, actor) = permit.split();
    let now = w.now();
    Ok(w.exec(&SAY, p![space, quarter, version, text, actor.id, now])? == 1)
}

/// A space's activity: how many threads, and when something was last said.
///
/// # Errors
/// What the database says.
pub fn activity(r: &mut Read<'_>, space: SpaceId) -> Res<(i64, Time)> {
    r.one(&ACTIVITY, p![space])
}

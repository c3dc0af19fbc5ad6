//! Which objectives communities serve, and how active they are beside it.

use kernel::{PersonId, SpaceId, Time};
use policy::Permitted;
use store::{Error, Read, Res, p, row, sql};
use web::Place;

use crate::registers::entry::EntryId;

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
    ALIGN_END,
    "UPDATE space_objectives SET ended_ms = $3, ended_by = $4 WHERE id = $1 AND space_id = $2 AND ended_ms IS NULL"
);
sql!(
    ALIGN,
    "INSERT INTO space_objectives (id, space_id, objective_id, contribution, from_ms, by_id)
     VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT DO NOTHING"
);
sql!(LIVE, "SELECT id FROM register_items WHERE register = 'objective' AND state = 'live' AND id = $1");
sql!(ACTIVITY, "SELECT threads, last_ms FROM spaces WHERE id = $1");

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

/// A space's activity: how many threads, and when something was last said.
///
/// # Errors
/// What the database says.
pub fn activity(r: &mut Read<'_>, space: SpaceId) -> Res<(i64, Time)> {
    r.one(&ACTIVITY, p![space])
}

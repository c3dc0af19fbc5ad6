//! Delegates: whom a team's manager named to act for them towards the team.

use kernel::{PersonId, SpaceId, Time};
use policy::Permitted;
use store::{Read, Res, p, row, sql};
use web::Place;

use super::members::Named;
use super::{Voice, say};
use crate::facts;

sql!(
    LIST,
    "SELECT p.id, p.handle, p.name, p.title, d.since_ms, d.until_ms FROM delegates d JOIN people p ON p.id = d.person_id
     WHERE d.space_id = $1 AND (d.until_ms IS NULL OR d.until_ms > $2) ORDER BY d.since_ms, p.id"
);
sql!(
    NAME,
    "INSERT INTO delegates (space_id, person_id, since_ms, until_ms, by_id) VALUES ($1, $2, $3, $4::bigint, $5::bigint)
     ON CONFLICT (space_id, person_id) DO UPDATE SET since_ms = excluded.since_ms, until_ms = excluded.until_ms, by_id = excluded.by_id"
);
sql!(END, "DELETE FROM delegates WHERE space_id = $1 AND person_id = $2");

/// A delegate as shown.
#[derive(Debug, Clone)]
pub struct Delegate {
    /// The person.
    pub id: PersonId,
    /// Short name in addresses.
    pub handle: String,
    /// Name as shown.
    pub name: String,
    /// What they do.
    pub title: String,
    /// Since when.
    pub since: Time,
    /// Until when; `None` until it is ended.
    pub until: Option<Time>,
}
row!(Delegate { id, handle, name, title, since, until });

/// Those who may act for a team's manager now.
///
/// # Errors
/// What the database says.
pub fn list(r: &mut Read<'_>, space: SpaceId) -> Res<Vec<Delegate>> {
    let now = r.now();
    r.all(&LIST, p![space, now])
}

/// Names a delegate, or gives the one there is another end.
///
/// # Errors
/// What the database says.
pub fn name(permit: &mut Permitted<'_, '_, Place>, person: &Named, until: Option<Time>) -> Res<()> {
    let (voice, id) = (Voice::of(permit), permit.thing().id);
    let w = permit.tx();
    let now = w.now();
    w.exec(&NAME, p![id, person.id, now, until, voice.by])?;
    w.exec(&super::TOUCH, p![id])?;
    say(w, &facts::DELEGATED, person.id.number(), id, voice);
    Ok(())
}

/// Ends a delegation; whether there was one.
///
/// # Errors
/// What the database says.
pub fn end(permit: &mut Permitted<'_, '_, Place>, person: PersonId) -> Res<bool> {
    let (voice, id) = (Voice::of(permit), permit.thing().id);
    let w = permit.tx();
    let ended = w.exec(&END, p![id, person])? > 0;
    if ended {
        w.exec(&super::TOUCH, p![id])?;
        say(w, &facts::UNDELEGATED, person.number(), id, voice);
    }
    Ok(ended)
}

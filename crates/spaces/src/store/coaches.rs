//! Coaches: who helps a team for a time, by its manager's invitation.

use kernel::{PersonId, SpaceId, Time};
use policy::Permitted;
use store::{Read, Res, Write, p, row, sql};
use web::Place;

use super::{Voice, say};
use crate::coaching::Agreed;
use crate::facts;

sql!(
    LIST,
    "SELECT p.id, p.handle, p.name, p.title, p.external, c.about, c.speaks, c.from_ms, c.until_ms
     FROM coaches c JOIN people p ON p.id = c.person_id
     WHERE c.space_id = $1 AND c.until_ms > $2 ORDER BY c.from_ms, p.id"
);
// A running coaching keeps its first day when it is agreed anew.
sql!(
    INVITE,
    "INSERT INTO coaches (space_id, person_id, from_ms, until_ms, speaks, about, by_id) VALUES ($1, $2, $3, $4, $5, $6, $7)
     ON CONFLICT (space_id, person_id) DO UPDATE SET until_ms = excluded.until_ms, speaks = excluded.speaks,
        about = excluded.about, by_id = excluded.by_id,
        from_ms = CASE WHEN coaches.until_ms > excluded.from_ms THEN coaches.from_ms ELSE excluded.from_ms END"
);
sql!(END, "DELETE FROM coaches WHERE space_id = $1 AND person_id = $2");
sql!(
    OVER,
    "SELECT space_id, person_id FROM coaches WHERE until_ms <= $1 ORDER BY until_ms, space_id, person_id LIMIT $2"
);
sql!(
    HELPERS,
    "SELECT p.handle, p.name, p.title FROM people p
     WHERE p.state = 'active'
       AND p.id IN (SELECT a.person_id FROM assignments a
                    WHERE a.state = 'held' AND a.role IN ('facilitator', 'network_lead')
                      AND a.from_ms <= $2 AND (a.until_ms IS NULL OR a.until_ms > $2))
       AND NOT EXISTS (SELECT 1 FROM memberships m WHERE m.person_id = p.id AND m.space_id = $1)
     ORDER BY p.name_folded, p.id LIMIT 200"
);

/// How many coachings that are over one step ends.
const STEP: i64 = 200;

/// A coach as shown.
#[derive(Debug, Clone)]
pub struct Coach {
    /// The person.
    pub id: PersonId,
    /// Short name in addresses.
    pub handle: String,
    /// Name as shown.
    pub name: String,
    /// What they do.
    pub title: String,
    /// Not of the company.
    pub external: bool,
    /// What it is for.
    pub about: String,
    /// Invited to write as well.
    pub speaks: bool,
    /// Since when.
    pub since: Time,
    /// Until when.
    pub until: Time,
}
row!(Coach { id, handle, name, title, external, about, speaks, since, until });

/// Somebody who could be asked.
#[derive(Debug, Clone)]
pub struct Helper {
    /// Short name in addresses.
    pub handle: String,
    /// Name as shown.
    pub name: String,
    /// What they do.
    pub title: String,
}
row!(Helper { handle, name, title });

/// Those who coach a team now.
///
/// # Errors
/// What the database says.
pub fn list(r: &mut Read<'_>, space: SpaceId) -> Res<Vec<Coach>> {
    let now = r.now();
    r.all(&LIST, p![space, now])
}

/// Facilitators and those who head the network, who are not of the team: whom to ask.
///
/// # Errors
/// What the database says.
pub fn helpers(r: &mut Read<'_>, space: SpaceId) -> Res<Vec<Helper>> {
    let now = r.now();
    r.all(&HELPERS, p![space, now])
}

/// Invites a coach, or agrees anew with the one there is.
///
/// # Errors
/// What the database says.
pub fn invite(permit: &mut Permitted<'_, '_, Place>, agreed: &Agreed) -> Res<()> {
    let (voice, id, host) = (Voice::of(permit), permit.thing().id, permit.actor().id);
    enter(permit.tx(), id, agreed, host, voice)
}

/// A coaching begins that a manager asked for and the coach agreed to: nobody needs to be told.
///
/// # Errors
/// What the database says.
pub fn begin(w: &mut Write<'_>, space: SpaceId, agreed: &Agreed, host: PersonId) -> Res<()> {
    enter(w, space, agreed, host, Voice { by: Some(agreed.person), quiet: false })
}

fn enter(w: &mut Write<'_>, id: SpaceId, agreed: &Agreed, host: PersonId, voice: Voice) -> Res<()> {
    let now = w.now();
    w.exec(&INVITE, p![id, agreed.person, now, agreed.until, agreed.speaks, &agreed.about, host])?;
    w.exec(&super::TOUCH, p![id])?;
    say(w, &facts::COACH_INVITED, agreed.person.number(), id, voice);
    Ok(())
}

sql!(UNIT, "SELECT unit_id FROM spaces WHERE id = $1");

/// Who manages a team now.
///
/// # Errors
/// What the database says.
pub fn manager_of(r: &mut Read<'_>, space: SpaceId) -> Res<Option<PersonId>> {
    match r.opt::<(Option<kernel::UnitId>,)>(&UNIT, p![space])?.and_then(|(unit,)| unit) {
        Some(unit) => super::teams::acting_manager(r, unit),
        None => Ok(None),
    }
}

/// Ends a coaching; whether there was one.
///
/// # Errors
/// What the database says.
pub fn end(permit: &mut Permitted<'_, '_, Place>, person: PersonId) -> Res<bool> {
    let (voice, id) = (Voice::of(permit), permit.thing().id);
    close(permit.tx(), id, person, voice)
}

/// Ends what is over; whether there may be more of it.
///
/// # Errors
/// What the database says.
pub fn end_those_over(w: &mut Write<'_>) -> Res<bool> {
    let now = w.now();
    let over: Vec<(SpaceId, PersonId)> = w.all(&OVER, p![now, STEP])?;
    for (space, person) in &over {
        close(w, *space, *person, Voice::default())?;
    }
    Ok(i64::try_from(over.len()).is_ok_and(|n| n == STEP))
}

/// Ends a coaching, and says so.
pub(super) fn close(w: &mut Write<'_>, space: SpaceId, person: PersonId, voice: Voice) -> Res<bool> {
    let ended = w.exec(&END, p![space, person])? > 0;
    if ended {
        w.exec(&super::TOUCH, p![space])?;
        say(w, &facts::COACH_ENDED, person.number(), space, voice);
    }
    Ok(ended)
}

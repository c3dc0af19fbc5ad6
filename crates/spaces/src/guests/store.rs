//! Every SQL text about guests.

use kernel::{Fact, PersonId, SpaceId, Time};
use policy::Permitted;
use store::{Read, Res, Write, p, row, sql};
use web::Place;

use super::{REMIND_MS, USUAL_MS};
use crate::facts;
use crate::store::members::{self, END_INVITATION};
use crate::store::{Voice, say};

macro_rules! guest_columns {
    () => {
        "p.id, p.handle, p.name, p.title, s.slug, s.name, COALESCE(b.name, ''), COALESCE(b.handle, ''), g.until_ms,
         m.person_id IS NOT NULL
         FROM guests g JOIN people p ON p.id = g.person_id JOIN spaces s ON s.id = g.space_id
         LEFT JOIN people b ON b.id = g.sponsor_id
         LEFT JOIN memberships m ON m.person_id = g.person_id AND m.space_id = g.space_id"
    };
}
sql!(
    OF_SPACE,
    concat!(
        "SELECT ",
        guest_columns!(),
        " WHERE g.space_id = $1 AND g.ended_ms IS NULL AND g.until_ms > $2 ORDER BY g.until_ms, p.id LIMIT 200"
    )
);
sql!(
    OF_NETWORK,
    concat!(
        "SELECT ",
        guest_columns!(),
        " WHERE g.ended_ms IS NULL AND g.until_ms > $1 ORDER BY g.until_ms, p.id LIMIT $2"
    )
);
sql!(
    SET,
    "INSERT INTO guests (person_id, space_id, sponsor_id, since_ms, until_ms, reminded_ms, ended_ms)
     VALUES ($1, $2, $3, $4, $5, NULL, NULL)
     ON CONFLICT (person_id, space_id) DO UPDATE SET sponsor_id = excluded.sponsor_id, until_ms = excluded.until_ms,
        reminded_ms = NULL, ended_ms = NULL"
);
// Whoever comes in from outside in another way than by a sponsor's form is a guest all the same.
sql!(
    KEEP,
    "INSERT INTO guests (person_id, space_id, sponsor_id, since_ms, until_ms, reminded_ms, ended_ms)
     SELECT p.id, $2::bigint, COALESCE($3::bigint, 0), $4::bigint, $5::bigint, NULL, NULL
     FROM people p WHERE p.id = $1 AND p.external
     ON CONFLICT (person_id, space_id) DO UPDATE SET ended_ms = NULL, reminded_ms = NULL,
        until_ms = CASE WHEN guests.until_ms > excluded.since_ms AND guests.ended_ms IS NULL THEN guests.until_ms
                        ELSE excluded.until_ms END"
);
sql!(END, "UPDATE guests SET ended_ms = $3 WHERE person_id = $1 AND space_id = $2 AND ended_ms IS NULL");
sql!(OVER_OF, "SELECT space_id FROM guests WHERE person_id = $1 AND until_ms <= $2 AND ended_ms IS NULL");
sql!(
    OVER,
    "SELECT person_id, space_id FROM guests WHERE until_ms <= $1 AND ended_ms IS NULL ORDER BY until_ms, person_id LIMIT 100"
);
sql!(
    ENDING,
    "SELECT person_id, space_id, sponsor_id FROM guests
     WHERE until_ms <= $1 AND until_ms > $2 AND ended_ms IS NULL AND reminded_ms IS NULL
     ORDER BY until_ms, person_id LIMIT 100"
);
sql!(REMINDED, "UPDATE guests SET reminded_ms = $3 WHERE person_id = $1 AND space_id = $2");

/// A guest in a space.
#[derive(Debug, Clone)]
pub struct Guest {
    /// The person.
    pub id: PersonId,
    /// Short name in addresses.
    pub handle: String,
    /// Name as shown.
    pub name: String,
    /// What they do.
    pub title: String,
    /// The space's word in addresses.
    pub slug: String,
    /// … and its name.
    pub space: String,
    /// Who answers for them.
    pub sponsor: String,
    /// … by short name.
    pub sponsor_handle: String,
    /// Until when.
    pub until: Time,
    /// Came in; otherwise the invitation waits.
    pub member: bool,
}
row!(Guest { id, handle, name, title, slug, space, sponsor, sponsor_handle, until, member });

/// The guests of a space, whoever leaves first first.
///
/// # Errors
/// What the database says.
pub fn of_space(r: &mut Read<'_>, space: SpaceId) -> Res<Vec<Guest>> {
    let now = r.now();
    r.all(&OF_SPACE, p![space, now])
}

/// The guests of the network, whoever leaves first first.
///
/// # Errors
/// What the database says.
pub fn of_network(r: &mut Read<'_>, limit: i64) -> Res<Vec<Guest>> {
    let now = r.now();
    r.all(&OF_NETWORK, p![now, limit])
}

/// The guest stays until then, and the sponsor answers for them.
///
/// # Errors
/// What the database says.
pub fn set(
    permit: &mut Permitted<'_, '_, Place>,
    guest: PersonId,
    sponsor: PersonId,
    until: Time,
) -> Res<()> {
    let (by, id) = (permit.by(), permit.thing().id);
    let w = permit.tx();
    let now = w.now();
    w.exec(&SET, p![guest, id, sponsor, now, until])?;
    web::audit(w, by, "guest.until", guest.number())
}

/// Somebody became a member: from outside, that makes them a guest with an end.
pub(crate) fn keep(w: &mut Write<'_>, space: SpaceId, person: PersonId, by: Option<PersonId>) -> Res<()> {
    let now = w.now();
    w.exec(&KEEP, p![person, space, by, now, now.plus(USUAL_MS)])?;
    Ok(())
}

/// Somebody is no member any more: as a guest they are gone too.
pub(crate) fn gone(w: &mut Write<'_>, space: SpaceId, person: PersonId) -> Res<bool> {
    let now = w.now();
    Ok(w.exec(&END, p![person, space, now])? > 0)
}

/// Ends a guest's access to a space; whether there was any.
///
/// # Errors
/// What the database says.
pub fn end(permit: &mut Permitted<'_, '_, Place>, person: PersonId) -> Res<bool> {
    let (voice, id) = (Voice::of(permit), permit.thing().id);
    let w = permit.tx();
    let was = gone(w, id, person)?;
    if was {
        over(w, id, person, voice)?;
        web::audit(w, voice.by, "guest.end", person.number())?;
    }
    Ok(was)
}

fn over(w: &mut Write<'_>, space: SpaceId, person: PersonId, voice: Voice) -> Res<()> {
    w.exec(&END_INVITATION, p![person, space])?;
    members::end(w, space, person, voice)?;
    gone(w, space, person)?;
    say(w, &facts::GUEST_ENDED, person.number(), space, voice);
    Ok(())
}

/// Whether any of a person's times as a guest is over and not yet put away.
///
/// # Errors
/// What the database says.
pub fn any_over(r: &mut Read<'_>, person: PersonId) -> Res<bool> {
    let now = r.now();
    Ok(r.opt::<(SpaceId,)>(&OVER_OF, p![person, now])?.is_some())
}

/// Ends what is over for one person: they stand at the door.
///
/// # Errors
/// What the database says.
pub fn end_over_of(w: &mut Write<'_>, person: PersonId) -> Res<()> {
    let now = w.now();
    for (space,) in w.all::<(SpaceId,)>(&OVER_OF, p![person, now])? {
        over(w, space, person, Voice::default())?;
    }
    Ok(())
}

/// Ends what is over for everybody; whether there was anything.
///
/// # Errors
/// What the database says.
pub fn end_those_over(w: &mut Write<'_>) -> Res<bool> {
    let now = w.now();
    let list: Vec<(PersonId, SpaceId)> = w.all(&OVER, p![now])?;
    for (person, space) in &list {
        over(w, *space, *person, Voice::default())?;
    }
    Ok(!list.is_empty())
}

/// Reminds sponsors whose guests leave in two weeks; whether there were any.
///
/// # Errors
/// What the database says.
pub fn remind(w: &mut Write<'_>) -> Res<bool> {
    let now = w.now();
    let list: Vec<(PersonId, SpaceId, PersonId)> = w.all(&ENDING, p![now.plus(REMIND_MS), now])?;
    for (person, space, sponsor) in &list {
        w.exec(&REMINDED, p![*person, *space, now])?;
        let fact = Fact { quiet: false, ..Fact::new(&facts::GUEST_ENDING, person.number(), now) };
        w.announce(fact.space(*space).with("sponsor", sponsor.number()));
    }
    Ok(!list.is_empty())
}

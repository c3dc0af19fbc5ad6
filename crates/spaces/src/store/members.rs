//! Members: who is in, coming in, going.

use kernel::{PersonId, SpaceId, Time};
use policy::Permitted;
use store::{Read, Res, Write, p, row, sql};
use web::Place;
use web::place::Kind;

use super::{Voice, cards, coaches, facilitates, say};
use crate::facts;
use crate::guests::store as guests;

sql!(
    LIST,
    concat!(
        "SELECT p.id, p.handle, p.name, p.title, p.external, m.standing, m.since_ms, ",
        facilitates!("p.id", "$1", "$5"),
        "
     FROM memberships m JOIN people p ON p.id = m.person_id
     WHERE m.space_id = $1 AND p.name_folded LIKE $2
       AND ($3::bigint = 0 OR (p.name_folded, p.id) > (SELECT z.name_folded, z.id FROM people z WHERE z.id = $3))
     ORDER BY p.name_folded, p.id LIMIT $4"
    )
);
// Everybody belongs to the network's own spaces; only the stewards have a row.
sql!(
    LIST_EVERYBODY,
    "SELECT p.id, p.handle, p.name, p.title, p.external, COALESCE(m.standing, 'member'),
        COALESCE(m.since_ms, p.created_ms), FALSE
     FROM people p LEFT JOIN memberships m ON m.person_id = p.id AND m.space_id = $1
     WHERE (m.person_id IS NOT NULL OR (NOT p.external AND p.state = 'active')) AND p.name_folded LIKE $2
       AND ($3::bigint = 0 OR (p.name_folded, p.id) > (SELECT z.name_folded, z.id FROM people z WHERE z.id = $3))
     ORDER BY p.name_folded, p.id LIMIT $4"
);
sql!(
    LEADS,
    "SELECT p.id, p.handle, p.name, p.title, p.external, m.standing, m.since_ms, FALSE
     FROM memberships m JOIN people p ON p.id = m.person_id
     WHERE m.space_id = $1 AND m.standing <> 'member' ORDER BY m.since_ms, p.id"
);
sql!(
    PERSON,
    "SELECT p.id, p.handle, p.name, p.external, p.state, m.person_id IS NOT NULL
     FROM people p LEFT JOIN memberships m ON m.person_id = p.id AND m.space_id = $2 WHERE p.handle = $1"
);
sql!(
    BEGIN,
    "INSERT INTO memberships (person_id, space_id, standing, since_ms, by_id) VALUES ($1, $2, $3, $4, $5::bigint)
     ON CONFLICT (person_id, space_id) DO NOTHING"
);
sql!(KIND, "SELECT kind FROM spaces WHERE id = $1");
sql!(END, "DELETE FROM memberships WHERE person_id = $1 AND space_id = $2");
sql!(ALTER, "UPDATE memberships SET standing = $3 WHERE person_id = $1 AND space_id = $2");
sql!(COUNT, "UPDATE spaces SET members = members + $2, version = version + 1 WHERE id = $1");
sql!(pub(super) END_REQUEST, "DELETE FROM join_requests WHERE person_id = $1 AND space_id = $2");
sql!(pub(crate) END_INVITATION, "DELETE FROM space_invitations WHERE person_id = $1 AND space_id = $2");
sql!(END_DELEGATION, "DELETE FROM delegates WHERE person_id = $1 AND space_id = $2");
sql!(
    HEIR,
    "SELECT m.person_id FROM memberships m JOIN people p ON p.id = m.person_id
     WHERE m.space_id = $1 AND p.state = 'active' AND NOT p.external
       AND NOT EXISTS (SELECT 1 FROM memberships x WHERE x.space_id = $1 AND x.standing <> 'member')
     ORDER BY m.since_ms, m.person_id LIMIT 1"
);

/// A member in a list.
#[derive(Debug, Clone)]
pub struct Member {
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
    /// `member`, or how they lead.
    pub standing: String,
    /// Since when.
    pub since: Time,
    /// Facilitates it, or stands in for whoever does.
    pub facilitator: bool,
}
row!(Member { id, handle, name, title, external, standing, since, facilitator });

/// A person somebody named in a form.
#[derive(Debug, Clone)]
pub struct Named {
    /// The person.
    pub id: PersonId,
    /// Short name in addresses.
    pub handle: String,
    /// Name as shown.
    pub name: String,
    /// Not of the company.
    pub external: bool,
    /// `active`, `suspended`, …
    pub state: String,
    /// In the space already.
    pub member: bool,
}
row!(Named { id, handle, name, external, state, member });

/// The members of a space by name, after the person of id `after`.
///
/// # Errors
/// What the database says.
pub fn list(r: &mut Read<'_>, place: &Place, q: &str, after: i64, limit: i64) -> Res<Vec<Member>> {
    let pattern = super::spaces::pattern(q);
    if place.kind == Kind::Network {
        return r.all(&LIST_EVERYBODY, p![place.id, &pattern, after, limit]);
    }
    let now = r.now();
    r.all(&LIST, p![place.id, &pattern, after, limit, now])
}

/// Those who lead a space by their standing, the first one first.
///
/// # Errors
/// What the database says.
pub fn leads(r: &mut Read<'_>, space: SpaceId) -> Res<Vec<Member>> {
    r.all(&LEADS, p![space])
}

/// Somebody by handle or full name, as they stand to a space.
///
/// # Errors
/// What the database says.
pub fn named(r: &mut Read<'_>, handle: &str, space: SpaceId) -> Res<Option<Named>> {
    let handle = web::typed::handle(r, handle)?;
    r.opt(&PERSON, p![&handle, space])
}

/// Makes somebody a member and settles what waited; nothing happens to one who is in already.
pub(crate) fn begin(
    w: &mut Write<'_>,
    space: SpaceId,
    person: PersonId,
    standing: &str,
    voice: Voice,
) -> Res<bool> {
    let now = w.now();
    let new = w.exec(&BEGIN, p![person, space, standing, now, voice.by])? > 0;
    w.exec(&END_REQUEST, p![person, space])?;
    w.exec(&END_INVITATION, p![person, space])?;
    if new {
        // Whoever is in needs no invitation to help.
        coaches::close(w, space, person, voice)?;
        guests::keep(w, space, person, voice.by)?;
        w.exec(&COUNT, p![space, 1_i64])?;
        say(w, &facts::BEGUN, person.number(), space, voice);
    }
    Ok(new)
}

/// Ends a membership and what hung on it.
pub(crate) fn end(w: &mut Write<'_>, space: SpaceId, person: PersonId, voice: Voice) -> Res<bool> {
    let gone = w.exec(&END, p![person, space])? > 0;
    w.exec(&END_DELEGATION, p![person, space])?;
    if gone {
        guests::gone(w, space, person)?;
        w.exec(&COUNT, p![space, -1_i64])?;
        say(w, &facts::ENDED, person.number(), space, voice);
    }
    Ok(gone)
}

/// Gives a member another standing.
pub(crate) fn alter(w: &mut Write<'_>, space: SpaceId, person: PersonId, standing: &str) -> Res<()> {
    w.exec(&ALTER, p![person, space, standing])?;
    Ok(())
}

/// A community's new facilitator belongs to it; whatever standing they have stays.
///
/// # Errors
/// What the database says.
pub fn facilitates_now(w: &mut Write<'_>, space: SpaceId, person: PersonId, voice: Voice) -> Res<()> {
    if w.opt::<(String,)>(&KIND, p![space])?.is_some_and(|(kind,)| kind == Kind::Community.as_str()) {
        begin(w, space, person, "member", voice)?;
        w.exec(&super::TOUCH, p![space])?;
    }
    Ok(())
}

/// The actor joins; terms that were accepted are kept with their version.
///
/// # Errors
/// What the database says.
pub fn join(permit: &mut Permitted<'_, '_, Place>, terms: Option<i64>) -> Res<bool> {
    let (voice, id, person) = (Voice::of(permit), permit.thing().id, permit.actor().id);
    let w = permit.tx();
    let new = begin(w, id, person, "member", voice)?;
    if let Some(version) = terms.filter(|version| *version > 0) {
        cards::accepted(w, id, person, version)?;
    }
    Ok(new)
}

/// The actor leaves. A project whose starter leaves goes to whoever has been in it longest, so
/// that it never stands without somebody who leads it.
///
/// # Errors
/// What the database says.
pub fn leave(permit: &mut Permitted<'_, '_, Place>) -> Res<bool> {
    let (voice, id, kind, person) =
        (Voice::of(permit), permit.thing().id, permit.thing().kind, permit.actor().id);
    let w = permit.tx();
    let gone = end(w, id, person, voice)?;
    if gone && kind == Kind::Project {
        let heir = w.opt::<(PersonId,)>(&HEIR, p![id])?;
        if let Some((heir,)) = heir {
            alter(w, id, heir, kind.leader())?;
            say(w, &facts::CHANGED, id.number(), id, voice);
        }
    }
    Ok(gone)
}

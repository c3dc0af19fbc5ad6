//! Requests to join and invitations.

use kernel::{PersonId, SpaceId, Time};
use policy::Permitted;
use store::{Read, Res, p, row, sql};
use web::Place;

use super::members::{END_INVITATION, END_REQUEST, Named};
use super::{Voice, cards, members, say};
use crate::facts;

sql!(
    REQUESTS,
    "SELECT p.id, p.handle, p.name, p.title, q.note, q.at_ms FROM join_requests q JOIN people p ON p.id = q.person_id
     WHERE q.space_id = $1 ORDER BY q.at_ms, p.id LIMIT 200"
);
sql!(
    INVITATIONS,
    "SELECT p.id, p.handle, p.name, p.title, b.name, i.at_ms
     FROM space_invitations i JOIN people p ON p.id = i.person_id JOIN people b ON b.id = i.by_id
     WHERE i.space_id = $1 ORDER BY i.at_ms, p.id LIMIT 200"
);
sql!(
    INVITED_BY,
    "SELECT b.name FROM space_invitations i JOIN people b ON b.id = i.by_id WHERE i.person_id = $1 AND i.space_id = $2"
);
sql!(
    ASK,
    "INSERT INTO join_requests (space_id, person_id, note, at_ms) VALUES ($1, $2, $3, $4)
     ON CONFLICT (space_id, person_id) DO NOTHING"
);
sql!(
    pub(crate) INVITE,
    "INSERT INTO space_invitations (space_id, person_id, by_id, at_ms) VALUES ($1, $2, $3, $4)
     ON CONFLICT (space_id, person_id) DO NOTHING"
);

/// Somebody who waits: for an answer (with a note), or to accept (with who invited).
#[derive(Debug, Clone)]
pub struct Waiting {
    /// The person.
    pub id: PersonId,
    /// Short name in addresses.
    pub handle: String,
    /// Name as shown.
    pub name: String,
    /// What they do.
    pub title: String,
    /// The note on a request; who invited on an invitation.
    pub word: String,
    /// Since when.
    pub at: Time,
}
row!(Waiting { id, handle, name, title, word, at });

/// The open requests of a space, the oldest first.
///
/// # Errors
/// What the database says.
pub fn requests(r: &mut Read<'_>, space: SpaceId) -> Res<Vec<Waiting>> {
    r.all(&REQUESTS, p![space])
}

/// The open invitations of a space, the oldest first.
///
/// # Errors
/// What the database says.
pub fn invitations(r: &mut Read<'_>, space: SpaceId) -> Res<Vec<Waiting>> {
    r.all(&INVITATIONS, p![space])
}

/// Who invited `person`.
///
/// # Errors
/// What the database says.
pub fn invited_by(r: &mut Read<'_>, space: SpaceId, person: PersonId) -> Res<Option<String>> {
    Ok(r.opt::<(String,)>(&INVITED_BY, p![person, space])?.map(|(name,)| name))
}

/// The actor asks to join; asking twice is asking once.
///
/// # Errors
/// What the database says.
pub fn ask(permit: &mut Permitted<'_, '_, Place>, note: &str, terms: Option<i64>) -> Res<()> {
    let (voice, id, person) = (Voice::of(permit), permit.thing().id, permit.actor().id);
    let w = permit.tx();
    let now = w.now();
    if w.exec(&ASK, p![id, person, note.trim(), now])? > 0 {
        say(w, &facts::ASKED, person.number(), id, voice);
    }
    if let Some(version) = terms.filter(|version| *version > 0) {
        cards::accepted(w, id, person, version)?;
    }
    Ok(())
}

/// Lets somebody in who asked; whether there was such a request.
///
/// # Errors
/// What the database says.
pub fn accept(permit: &mut Permitted<'_, '_, Place>, person: &Named) -> Res<bool> {
    let (voice, id) = (Voice::of(permit), permit.thing().id);
    let w = permit.tx();
    let asked = w.exec(&END_REQUEST, p![person.id, id])? > 0;
    if asked {
        members::begin(w, id, person.id, "member", voice)?;
    }
    Ok(asked)
}

/// Declines a request; whether there was one.
///
/// # Errors
/// What the database says.
pub fn decline(permit: &mut Permitted<'_, '_, Place>, person: &Named) -> Res<bool> {
    let (voice, id) = (Voice::of(permit), permit.thing().id);
    let w = permit.tx();
    let asked = w.exec(&END_REQUEST, p![person.id, id])? > 0;
    if asked {
        say(w, &facts::DECLINED, person.id.number(), id, voice);
    }
    Ok(asked)
}

/// Invites somebody; inviting twice is inviting once.
///
/// # Errors
/// What the database says.
pub fn invite(permit: &mut Permitted<'_, '_, Place>, person: &Named) -> Res<()> {
    let (voice, id, host) = (Voice::of(permit), permit.thing().id, permit.actor().id);
    let w = permit.tx();
    let now = w.now();
    if w.exec(&INVITE, p![id, person.id, host, now])? > 0 {
        say(w, &facts::INVITED, person.id.number(), id, voice);
    }
    Ok(())
}

/// Takes an invitation back, or turns it down; whether there was one.
///
/// # Errors
/// What the database says.
pub fn uninvite(permit: &mut Permitted<'_, '_, Place>, person: PersonId) -> Res<bool> {
    let id = permit.thing().id;
    Ok(permit.tx().exec(&END_INVITATION, p![person, id])? > 0)
}

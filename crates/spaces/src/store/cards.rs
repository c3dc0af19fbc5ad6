//! Cards: a new version is a new row; who accepted which is kept.

use kernel::{PersonId, SpaceId, Time};
use policy::Permitted;
use store::{Read, Res, Write, p, row, sql};
use web::Place;

use super::{Voice, say};
use crate::card::Card;
use crate::facts;

sql!(
    GET,
    "SELECT c.version, c.why, c.expected, c.free, c.ask, c.deciders, c.terms, c.created_ms, p.name, p.handle
     FROM space_cards c LEFT JOIN people p ON p.id = c.by_id WHERE c.space_id = $1 AND c.version = $2"
);
sql!(
    ADD,
    "INSERT INTO space_cards (space_id, version, why, expected, free, ask, deciders, terms, created_ms, by_id)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10::bigint)"
);
sql!(CURRENT, "UPDATE spaces SET card_version = $2, version = version + 1 WHERE id = $1");
sql!(
    ACCEPT,
    "INSERT INTO terms_accepted (person_id, space_id, version, at_ms) VALUES ($1, $2, $3, $4)
     ON CONFLICT (person_id, space_id, version) DO NOTHING"
);

/// One version of a card, with who wrote it when.
#[derive(Debug, Clone)]
pub struct Version {
    /// Its number.
    pub version: i64,
    /// The answers.
    pub card: Card,
    /// When it was written.
    pub created: Time,
    /// Who wrote it: name and handle.
    pub by: Option<(String, String)>,
}

struct Found {
    version: i64,
    why: String,
    expected: String,
    free: String,
    ask: String,
    deciders: String,
    terms: String,
    created: Time,
    name: Option<String>,
    handle: Option<String>,
}
row!(Found { version, why, expected, free, ask, deciders, terms, created, name, handle });

/// A version of a space's card, when there is one.
///
/// # Errors
/// What the database says.
pub fn get(r: &mut Read<'_>, space: SpaceId, version: i64) -> Res<Option<Version>> {
    let found: Option<Found> = r.opt(&GET, p![space, version])?;
    Ok(found.map(|f| Version {
        version: f.version,
        card: Card {
            why: f.why,
            expected: f.expected,
            free: f.free,
            ask: f.ask,
            deciders: f.deciders,
            terms: f.terms,
        },
        created: f.created,
        by: f.name.zip(f.handle),
    }))
}

/// Writes a version and makes it the current one.
pub(super) fn add(
    w: &mut Write<'_>,
    space: SpaceId,
    version: i64,
    card: &Card,
    by: Option<PersonId>,
) -> Res<()> {
    let now = w.now();
    w.exec(
        &ADD,
        p![
            space,
            version,
            &card.why,
            &card.expected,
            &card.free,
            &card.ask,
            &card.deciders,
            &card.terms,
            now,
            by
        ],
    )?;
    w.exec(&CURRENT, p![space, version])?;
    Ok(())
}

/// Notes that somebody accepted the terms of a version.
pub(super) fn accepted(w: &mut Write<'_>, space: SpaceId, person: PersonId, version: i64) -> Res<()> {
    let now = w.now();
    w.exec(&ACCEPT, p![person, space, version, now])?;
    Ok(())
}

/// Writes the next version of a card; its writer has accepted it.
///
/// # Errors
/// What the database says.
pub fn save(permit: &mut Permitted<'_, '_, Place>, card: &Card) -> Res<i64> {
    let (by, id, version) = (permit.by(), permit.thing().id, permit.thing().card_version + 1);
    let w = permit.tx();
    add(w, id, version, card, by)?;
    if let Some(person) = by {
        accepted(w, id, person, version)?;
    }
    let voice = Voice { by, quiet: false };
    say(w, &facts::CHANGED, id.number(), id, voice);
    Ok(version)
}

/// The actor accepts the current terms.
///
/// # Errors
/// What the database says.
pub fn accept(permit: &mut Permitted<'_, '_, Place>) -> Res<()> {
    let (id, version, person) = (permit.thing().id, permit.thing().card_version, permit.actor().id);
    accepted(permit.tx(), id, person, version)
}

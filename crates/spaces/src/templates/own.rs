//! An organisation's own templates: made from a space, kept by whoever made them.

use kernel::{Id, PersonId, SpaceId, Time};
use policy::Permitted;
use serde::{Deserialize, Serialize};
use store::{Read, Res, p, row, sql};
use web::Place;

use super::shipped::{Shape, Template, Words};
use crate::keeping::store::settings;
use crate::store::cards;

sql!(
    LIST,
    "SELECT id, name, what, kind, body, by_id, version FROM space_templates ORDER BY name, id LIMIT 100"
);
sql!(FIND, "SELECT id, name, what, kind, body, by_id, version FROM space_templates WHERE id = $1");
sql!(
    ADD,
    "INSERT INTO space_templates (id, name, what, kind, body, by_id, at_ms, version) VALUES ($1, $2, $3, $4, $5, $6, $7, 1)"
);
sql!(
    SAVE,
    "UPDATE space_templates SET name = $2, what = $3, body = $4, at_ms = $5, version = version + 1
     WHERE id = $1 AND version = $6"
);
sql!(END, "DELETE FROM space_templates WHERE id = $1");

/// What is kept of one beside its name.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub(super) struct Body {
    pub shape: Shape,
    pub words: Words,
}

/// A template of the organisation.
#[derive(Debug, Clone)]
pub struct Own {
    pub id: i64,
    pub name: String,
    pub what: String,
    pub kind: String,
    pub body: String,
    pub by: PersonId,
    pub version: i64,
}
row!(Own { id, name, what, kind, body, by, version });

impl Own {
    /// As every template.
    pub fn template(&self) -> Template {
        let Body { shape, words } = serde_json::from_str(&self.body).unwrap_or_default();
        Template {
            key: self.id.to_string(),
            shape: Shape { kind: self.kind.clone(), ..shape },
            words: Words { name: self.name.clone(), what: self.what.clone(), ..words },
            version: self.version,
            by: Some(self.by.number()),
        }
    }
}

/// The organisation's own.
pub fn list(r: &mut Read<'_>) -> Res<Vec<Own>> {
    r.all(&LIST, p![])
}

/// The one of that id.
pub fn find(r: &mut Read<'_>, id: i64) -> Res<Option<Own>> {
    r.opt(&FIND, p![id])
}

/// What a space would give as a template: its card and its settings, and nothing that was said.
pub fn body_of(r: &mut Read<'_>, place: &Place) -> Res<Body> {
    let set = settings(r, place.id)?;
    let card = cards::get(r, place.id, place.card_version)?.map(|v| v.card).unwrap_or_default();
    let shape = Shape {
        kind: place.kind.as_str().to_owned(),
        join: set.joining.as_str().to_owned(),
        reactions: set.reactions,
        pseudonyms: set.pseudonyms,
        members_invite: set.members_invite,
        first: String::new(),
        category: set.category,
    };
    Ok(Body { shape, words: Words { card, ..Words::default() } })
}

/// Makes a template of a space.
pub fn make(permit: &mut Permitted<'_, '_, Place>, name: &str, what: &str) -> Res<()> {
    let (by, place) = (permit.actor().id, permit.thing().clone());
    let w = permit.tx();
    let body = serde_json::to_string(&body_of(w, &place)?).unwrap_or_default();
    let (id, now): (Id<Own>, Time) = (w.id(), w.now());
    w.exec(&ADD, p![id, name, what, place.kind.as_str(), &body, by, now])?;
    web::audit(w, Some(by), "template.make", SpaceId::number(place.id))
}

/// Saves new words; false when somebody else did meanwhile.
pub fn save(
    w: &mut store::Write<'_>,
    own: &Own,
    name: &str,
    what: &str,
    body: &Body,
    by: PersonId,
) -> Res<bool> {
    let now = w.now();
    let text = serde_json::to_string(body).unwrap_or_default();
    let done = w.exec(&SAVE, p![own.id, name, what, &text, now, own.version])? > 0;
    web::audit(w, Some(by), "template.save", own.id)?;
    Ok(done)
}

/// Ends one.
pub fn end(w: &mut store::Write<'_>, id: i64, by: PersonId) -> Res<()> {
    w.exec(&END, p![id])?;
    web::audit(w, Some(by), "template.end", id)
}

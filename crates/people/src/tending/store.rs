//! Every SQL text of tending.

use kernel::{PersonId, Time};
use policy::Permitted;
use store::{Read, Res, p, row, sql};

use crate::key_store;
use crate::things::PersonThing;

macro_rules! tended {
    ($rest:literal) => {
        concat!(
            "SELECT p.id, p.handle, p.name, p.name_folded, p.title, p.mail, u.name, p.external, p.state,
                EXISTS (SELECT 1 FROM grants g WHERE g.person_id = p.id AND g.key = 'owner'),
                (SELECT COUNT(*) FROM sessions s WHERE s.person_id = p.id AND s.until_ms > $1),
                (SELECT COUNT(*) FROM api_tokens t WHERE t.person_id = p.id AND (t.until_ms IS NULL OR t.until_ms > $1))
             FROM people p LEFT JOIN units u ON u.id = p.unit_id ",
            $rest
        )
    };
}

sql!(
    LIST,
    tended!(
        "WHERE (p.name_folded, p.id) > ($2, $3) AND (p.name_folded LIKE $4 OR p.handle LIKE $5 OR p.mail LIKE $5)
           AND CASE $6::text WHEN '' THEN p.state <> 'left' WHEN 'external' THEN p.external AND p.state <> 'left'
                WHEN 'owners' THEN EXISTS (SELECT 1 FROM grants o WHERE o.person_id = p.id AND o.key = 'owner')
                ELSE p.state = $6 END
         ORDER BY p.name_folded, p.id LIMIT $7"
    )
);
sql!(ONE, tended!("WHERE p.handle = $2"));

/// A person as administration sees them.
#[derive(Debug, Clone)]
pub struct Row {
    /// Their id.
    pub id: i64,
    /// Handle.
    pub handle: String,
    /// Name.
    pub name: String,
    /// Name as it is sorted.
    pub folded: String,
    /// What they do.
    pub title: String,
    /// Mail address.
    pub mail: Option<String>,
    /// Name of their unit.
    pub unit: Option<String>,
    /// A guest.
    pub external: bool,
    /// Their state.
    pub state: String,
    /// Holds the network.
    pub owner: bool,
    /// Devices signed in.
    pub sessions: i64,
    /// API tokens.
    pub tokens: i64,
}
row!(Row { id, handle, name, folded, title, mail, unit, external, state, owner, sessions, tokens });

/// What is asked for.
#[derive(Debug, Clone, Default)]
pub struct Asked {
    /// Words in the name, folded.
    pub folded: String,
    /// Beginning of a handle or mail address.
    pub begins: String,
    /// Which of them.
    pub only: String,
    /// After this name and id.
    pub after: (String, i64),
}

/// People by name.
///
/// # Errors
/// What the database says.
pub fn list(r: &mut Read<'_>, asked: &Asked, limit: i64) -> Res<Vec<Row>> {
    let plain = |text: &str| text.replace(['%', '_', '\\'], "");
    let (inside, begins) = (format!("%{}%", plain(&asked.folded)), format!("{}%", plain(&asked.begins)));
    let (now, name, id): (Time, &String, i64) = (r.now(), &asked.after.0, asked.after.1);
    r.all(&LIST, p![now, name, id, &inside, &begins, &asked.only, limit])
}

/// One person.
///
/// # Errors
/// `NoRow` when there is none of that handle.
pub fn one(r: &mut Read<'_>, handle: &str) -> Res<Row> {
    let now = r.now();
    r.one(&ONE, p![now, handle])
}

/// Makes a link for somebody, `reset` or `invitation`, good for so long.
///
/// # Errors
/// What the database says.
pub fn link(
    permit: &mut Permitted<'_, '_, PersonThing>,
    kind: &str,
    secret: &str,
    hold_ms: i64,
) -> Res<PersonId> {
    let (id, by) = (permit.thing().id, permit.actor().id);
    key_store::add_link(permit.tx(), kind, Some(id), Some(by), secret, hold_ms)?;
    Ok(id)
}

/// Signs somebody out everywhere: devices, tokens, links.
///
/// # Errors
/// What the database says.
pub fn sign_out(permit: &mut Permitted<'_, '_, PersonThing>) -> Res<()> {
    let (id, by) = (permit.thing().id, permit.actor().id);
    key_store::end_all(permit.tx(), id)?;
    web::audit(permit.tx(), Some(by), "sessions.end", id.number())
}

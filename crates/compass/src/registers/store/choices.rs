//! What forms offer to choose from.

use kernel::{Actor, PersonId};
use store::{Read, Res, p, sql};

use crate::registers::list::{Kind, Register};

sql!(
    ENTRIES,
    "SELECT id, title FROM register_items WHERE register = $1 AND state IN ($2, $3) ORDER BY id DESC LIMIT 200"
);
sql!(UNITS, "SELECT slug, name FROM units WHERE closed_ms IS NULL ORDER BY name_folded, id LIMIT 2000");
// Spaces somebody speaks for: they facilitate it, or stand in for whoever does and is away; `$3` also those they
// keep or manage.
sql!(
    SPACES,
    "SELECT s.slug, s.name FROM spaces s WHERE s.closed_ms IS NULL AND (
        EXISTS (SELECT 1 FROM assignments a
            WHERE a.scope = 'space' AND a.scope_id = s.id AND a.role = 'facilitator' AND a.state = 'held'
            AND a.from_ms <= $2 AND (a.until_ms IS NULL OR a.until_ms > $2)
            AND (a.person_id = $1 OR EXISTS (SELECT 1 FROM stand_ins d WHERE d.assignment_id = a.id
                AND d.person_id = $1 AND d.from_ms <= $2 AND d.until_ms > $2)))
        OR ($3::boolean AND EXISTS (SELECT 1 FROM memberships m WHERE m.space_id = s.id AND m.person_id = $1
            AND m.standing IN ('owner', 'manager'))))
     ORDER BY s.name_folded, s.id LIMIT 200"
);
sql!(
    CORRESPONDENTS,
    "SELECT DISTINCT p.handle, p.name FROM assignments a JOIN people p ON p.id = a.person_id AND p.state = 'active'
     WHERE a.attachment = 'correspondent' AND a.state = 'held' AND a.from_ms <= $1
       AND (a.until_ms IS NULL OR a.until_ms > $1) AND NOT p.external ORDER BY p.name, p.handle LIMIT 50"
);

/// Values and words by field.
pub type Choices = Vec<(&'static str, Vec<(String, String)>)>;

/// What the fields of a register offer to somebody.
///
/// # Errors
/// What the database says.
pub fn of(r: &mut Read<'_>, actor: &Actor, register: &Register) -> Res<Choices> {
    let mut choices = Vec::new();
    for field in register.fields {
        let offered = match field.kind {
            Kind::Entry(states) => entries(r, field.key, states)?,
            Kind::Unit => r.all(&UNITS, p![])?,
            Kind::Space => spaces(r, actor.id, false)?,
            _ => continue,
        };
        choices.push((field.key, offered));
    }
    Ok(choices)
}

/// Entries of a register in one of two states.
///
/// # Errors
/// What the database says.
pub fn entries(r: &mut Read<'_>, register: &str, states: &[&str]) -> Res<Vec<(String, String)>> {
    let (one, other) = (states.first().unwrap_or(&""), states.last().unwrap_or(&""));
    let found: Vec<(i64, String)> = r.all(&ENTRIES, p![register, *one, *other])?;
    Ok(found.into_iter().map(|(id, title)| (id.to_string(), title)).collect())
}

/// Spaces somebody facilitates; with `leads` also those they keep or manage.
///
/// # Errors
/// What the database says.
pub fn spaces(r: &mut Read<'_>, person: PersonId, leads: bool) -> Res<Vec<(String, String)>> {
    let now = r.now();
    r.all(&SPACES, p![person, now, leads])
}

/// Holders who work with the network as correspondents of their own unit.
///
/// # Errors
/// What the database says.
pub fn correspondents(r: &mut Read<'_>) -> Res<Vec<(String, String)>> {
    let now = r.now();
    r.all(&CORRESPONDENTS, p![now])
}

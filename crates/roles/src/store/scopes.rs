//! Where roles are held: units and spaces, through the actor.

use kernel::{Actor, PersonId, SpaceId, Time, UnitId};
use store::{Error, Read, Res, p, row, sql};

use crate::scope::{Scope, Where};

sql!(UNIT, "SELECT id, slug, name, closed_ms IS NOT NULL FROM units WHERE slug = $1");
sql!(UNIT_BY_ID, "SELECT id, slug, name, closed_ms IS NOT NULL FROM units WHERE id = $1");
sql!(SPACE_BY_ID, "SELECT id, slug, name, kind, closed_ms IS NOT NULL FROM spaces WHERE id = $1");
// What can be chosen: communities and the network's spaces, and projects the reader is in.
sql!(
    SPACES,
    "SELECT s.id, s.slug, s.name, s.kind, FALSE FROM spaces s
     WHERE s.closed_ms IS NULL AND (s.kind IN ('community', 'network')
        OR EXISTS (SELECT 1 FROM memberships m WHERE m.space_id = s.id AND m.person_id = $1))
     ORDER BY s.kind, s.name_folded, s.id LIMIT 2000"
);
sql!(
    UNITS,
    "SELECT id, slug, name, FALSE FROM units WHERE closed_ms IS NULL ORDER BY name_folded, id LIMIT 2000"
);
sql!(KEEPS, "SELECT standing FROM memberships WHERE space_id = $1 AND person_id = $2");
sql!(
    TEAM_LEAD,
    "WITH RECURSIVE up (parent_id, manager_id, depth) AS (
        SELECT u.parent_id, CASE WHEN p.state = 'active' THEN u.manager_id END, 0
        FROM units u LEFT JOIN people p ON p.id = u.manager_id WHERE u.id = $1
        UNION ALL
        SELECT u.parent_id, CASE WHEN p.state = 'active' THEN u.manager_id END, up.depth + 1
        FROM up JOIN units u ON u.id = up.parent_id LEFT JOIN people p ON p.id = u.manager_id
        WHERE up.manager_id IS NULL AND up.depth < 32)
     SELECT manager_id, depth FROM up WHERE manager_id IS NOT NULL LIMIT 1"
);
// The nearest manager of a team who is not this person.
sql!(
    ABOVE,
    "WITH RECURSIVE up (parent_id, manager_id, depth) AS (
        SELECT u.parent_id, CASE WHEN p.state = 'active' AND p.id <> $2 THEN u.manager_id END, 0
        FROM spaces s JOIN units u ON u.id = s.unit_id LEFT JOIN people p ON p.id = u.manager_id WHERE s.id = $1
        UNION ALL
        SELECT u.parent_id, CASE WHEN p.state = 'active' AND p.id <> $2 THEN u.manager_id END, up.depth + 1
        FROM up JOIN units u ON u.id = up.parent_id LEFT JOIN people p ON p.id = u.manager_id
        WHERE up.manager_id IS NULL AND up.depth < 32)
     SELECT manager_id FROM up WHERE manager_id IS NOT NULL LIMIT 1"
);
sql!(BEGUN, "SELECT MIN(created_ms) FROM people");

struct UnitRow {
    id: UnitId,
    slug: String,
    name: String,
    closed: bool,
}
row!(UnitRow { id, slug, name, closed });
struct SpaceRow {
    id: SpaceId,
    slug: String,
    name: String,
    kind: String,
    closed: bool,
}
row!(SpaceRow { id, slug, name, kind, closed });

impl From<UnitRow> for Where {
    fn from(row: UnitRow) -> Self {
        let UnitRow { id, slug, name, closed } = row;
        Self { scope: Scope::Unit(id), slug, name, kind: String::new(), closed }
    }
}
impl From<SpaceRow> for Where {
    fn from(row: SpaceRow) -> Self {
        let SpaceRow { id, slug, name, kind, closed } = row;
        Self { scope: Scope::Space(id), slug, name, kind, closed }
    }
}

/// The scope of a form or address: `network`, `unit:SLUG`, `space:SLUG`; a bare word is a space.
/// A space the reader may not know of is not there.
///
/// # Errors
/// `NoRow` when it is not there.
pub fn named(r: &mut Read<'_>, actor: &Actor, token: &str) -> Res<Where> {
    let token = token.trim();
    if token.is_empty() || token == "network" {
        return if actor.external { Err(Error::NoRow) } else { Ok(Where::network()) };
    }
    if let Some(slug) = token.strip_prefix("unit:") {
        let found = if actor.external { None } else { r.opt::<UnitRow>(&UNIT, p![slug])? };
        return found.map(Where::from).ok_or(Error::NoRow);
    }
    let slug = token.strip_prefix("space:").unwrap_or(token);
    // Through the actor: who may not see its card gets the same answer as for one that is not there.
    let place = web::find_place(r, actor, slug)?;
    let (scope, kind) = (Scope::Space(place.id), place.kind.as_str().to_owned());
    Ok(Where { scope, slug: place.slug, name: place.name, kind, closed: place.closed })
}

/// The scope behind a stored pair, as the program itself needs it.
///
/// # Errors
/// `NoRow` when it is not there.
pub fn stored(r: &mut Read<'_>, scope: Scope) -> Res<Where> {
    match scope {
        Scope::Network => Ok(Where::network()),
        Scope::Unit(id) => r.opt::<UnitRow>(&UNIT_BY_ID, p![id])?.map(Where::from).ok_or(Error::NoRow),
        Scope::Space(id) => r.opt::<SpaceRow>(&SPACE_BY_ID, p![id])?.map(Where::from).ok_or(Error::NoRow),
    }
}

/// Scopes to choose from, for somebody inside: the network, communities, units.
///
/// # Errors
/// What the database says.
pub fn choices(r: &mut Read<'_>, actor: &Actor) -> Res<Vec<Where>> {
    let mut all = vec![Where::network()];
    all.extend(r.all::<SpaceRow>(&SPACES, p![actor.id])?.into_iter().map(Where::from));
    all.extend(r.all::<UnitRow>(&UNITS, p![])?.into_iter().map(Where::from));
    Ok(all)
}

/// Whether somebody keeps a space: a permission, no role.
///
/// # Errors
/// What the database says.
pub fn keeps(r: &mut Read<'_>, person: PersonId, scope: Scope) -> Res<bool> {
    let Some(space) = scope.space() else { return Ok(false) };
    let standing = r.opt::<(String,)>(&KEEPS, p![space, person])?;
    Ok(standing.is_some_and(|(word,)| word == "owner" || word == "starter" || word == "steward"))
}

/// Who manages a unit now: the nearest active manager, and whether it is one above.
///
/// # Errors
/// What the database says.
pub fn manager(r: &mut Read<'_>, unit: UnitId) -> Res<Option<(PersonId, bool)>> {
    Ok(r.opt::<(PersonId, i64)>(&TEAM_LEAD, p![unit])?.map(|(id, depth)| (id, depth > 0)))
}

/// Who would lead a team if somebody were gone: the nearest manager above who is there.
///
/// # Errors
/// What the database says.
pub fn above(r: &mut Read<'_>, team: SpaceId, gone: PersonId) -> Res<Option<PersonId>> {
    Ok(r.opt::<(PersonId,)>(&ABOVE, p![team, gone])?.map(|(id,)| id))
}

/// When the network began: its first person.
///
/// # Errors
/// What the database says.
pub fn begun(r: &mut Read<'_>) -> Res<Time> {
    Ok(r.one::<(Option<Time>,)>(&BEGUN, p![])?.0.unwrap_or(Time(0)))
}

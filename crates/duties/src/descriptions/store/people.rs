//! Where jobs are, and who does them.

use kernel::{Actor, AssignmentId, PersonId, Time};
use store::{Error, Read, Res, p, row, sql};

sql!(UNIT, "SELECT id, slug, name FROM units WHERE slug = $1 AND closed_ms IS NULL");
sql!(UNIT_BY_ID, "SELECT id, slug, name FROM units WHERE id = $1");
sql!(SPACE_BY_ID, "SELECT id, slug, name FROM spaces WHERE id = $1");
sql!(UNITS, "SELECT id, slug, name FROM units WHERE closed_ms IS NULL ORDER BY name_folded, id LIMIT 500");
sql!(
    SPACES,
    "SELECT id, slug, name FROM spaces WHERE closed_ms IS NULL AND kind = 'community' AND open_read
     ORDER BY name_folded, id LIMIT 500"
);
sql!(
    HOLDERS,
    "SELECT a.id, p.name, p.handle, a.from_ms FROM assignments a JOIN people p ON p.id = a.person_id
     WHERE a.state = 'held' AND a.scope = $1 AND a.scope_id = $2 AND (' ' || $3::text || ' ') LIKE ('% ' || a.role || ' %')
     ORDER BY p.name_folded, a.id LIMIT 100"
);
sql!(PERSON, "SELECT name, handle FROM people WHERE id = $1");

/// Where a job is.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct At {
    /// `network`, `unit`, `space`.
    pub scope: String,
    /// Of which; 0 for the network.
    pub id: i64,
    /// Word in addresses.
    pub slug: String,
    /// Its name; empty for the network.
    pub name: String,
}

impl At {
    fn of(scope: &str, (id, slug, name): (i64, String, String)) -> Self {
        Self { scope: scope.to_owned(), id, slug, name }
    }
    fn network() -> Self {
        Self { scope: "network".to_owned(), ..Self::default() }
    }
    /// How it stands in forms: `network`, `unit:SLUG`, `space:SLUG`.
    #[must_use]
    pub fn token(&self) -> String {
        if self.scope == "network" { self.scope.clone() } else { format!("{}:{}", self.scope, self.slug) }
    }
}

/// The place a form names, as the actor may know of it.
///
/// # Errors
/// `NoRow` when it is not there.
pub fn named(r: &mut Read<'_>, actor: &Actor, token: &str) -> Res<At> {
    if let Some(slug) = token.strip_prefix("unit:") {
        return r.opt(&UNIT, p![slug])?.map(|row| At::of("unit", row)).ok_or(Error::NoRow);
    }
    if let Some(slug) = token.strip_prefix("space:") {
        let place = web::find_place(r, actor, slug)?;
        return Ok(At::of("space", (place.id.number(), place.slug, place.name)));
    }
    if token.is_empty() || token == "network" { Ok(At::network()) } else { Err(Error::NoRow) }
}

/// The place of a stored pair.
///
/// # Errors
/// `NoRow` when it is not there.
pub fn stored(r: &mut Read<'_>, scope: &str, id: i64) -> Res<At> {
    let row = match scope {
        "unit" => r.opt(&UNIT_BY_ID, p![id])?,
        "space" => r.opt(&SPACE_BY_ID, p![id])?,
        _ => return Ok(At::network()),
    };
    row.map(|row| At::of(scope, row)).ok_or(Error::NoRow)
}

/// Places to choose from.
///
/// # Errors
/// What the database says.
pub fn places(r: &mut Read<'_>) -> Res<Vec<At>> {
    let mut all = vec![At::network()];
    all.extend(r.all(&SPACES, p![])?.into_iter().map(|row| At::of("space", row)));
    all.extend(r.all(&UNITS, p![])?.into_iter().map(|row| At::of("unit", row)));
    Ok(all)
}

/// Somebody who holds one of the roles of a description in its place.
#[derive(Debug, Clone)]
pub struct Holder {
    /// The role they hold.
    pub id: AssignmentId,
    /// Their name.
    pub name: String,
    /// Their short name.
    pub handle: String,
    /// Since when.
    pub from: Time,
}
row!(Holder { id, name, handle, from });

/// Who could work by a description: they hold one of its roles in its place.
///
/// # Errors
/// What the database says.
pub fn holders(r: &mut Read<'_>, (scope, id): (&str, i64), roles: &str) -> Res<Vec<Holder>> {
    r.all(&HOLDERS, p![scope, id, roles])
}

/// Name and short name of somebody.
///
/// # Errors
/// What the database says.
pub fn person(r: &mut Read<'_>, id: PersonId) -> Res<Option<(String, String)>> {
    r.opt(&PERSON, p![id])
}

//! Statements of how spaces are looked after.

use std::collections::BTreeMap;

use kernel::SpaceId;
use policy::Permitted;
use store::{Read, Res, p, sql};
use web::Place;

use super::Care;
use crate::scope::Scope;

sql!(OF, "SELECT manages, pilots, enlivens FROM space_care WHERE space_id = $1");
sql!(ALL, "SELECT space_id, manages, pilots, enlivens FROM space_care");
sql!(
    SET,
    "INSERT INTO space_care (space_id, manages, pilots, enlivens, since_ms, by_id) VALUES ($1, $2, $3, $4, $5, $6)
     ON CONFLICT (space_id) DO UPDATE SET manages = excluded.manages, pilots = excluded.pilots,
        enlivens = excluded.enlivens, since_ms = excluded.since_ms, by_id = excluded.by_id"
);

/// How one space is looked after; nothing when nobody said.
///
/// # Errors
/// What the database says.
pub fn of(r: &mut Read<'_>, space: SpaceId) -> Res<Option<Care>> {
    let row: Option<(bool, bool, bool)> = r.opt(&OF, p![space])?;
    Ok(row.map(|(manages, pilots, enlivens)| Care { manages, pilots, enlivens }))
}

/// How spaces are looked after, where somebody said so.
///
/// # Errors
/// What the database says.
pub fn all(r: &mut Read<'_>) -> Res<BTreeMap<Scope, Care>> {
    let rows: Vec<(SpaceId, bool, bool, bool)> = r.all(&ALL, p![])?;
    let care = |(space, manages, pilots, enlivens)| (Scope::Space(space), Care { manages, pilots, enlivens });
    Ok(rows.into_iter().map(care).collect())
}

/// Says how a space is looked after from now on.
///
/// # Errors
/// What the database says.
pub fn set(permit: &mut Permitted<'_, '_, Place>, care: Care) -> Res<()> {
    let (space, by) = (permit.thing().id, permit.actor().id);
    let w = permit.tx();
    let now = w.now();
    w.exec(&SET, p![space, care.manages, care.pilots, care.enlivens, now, by])?;
    Ok(())
}

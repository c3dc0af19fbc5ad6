//! Every SQL text about units.

use kernel::{Fact, PersonId, UnitId, fold};
use policy::Permitted;
use store::{Read, Res, Write, p, sql};

use super::facts;
use super::things::NetworkThing;
use super::unit::Unit;

macro_rules! unit {
    ($rest:literal) => {
        concat!(
            "SELECT u.id, u.slug, u.name, u.parent_id, u.manager_id, m.name, m.handle,
             (SELECT COUNT(*) FROM people p WHERE p.unit_id = u.id AND p.state <> 'left')
             FROM units u LEFT JOIN people m ON m.id = u.manager_id ",
            $rest
        )
    };
}

sql!(ALL, unit!("WHERE u.closed_ms IS NULL ORDER BY u.name_folded, u.id"));
// For a list to choose from: how many people are in each is nobody’s question there.
sql!(
    NAMED,
    "SELECT u.id, u.slug, u.name, u.parent_id, u.manager_id, '', '', CAST(0 AS BIGINT) FROM units u
     WHERE u.closed_ms IS NULL ORDER BY u.name_folded, u.id"
);
sql!(BY_SLUG, unit!("WHERE u.slug = $1 AND u.closed_ms IS NULL"));
sql!(PARENT_OF, "SELECT parent_id FROM units WHERE id = $1");
sql!(SLUG_TAKEN, "SELECT id FROM units WHERE slug = $1");
sql!(
    ADD,
    "INSERT INTO units (id, parent_id, slug, name, name_folded, manager_id, created_ms, closed_ms, version)
     VALUES ($1, $2::bigint, $3, $4, $5, $6::bigint, $7, NULL, 1)"
);
sql!(
    SAVE,
    "UPDATE units SET parent_id = $2::bigint, name = $3, name_folded = $4, manager_id = $5::bigint, version = version + 1 WHERE id = $1"
);
sql!(
    END_PERIOD,
    "UPDATE unit_periods SET until_ms = $2 WHERE unit_id = $1 AND until_ms IS NULL AND from_ms < $2"
);
sql!(
    ADD_PERIOD,
    "INSERT INTO unit_periods (unit_id, from_ms, until_ms, parent_id, name, manager_id, by_id)
     VALUES ($1, $2, NULL, $3::bigint, $4, $5::bigint, $6::bigint)
     ON CONFLICT (unit_id, from_ms) DO UPDATE SET parent_id = excluded.parent_id, name = excluded.name, manager_id = excluded.manager_id"
);
sql!(
    PERIODS,
    "SELECT h.from_ms, h.until_ms, h.name, m.name, a.name FROM unit_periods h
     LEFT JOIN people m ON m.id = h.manager_id LEFT JOIN units a ON a.id = h.parent_id
     WHERE h.unit_id = $1 ORDER BY h.from_ms DESC"
);

/// One stretch of a unit's history: from, until, its name, its manager's, the unit's above.
pub type Period = (kernel::Time, Option<kernel::Time>, String, Option<String>, Option<String>);

/// All open units by name, without their managers’ names and how many people are in them.
///
/// # Errors
/// What the database says.
pub fn named(r: &mut Read<'_>) -> Res<Vec<Unit>> {
    r.all(&NAMED, p![])
}

/// All open units by name.
///
/// # Errors
/// What the database says.
pub fn all(r: &mut Read<'_>) -> Res<Vec<Unit>> {
    r.all(&ALL, p![])
}

/// A unit by its address.
///
/// # Errors
/// `NoRow` when there is none.
pub fn by_slug(r: &mut Read<'_>, slug: &str) -> Res<Unit> {
    r.one(&BY_SLUG, p![slug])
}

/// The unit above.
///
/// # Errors
/// What the database says.
pub fn parent_of(r: &mut Read<'_>, id: UnitId) -> Res<Option<UnitId>> {
    Ok(r.opt::<(Option<UnitId>,)>(&PARENT_OF, p![id])?.and_then(|(p,)| p))
}

/// The history of a unit, newest first.
///
/// # Errors
/// What the database says.
pub fn periods(r: &mut Read<'_>, id: UnitId) -> Res<Vec<Period>> {
    r.all(&PERIODS, p![id])
}

/// Makes a unit; a taken address gets a number.
///
/// # Errors
/// What the database says.
pub fn add(
    permit: &mut Permitted<'_, '_, NetworkThing>,
    name: &str,
    parent: Option<UnitId>,
    manager: Option<PersonId>,
) -> Res<(UnitId, String)> {
    let by = permit.actor().id;
    insert(permit.tx(), (Some(by), "page"), name, (parent, manager))
}

/// Makes a unit, by whom and by which way.
pub(super) fn insert(
    w: &mut Write<'_>,
    (by, via): (Option<PersonId>, &str),
    name: &str,
    (parent, manager): (Option<UnitId>, Option<PersonId>),
) -> Res<(UnitId, String)> {
    let (id, now): (UnitId, _) = (w.id(), w.now());
    let base = fold::slug(name);
    let mut slug = base.clone();
    for n in 2..1000 {
        if w.opt::<(i64,)>(&SLUG_TAKEN, p![&slug])?.is_none() {
            break;
        }
        slug = format!("{base}-{n}");
    }
    w.exec(&ADD, p![id, parent, &slug, name, &fold::fold(name), manager, now])?;
    w.exec(&ADD_PERIOD, p![id, now, parent, name, manager, by])?;
    super::store::audit(w, by, via, "unit.add", id.number())?;
    say(w, id, by);
    Ok((id, slug))
}

fn say(w: &mut Write<'_>, id: UnitId, by: Option<PersonId>) {
    let fact = Fact::new(&facts::UNIT_CHANGED, id.number(), w.now());
    w.announce(match by {
        Some(by) => fact.by(by),
        None => fact,
    });
}

/// Changes a unit's name, place and manager; what it was stays in its history.
///
/// # Errors
/// What the database says.
pub fn save(
    permit: &mut Permitted<'_, '_, NetworkThing>,
    id: UnitId,
    name: &str,
    parent: Option<UnitId>,
    manager: Option<PersonId>,
) -> Res<()> {
    let by = permit.actor().id;
    update(permit.tx(), (Some(by), "page"), id, name, (parent, manager))
}

/// Changes a unit, by whom and by which way.
pub(super) fn update(
    w: &mut Write<'_>,
    (by, via): (Option<PersonId>, &str),
    id: UnitId,
    name: &str,
    (parent, manager): (Option<UnitId>, Option<PersonId>),
) -> Res<()> {
    let now = w.now();
    w.exec(&SAVE, p![id, parent, name, &fold::fold(name), manager])?;
    w.exec(&END_PERIOD, p![id, now])?;
    w.exec(&ADD_PERIOD, p![id, now, parent, name, manager, by])?;
    super::store::audit(w, by, via, "unit.save", id.number())?;
    say(w, id, by);
    Ok(())
}

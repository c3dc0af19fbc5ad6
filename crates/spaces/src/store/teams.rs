//! Team spaces, kept by the directory.

use kernel::{PersonId, SpaceId, UnitId, fold};
use store::{Read, Res, Write, p, row, sql};
use web::place::{Joining, Kind};

use super::spaces::Fresh;
use super::{Voice, members, say, spaces};
use crate::{directory, facts, opening};

sql!(
    UNIT,
    "SELECT u.slug, u.name, u.closed_ms IS NOT NULL, s.id, s.name, s.closed_ms IS NOT NULL
     FROM units u LEFT JOIN spaces s ON s.unit_id = u.id WHERE u.id = $1"
);
sql!(PEOPLE, "SELECT id FROM people WHERE unit_id = $1 AND state NOT IN ('suspended', 'left') ORDER BY id");
sql!(
    ACTING,
    "WITH RECURSIVE up (parent_id, manager_id, depth) AS (
        SELECT u.parent_id, CASE WHEN p.state = 'active' THEN u.manager_id END, 0
        FROM units u LEFT JOIN people p ON p.id = u.manager_id WHERE u.id = $1
        UNION ALL
        SELECT u.parent_id, CASE WHEN p.state = 'active' THEN u.manager_id END, up.depth + 1
        FROM up JOIN units u ON u.id = up.parent_id LEFT JOIN people p ON p.id = u.manager_id
        WHERE up.manager_id IS NULL AND up.depth < 32
     )
     SELECT manager_id FROM up WHERE manager_id IS NOT NULL LIMIT 1"
);
sql!(MEMBERS, "SELECT person_id, standing FROM memberships WHERE space_id = $1 ORDER BY person_id");
sql!(RENAME, "UPDATE spaces SET name = $2, name_folded = $3, version = version + 1 WHERE id = $1");
sql!(SET_CLOSED, "UPDATE spaces SET closed_ms = $2::bigint, version = version + 1 WHERE id = $1");
// A unit and what lies below it: a change of manager reaches the units that have none of their own.
sql!(
    BELOW,
    "WITH RECURSIVE down (id, depth) AS (
        SELECT id, 0 FROM units WHERE id = $1
        UNION ALL
        SELECT u.id, down.depth + 1 FROM down JOIN units u ON u.parent_id = down.id WHERE down.depth < 32
     )
     SELECT id FROM down ORDER BY depth, id"
);
// Every unit somebody's coming, moving or going may concern.
sql!(
    AROUND,
    "SELECT unit_id FROM people WHERE id = $1 AND unit_id IS NOT NULL
     UNION SELECT s.unit_id FROM memberships m JOIN spaces s ON s.id = m.space_id
           WHERE m.person_id = $1 AND s.unit_id IS NOT NULL"
);
sql!(LEADS, "SELECT id FROM units WHERE manager_id = $1 ORDER BY id");

struct Unit {
    slug: String,
    name: String,
    closed: bool,
    space: Option<SpaceId>,
    space_name: Option<String>,
    space_closed: bool,
}
row!(Unit { slug, name, closed, space, space_name, space_closed });

/// Who manages a unit now: its own manager, or the nearest one above.
///
/// # Errors
/// What the database says.
pub fn acting_manager(r: &mut Read<'_>, unit: UnitId) -> Res<Option<PersonId>> {
    Ok(r.opt::<(PersonId,)>(&ACTING, p![unit])?.map(|(id,)| id))
}

/// Brings one unit's team space to what the directory says: makes it when the unit has people,
/// renames it, opens and closes it with the unit, lets people in and out. Running it again
/// changes nothing.
///
/// # Errors
/// What the database says.
pub fn sync_unit(w: &mut Write<'_>, unit: UnitId, quiet: bool) -> Res<Option<SpaceId>> {
    let voice = Voice { by: None, quiet };
    let Some(found) = w.opt::<Unit>(&UNIT, p![unit])? else { return Ok(None) };
    let people: Vec<PersonId> = w.ints(&PEOPLE, p![unit])?.into_iter().map(PersonId::new).collect();
    let space = match found.space {
        Some(space) => space,
        None if found.closed || people.is_empty() => return Ok(None),
        None => make(w, unit, &found, voice)?,
    };
    keep_row(w, space, &found, voice)?;
    if found.closed {
        return Ok(Some(space));
    }
    let lead = acting_manager(w, unit)?;
    let members: Vec<(PersonId, String)> = w.all(&MEMBERS, p![space])?;
    let changes = directory::changes(&members, &people, lead);
    for person in &changes.end {
        members::end(w, space, *person, voice)?;
    }
    for (person, standing) in &changes.alter {
        members::alter(w, space, *person, standing)?;
    }
    for (person, standing) in &changes.begin {
        members::begin(w, space, *person, standing, voice)?;
    }
    Ok(Some(space))
}

fn make(w: &mut Write<'_>, unit: UnitId, found: &Unit, voice: Voice) -> Res<SpaceId> {
    let fresh = Fresh {
        name: &found.name,
        slug: &found.slug,
        kind: Kind::Team,
        joining: Joining::Directory,
        open_read: false,
        // No likes in the flow of work unless the manager wants them.
        reactions: false,
        hue: opening::hue(&found.name),
        unit: Some(unit),
        voice,
    };
    spaces::add(w, &fresh)
}

fn keep_row(w: &mut Write<'_>, space: SpaceId, found: &Unit, voice: Voice) -> Res<()> {
    let mut changed = false;
    if found.space_name.as_ref().is_some_and(|name| *name != found.name) {
        w.exec(&RENAME, p![space, &found.name, &fold::fold(&found.name)])?;
        changed = true;
    }
    if found.space.is_some() && found.closed != found.space_closed {
        let closed = found.closed.then(|| w.now());
        w.exec(&SET_CLOSED, p![space, closed])?;
        changed = true;
    }
    if changed {
        say(w, &facts::CHANGED, space.number(), space, voice);
    }
    Ok(())
}

/// A unit changed: it and the units below it are brought up to date.
///
/// # Errors
/// What the database says.
pub fn unit_changed(w: &mut Write<'_>, unit: UnitId, quiet: bool) -> Res<()> {
    for below in w.ints(&BELOW, p![unit])? {
        sync_unit(w, UnitId::new(below), quiet)?;
    }
    Ok(())
}

/// Somebody came, moved, was suspended or restored: the teams they are in or belong to, and those
/// they manage with what lies below.
///
/// # Errors
/// What the database says.
pub fn person_changed(w: &mut Write<'_>, person: PersonId, quiet: bool) -> Res<()> {
    for unit in w.ints(&AROUND, p![person])? {
        sync_unit(w, UnitId::new(unit), quiet)?;
    }
    for unit in w.ints(&LEADS, p![person])? {
        unit_changed(w, UnitId::new(unit), quiet)?;
    }
    Ok(())
}

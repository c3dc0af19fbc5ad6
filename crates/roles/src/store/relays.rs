//! Who relays the network in the units, which communities are looked after, what is settled where,
//! and lists of roles held, through the reader.

use std::collections::BTreeMap;

use kernel::{Actor, AssignmentId, PersonId, SpaceId, Time, UnitId};
use store::{Read, Res, p, row, sql};

use crate::board::Who;
use crate::scope::Scope;

// `s` is looked after: somebody who is there facilitates it, or stands in for whoever does.
sql!(
    FACILITATED,
    "SELECT COUNT(*), CAST(COALESCE(SUM(CASE WHEN EXISTS (
        SELECT 1 FROM assignments a JOIN people p ON p.id = a.person_id
        WHERE a.scope = 'space' AND a.scope_id = s.id AND a.role = 'facilitator' AND a.state = 'held'
          AND a.from_ms <= $1 AND (a.until_ms IS NULL OR a.until_ms > $1)
          AND (p.state = 'active' OR EXISTS (SELECT 1 FROM deputies d JOIN people q ON q.id = d.person_id
               WHERE d.assignment_id = a.id AND d.state = 'accepted' AND q.state = 'active' AND NOT q.external)))
        THEN 1 ELSE 0 END), 0) AS BIGINT)
     FROM spaces s WHERE s.kind = 'community' AND s.closed_ms IS NULL"
);
sql!(PEOPLE, "SELECT COUNT(*) FROM people WHERE state = 'active' AND NOT external");
sql!(
    SETTLED,
    "SELECT duty, scope, scope_id, assignment_id FROM accountables WHERE scope IN ('space', 'network')"
);
sql!(
    UNITS,
    "SELECT u.id, u.slug, u.name, u.parent_id, m.id, m.name, m.handle, m.state = 'active'
     FROM units u LEFT JOIN people m ON m.id = u.manager_id WHERE u.closed_ms IS NULL ORDER BY u.name_folded, u.id"
);
// Whoever facilitates or is an evangelist, with the unit they are of; a role held for a unit counts there.
sql!(
    RELAYS,
    "SELECT DISTINCT CASE WHEN a.scope = 'unit' THEN a.scope_id ELSE p.unit_id END, a.role, p.id, p.name, p.handle
     FROM assignments a JOIN people p ON p.id = a.person_id
     WHERE a.role IN ('facilitator', 'evangelist') AND a.state = 'held' AND p.state = 'active'
       AND a.from_ms <= $1 AND (a.until_ms IS NULL OR a.until_ms > $1)
       AND (a.scope = 'unit' OR p.unit_id IS NOT NULL)
     ORDER BY 2, 4, 3"
);
sql!(
    MANAGED,
    "SELECT s.id FROM spaces s JOIN units u ON u.id = s.unit_id
     WHERE u.manager_id = $1 AND s.kind = 'team' AND s.closed_ms IS NULL ORDER BY s.name_folded, s.id"
);
sql!(
    LIST,
    "SELECT a.id, a.role, p.id, p.handle, p.name, a.scope, a.scope_id, COALESCE(s.slug, u.slug), a.from_ms,
        a.until_ms, a.specialities, a.share
     FROM assignments a JOIN people p ON p.id = a.person_id
     LEFT JOIN spaces s ON a.scope = 'space' AND s.id = a.scope_id
     LEFT JOIN units u ON a.scope = 'unit' AND u.id = a.scope_id
     WHERE a.state = 'held' AND (a.until_ms IS NULL OR a.until_ms > $1) AND a.id > $2
       AND ($3::text = '' OR a.role = $3) AND ($4::text = '' OR (a.scope = $4 AND a.scope_id = $5))
       AND ($6::text = '' OR p.handle = $6)
       AND (a.person_id = $7
        OR (a.scope = 'space' AND EXISTS (SELECT 1 FROM memberships m WHERE m.space_id = a.scope_id AND m.person_id = $7))
        OR (NOT $8 AND (a.scope <> 'space' OR s.joining <> 'invite')))
     ORDER BY a.id LIMIT $9"
);
sql!(
    DEPUTIES,
    "SELECT d.assignment_id, p.id, p.name, p.handle, p.state = 'active' FROM deputies d
     JOIN people p ON p.id = d.person_id
     WHERE d.assignment_id = ANY($1) AND d.state = 'accepted' AND NOT p.external ORDER BY d.since_ms, p.id"
);
sql!(MEMBER, "SELECT COUNT(*) FROM memberships WHERE space_id = $1 AND person_id = $2");
sql!(MEMBERSHIPS, "SELECT space_id FROM memberships WHERE person_id = $1");

/// Communities that are looked after, of all that are open.
///
/// # Errors
/// What the database says.
pub fn facilitated(r: &mut Read<'_>) -> Res<(i64, i64)> {
    let now = r.now();
    let (all, filled): (i64, i64) = r.one(&FACILITATED, p![now])?;
    Ok((filled, all))
}

/// How many people are inside.
///
/// # Errors
/// What the database says.
pub fn people(r: &mut Read<'_>) -> Res<i64> {
    Ok(r.one::<(i64,)>(&PEOPLE, p![])?.0)
}

/// Who was settled to answer, in every space.
///
/// # Errors
/// What the database says.
pub fn settled(r: &mut Read<'_>) -> Res<BTreeMap<(String, Scope), AssignmentId>> {
    let rows: Vec<(String, String, i64, AssignmentId)> = r.all(&SETTLED, p![])?;
    Ok(rows.into_iter().map(|(duty, kind, at, id)| ((duty, Scope::stored(&kind, at)), id)).collect())
}

/// A unit with those who relay the network in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unit {
    /// Its id.
    pub id: UnitId,
    /// Word in addresses.
    pub slug: String,
    /// Its name.
    pub name: String,
    /// The unit above.
    pub parent: Option<UnitId>,
    /// Its own manager, when they are there.
    pub manager: Option<Who>,
    /// Those of the unit who facilitate a community.
    pub facilitators: Vec<Who>,
    /// Its evangelists.
    pub evangelists: Vec<Who>,
}

type UnitRow =
    (UnitId, String, String, Option<UnitId>, Option<PersonId>, Option<String>, Option<String>, Option<bool>);

/// Every open unit with its relays, by name.
///
/// # Errors
/// What the database says.
pub fn units(r: &mut Read<'_>) -> Res<Vec<Unit>> {
    let now = r.now();
    let rows: Vec<UnitRow> = r.all(&UNITS, p![])?;
    let mut relays: BTreeMap<(UnitId, String), Vec<Who>> = BTreeMap::new();
    let all: Vec<(UnitId, String, PersonId, String, String)> = r.all(&RELAYS, p![now])?;
    for (unit, role, id, name, handle) in all {
        relays.entry((unit, role)).or_default().push(Who { id, name, handle, active: true });
    }
    let unit = |(id, slug, name, parent, manager, by_name, handle, active): UnitRow| Unit {
        facilitators: relays.remove(&(id, "facilitator".to_owned())).unwrap_or_default(),
        evangelists: relays.remove(&(id, "evangelist".to_owned())).unwrap_or_default(),
        manager: match (manager, by_name, handle, active) {
            (Some(id), Some(name), Some(handle), Some(true)) => Some(Who { id, name, handle, active: true }),
            _ => None,
        },
        id,
        slug,
        name,
        parent,
    };
    Ok(rows.into_iter().map(unit).collect())
}

/// The team spaces of the units somebody manages.
///
/// # Errors
/// What the database says.
pub fn managed(r: &mut Read<'_>, person: PersonId) -> Res<Vec<SpaceId>> {
    Ok(r.ints(&MANAGED, p![person])?.into_iter().map(SpaceId::new).collect())
}

/// A role somebody holds, as lists show it.
#[derive(Debug, Clone)]
pub struct Listed {
    /// The assignment.
    pub id: AssignmentId,
    /// Key of the role.
    pub role: String,
    /// The person.
    pub person: PersonId,
    /// Their handle.
    pub handle: String,
    /// Their name.
    pub name: String,
    /// `network`, `unit` or `space`.
    pub scope: String,
    /// Id of the unit or space.
    pub scope_id: i64,
    /// Its word in addresses.
    pub slug: Option<String>,
    /// First moment.
    pub from: Time,
    /// The moment it is over.
    pub until: Option<Time>,
    /// What they look after in particular.
    pub specialities: String,
    /// Percent of working time.
    pub share: i64,
}
row!(Listed { id, role, person, handle, name, scope, scope_id, slug, from, until, specialities, share });

/// What a list of roles held is narrowed to.
#[derive(Debug, Clone, Default)]
pub struct Narrow {
    /// Only this role; empty for all.
    pub role: String,
    /// Only in this place.
    pub scope: Option<Scope>,
    /// Only of the person with this handle; empty for all.
    pub person: String,
    /// After this assignment.
    pub after: i64,
    /// So many.
    pub limit: i64,
}

/// Roles held, as far as the reader may know of them: everybody inside knows who covers what, except
/// in places by invitation they are not in; people from outside know their own and their spaces’.
///
/// # Errors
/// What the database says.
pub fn list(r: &mut Read<'_>, actor: &Actor, narrow: &Narrow) -> Res<Vec<Listed>> {
    let now = r.now();
    let (kind, id) = narrow.scope.map_or(("", 0), |s| (s.kind(), s.id()));
    r.all(
        &LIST,
        p![
            now,
            narrow.after,
            narrow.role.as_str(),
            kind,
            id,
            narrow.person.as_str(),
            actor.id,
            actor.external,
            narrow.limit
        ],
    )
}

/// Who stands in, by assignment.
///
/// # Errors
/// What the database says.
pub fn deputies(r: &mut Read<'_>, of: &[AssignmentId]) -> Res<BTreeMap<AssignmentId, Vec<Who>>> {
    let ids: Vec<i64> = of.iter().map(|id| id.number()).collect();
    let rows: Vec<(AssignmentId, PersonId, String, String, bool)> = r.all(&DEPUTIES, p![&ids])?;
    let mut all: BTreeMap<AssignmentId, Vec<Who>> = BTreeMap::new();
    for (assignment, id, name, handle, active) in rows {
        all.entry(assignment).or_default().push(Who { id, name, handle, active });
    }
    Ok(all)
}

/// Whether somebody has a membership of a space.
///
/// # Errors
/// What the database says.
pub fn member(r: &mut Read<'_>, space: SpaceId, person: PersonId) -> Res<bool> {
    Ok(r.one::<(i64,)>(&MEMBER, p![space, person])?.0 > 0)
}

/// The spaces somebody is in.
///
/// # Errors
/// What the database says.
pub fn memberships(r: &mut Read<'_>, person: PersonId) -> Res<Vec<SpaceId>> {
    Ok(r.ints(&MEMBERSHIPS, p![person])?.into_iter().map(SpaceId::new).collect())
}

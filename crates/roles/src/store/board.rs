//! What boards are made from: roles held, what ended, who was settled, who takes part.

use std::collections::BTreeMap;

use kernel::{AssignmentId, PersonId, SpaceId, Time, UnitId};
use policy::Permitted;
use store::{Read, Res, Write, p, row, sql};

use crate::absent::{Absent, Deputy};
use crate::board::{Held, State, Who};
use crate::care::store as care;
use crate::scope::{Scope, Where};

macro_rules! held {
    ($which:literal) => {
        concat!(
            "SELECT a.id, a.role, a.scope, a.scope_id, a.share, a.from_ms, a.until_ms, a.specialities,
                p.id, p.name, p.handle, p.state = 'active',
                p.external AND a.driver_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM codrivings c
                    WHERE c.assignment_id = a.id AND c.released_ms IS NOT NULL AND c.suspended_ms IS NULL),
                (SELECT MAX(b.until_ms) FROM absences b WHERE b.person_id = a.person_id
                    AND b.until_ms > $1 AND b.from_ms <= $1), p.zone,
                (SELECT z.at_ms FROM suspensions z WHERE z.person_id = a.person_id)
             FROM assignments a JOIN people p ON p.id = a.person_id
             WHERE a.state = 'held' AND (a.until_ms IS NULL OR a.until_ms > $1)",
            $which,
            " ORDER BY a.from_ms, a.id"
        )
    };
}
sql!(HELD, held!(""));
sql!(HELD_HERE, held!(" AND (a.scope = 'network' OR (a.scope = $2 AND a.scope_id = $3))"));
sql!(HELD_BY, held!(" AND a.person_id = $2"));
sql!(
    DEPUTIES,
    "SELECT d.assignment_id, p.id, p.name, p.handle, p.state = 'active',
        (SELECT MAX(b.until_ms) FROM absences b WHERE b.person_id = p.id AND b.until_ms > $1 AND b.from_ms <= $1)
     FROM deputies d JOIN people p ON p.id = d.person_id JOIN assignments a ON a.id = d.assignment_id
     WHERE d.state = 'accepted' AND a.state = 'held' AND NOT p.external ORDER BY d.since_ms, p.id"
);
sql!(
    ENDED,
    "SELECT role, scope, scope_id, MAX(COALESCE(until_ms, ended_ms)) FROM assignments
     WHERE state = 'ended' GROUP BY role, scope, scope_id"
);
sql!(
    SETTLED,
    "SELECT duty, scope, scope_id, assignment_id FROM accountables
     WHERE (scope = $1 AND scope_id = $2) OR scope = 'network'"
);
sql!(
    CONTRIBUTORS,
    "SELECT c.duty, p.id, p.name, p.handle, p.state = 'active' FROM contributors c JOIN people p ON p.id = c.person_id
     WHERE c.scope = $1 AND c.scope_id = $2 AND p.state = 'active' ORDER BY c.duty, c.since_ms, p.id"
);
sql!(
    SETTLE,
    "INSERT INTO accountables (duty, scope, scope_id, assignment_id, since_ms, by_id) VALUES ($1, $2, $3, $4, $5, $6::bigint)
     ON CONFLICT (duty, scope, scope_id) DO UPDATE SET assignment_id = excluded.assignment_id,
        since_ms = excluded.since_ms, by_id = excluded.by_id"
);
sql!(UNSETTLE, "DELETE FROM accountables WHERE duty = $1 AND scope = $2 AND scope_id = $3");
sql!(
    CONTRIBUTE,
    "INSERT INTO contributors (duty, scope, scope_id, person_id, since_ms, by_id) VALUES ($1, $2, $3, $4, $5, $6::bigint)
     ON CONFLICT (duty, scope, scope_id, person_id) DO NOTHING"
);
sql!(
    CONTRIBUTE_NO_MORE,
    "DELETE FROM contributors WHERE duty = $1 AND scope = $2 AND scope_id = $3 AND person_id = $4"
);
// Units with people and their manager; a unit without one is led by the nearest above.
sql!(
    MANAGERS,
    "SELECT u.id, u.slug, u.name, p.id, p.name, p.handle, p.state = 'active',
        (SELECT d.person_id FROM spaces s JOIN delegates d ON d.space_id = s.id
         JOIN people q ON q.id = d.person_id AND q.state = 'active'
         WHERE s.unit_id = u.id AND d.since_ms <= $1 AND (d.until_ms IS NULL OR d.until_ms > $1)
           AND NOT EXISTS (SELECT 1 FROM absences b WHERE b.person_id = q.id AND b.from_ms <= $1 AND b.until_ms > $1)
         LIMIT 1),
        COALESCE((SELECT v.from_ms FROM unit_periods v WHERE v.unit_id = u.id AND v.until_ms IS NULL), u.created_ms)
     FROM units u LEFT JOIN people p ON p.id = u.manager_id WHERE u.closed_ms IS NULL ORDER BY u.name_folded, u.id"
);
sql!(
    SPACES,
    "SELECT id, slug, name, kind, created_ms FROM spaces
     WHERE closed_ms IS NULL AND kind = 'community' ORDER BY name_folded, id"
);
// When the places were made that need a facilitator or have somebody with a role.
sql!(
    BORN,
    "SELECT s.id, s.created_ms FROM spaces s WHERE s.closed_ms IS NULL AND s.kind = 'community'
     UNION SELECT s.id, s.created_ms FROM assignments a JOIN spaces s ON s.id = a.scope_id
     WHERE a.scope = 'space' AND a.state = 'held' AND (a.until_ms IS NULL OR a.until_ms > $1)"
);
sql!(
    TEAM,
    "SELECT s.unit_id, s.created_ms, d.person_id FROM spaces s
     LEFT JOIN delegates d ON d.space_id = s.id AND d.since_ms <= $2 AND (d.until_ms IS NULL OR d.until_ms > $2)
     WHERE s.id = $1 ORDER BY d.since_ms LIMIT 5"
);
sql!(PERSON, "SELECT id, name, handle, state = 'active' FROM people WHERE id = $1");

struct Row {
    id: AssignmentId,
    role: String,
    scope: String,
    scope_id: i64,
    share: i64,
    from: Time,
    until: Option<Time>,
    specialities: String,
    person: PersonId,
    name: String,
    handle: String,
    active: bool,
    driving: bool,
    away: Option<Time>,
    zone: String,
    gone: Option<Time>,
}
row!(Row {
    id,
    role,
    scope,
    scope_id,
    share,
    from,
    until,
    specialities,
    person,
    name,
    handle,
    active,
    driving,
    away,
    zone,
    gone
});

impl From<Row> for Held {
    fn from(row: Row) -> Self {
        Self {
            id: row.id,
            role: row.role,
            who: Who { id: row.person, name: row.name, handle: row.handle, active: row.active },
            scope: Scope::stored(&row.scope, row.scope_id),
            share: row.share,
            from: row.from,
            until: row.until,
            deputies: Vec::new(),
            driving: row.driving,
            specialities: row.specialities,
            away: row.away.map(|until| Absent { until, zone: row.zone }),
            gone: row.gone,
        }
    }
}

fn deputised(r: &mut Read<'_>, rows: Vec<Row>) -> Res<Vec<Held>> {
    let (now, mut deputies) = (r.now(), BTreeMap::<AssignmentId, Vec<Deputy>>::new());
    let all: Vec<(AssignmentId, PersonId, String, String, bool, Option<Time>)> = r.all(&DEPUTIES, p![now])?;
    for (assignment, id, name, handle, active, away) in all {
        let who = Who { id, name, handle, active };
        deputies.entry(assignment).or_default().push(Deputy { who, away });
    }
    let held = rows.into_iter().map(Held::from);
    Ok(held.map(|h| Held { deputies: deputies.remove(&h.id).unwrap_or_default(), ..h }).collect())
}

/// Everything for the board of one place: what is held there and for the whole network; in a team
/// its manager, as the directory says.
///
/// # Errors
/// What the database says.
pub fn state(r: &mut Read<'_>, at: &Where) -> Res<State> {
    let (now, kind, id) = (r.now(), at.scope.kind(), at.scope.id());
    let rows = r.all::<Row>(&HELD_HERE, p![now, kind, id])?;
    let held = deputised(r, rows)?;
    let mut state = State { held, ..around(r)? };
    let settled: Vec<(String, String, i64, AssignmentId)> = r.all(&SETTLED, p![kind, id])?;
    state.settled =
        settled.into_iter().map(|(duty, kind, id, a)| ((duty, Scope::stored(&kind, id)), a)).collect();
    let people: Vec<(String, PersonId, String, String, bool)> = r.all(&CONTRIBUTORS, p![kind, id])?;
    let people = people
        .into_iter()
        .map(|(duty, id, name, handle, active)| (duty, at.scope, Who { id, name, handle, active }));
    state.contributors = people.collect();
    if let Some(space) = at.scope.space()
        && let Some(care) = care::of(r, space)?
    {
        state.care.insert(at.scope, care);
    }
    directory(r, at, &mut state)?;
    Ok(state)
}

/// What the directory says of a place: a team's manager with delegates, a unit's manager, and since
/// when the place exists.
fn directory(r: &mut Read<'_>, at: &Where, state: &mut State) -> Res<()> {
    let (now, mut deputies) = (r.now(), Vec::new());
    let unit = match at.scope {
        Scope::Network => return Ok(()),
        Scope::Unit(unit) => Some(unit),
        Scope::Space(space) => {
            let rows: Vec<(Option<UnitId>, Time, Option<PersonId>)> = r.all(&TEAM, p![space, now])?;
            let unit = rows.first().and_then(|(unit, created, _)| {
                state.born.insert(at.scope, *created);
                *unit
            });
            for delegate in rows.into_iter().filter_map(|(_, _, delegate)| delegate) {
                let away = super::absent::now_of(r, delegate)?.map(|a| a.until);
                deputies.extend(who(r, delegate)?.map(|who| Deputy { who, away }));
            }
            unit
        }
    };
    let manager = match unit {
        Some(unit) => super::scopes::manager(r, unit)?,
        None => None,
    };
    if let Some((manager, _)) = manager
        && let Some(who) = who(r, manager)?
    {
        let (role, specialities) = ("line_manager".to_owned(), String::new());
        let (id, scope, from) = (AssignmentId::new(0), at.scope, state.begun);
        state.held.push(Held {
            id,
            role,
            who,
            scope,
            share: 0,
            from,
            until: None,
            deputies,
            driving: false,
            specialities,
            away: super::absent::now_of(r, manager)?,
            gone: None,
        });
    }
    Ok(())
}

/// Everything held anywhere: for coverage, relays, loads and "what if".
///
/// # Errors
/// What the database says.
pub fn everything(r: &mut Read<'_>) -> Res<State> {
    let now = r.now();
    let rows = r.all::<Row>(&HELD, p![now])?;
    let held = deputised(r, rows)?;
    let born = r.all::<(SpaceId, Time)>(&BORN, p![now])?;
    let born = born.into_iter().map(|(space, at)| (Scope::Space(space), at)).collect();
    Ok(State { held, born, care: care::all(r)?, ..around(r)? })
}

/// Everything one person holds.
///
/// # Errors
/// What the database says.
pub fn of_person(r: &mut Read<'_>, person: PersonId) -> Res<Vec<Held>> {
    let now = r.now();
    let rows = r.all::<Row>(&HELD_BY, p![now, person])?;
    deputised(r, rows)
}

fn around(r: &mut Read<'_>) -> Res<State> {
    let ended: Vec<(String, String, i64, Option<Time>)> = r.all(&ENDED, p![])?;
    let ended =
        ended.into_iter().filter_map(|(role, kind, id, end)| Some((role, Scope::stored(&kind, id), end?)));
    Ok(State {
        ended: ended.collect(),
        begun: super::scopes::begun(r)?,
        away: super::absent::ahead(r)?,
        ..State::default()
    })
}

sql!(
    UNLED,
    "SELECT s.slug FROM spaces s WHERE s.kind = 'community' AND s.closed_ms IS NULL
       AND NOT EXISTS (SELECT 1 FROM assignments a WHERE a.scope = 'space' AND a.scope_id = s.id
            AND a.role = 'facilitator' AND a.state IN ('held', 'proposed')
            AND (a.until_ms IS NULL OR a.until_ms > $1))
     ORDER BY s.id LIMIT 20"
);

/// Communities that nobody facilitates or is asked to, at most twenty.
///
/// # Errors
/// What the database says.
pub fn unled(r: &mut Read<'_>) -> Res<Vec<String>> {
    let now = r.now();
    let rows: Vec<(String,)> = r.all(&UNLED, p![now])?;
    Ok(rows.into_iter().map(|(slug,)| slug).collect())
}

/// Somebody as boards show them.
///
/// # Errors
/// What the database says.
pub fn who(r: &mut Read<'_>, id: PersonId) -> Res<Option<Who>> {
    let row: Option<(PersonId, String, String, bool)> = r.opt(&PERSON, p![id])?;
    Ok(row.map(|(id, name, handle, active)| Who { id, name, handle, active }))
}

/// A unit with its manager and whoever stands in, as the directory says.
#[derive(Debug, Clone)]
pub struct UnitLead {
    /// The unit.
    pub at: Where,
    /// Its own manager, when there is one who is there.
    pub manager: Option<Who>,
    /// Somebody acts for them.
    pub deputised: bool,
    /// Since when the unit has been as it is.
    pub since: Time,
}

struct UnitRow {
    id: UnitId,
    slug: String,
    name: String,
    manager: Option<PersonId>,
    manager_name: Option<String>,
    handle: Option<String>,
    active: Option<bool>,
    delegate: Option<PersonId>,
    since: Time,
}
row!(UnitRow { id, slug, name, manager, manager_name, handle, active, delegate, since });

impl From<UnitRow> for UnitLead {
    fn from(u: UnitRow) -> Self {
        let manager = match (u.manager, u.manager_name, u.handle, u.active) {
            (Some(id), Some(name), Some(handle), Some(true)) => Some(Who { id, name, handle, active: true }),
            _ => None,
        };
        let (scope, kind) = (Scope::Unit(u.id), String::new());
        let at = Where { scope, slug: u.slug, name: u.name, kind, closed: false };
        Self { at, manager, deputised: u.delegate.is_some(), since: u.since }
    }
}

/// The units with their managers.
///
/// # Errors
/// What the database says.
pub fn managers(r: &mut Read<'_>) -> Res<Vec<UnitLead>> {
    let now = r.now();
    let rows: Vec<UnitRow> = r.all(&MANAGERS, p![now])?;
    Ok(rows.into_iter().map(UnitLead::from).collect())
}

/// The communities that are open for work, with when they were opened.
///
/// # Errors
/// What the database says.
pub fn communities(r: &mut Read<'_>) -> Res<Vec<(Where, Time)>> {
    let rows: Vec<(SpaceId, String, String, String, Time)> = r.all(&SPACES, p![])?;
    let place = |(id, slug, name, kind, created)| {
        (Where { scope: Scope::Space(id), slug, name, kind, closed: false }, created)
    };
    Ok(rows.into_iter().map(place).collect())
}

/// Settles who answers for a duty in a place; `None` leaves it to the charter.
///
/// # Errors
/// What the database says.
pub fn settle<T>(
    permit: &mut Permitted<'_, '_, T>,
    duty: &str,
    scope: Scope,
    to: Option<AssignmentId>,
) -> Res<()> {
    let by = permit.by();
    let w: &mut Write<'_> = permit.tx();
    let (now, kind, id) = (w.now(), scope.kind(), scope.id());
    web::audit(w, by, "duty.settle", to.map_or(0, AssignmentId::number))?;
    match to {
        Some(to) => w.exec(&SETTLE, p![duty, kind, id, to, now, by])?,
        None => w.exec(&UNSETTLE, p![duty, kind, id])?,
    };
    Ok(())
}

/// Lists somebody as taking part in a duty without the role, or no longer (S3-T2).
///
/// # Errors
/// What the database says.
pub fn contribute<T>(
    permit: &mut Permitted<'_, '_, T>,
    duty: &str,
    scope: Scope,
    person: PersonId,
    on: bool,
) -> Res<()> {
    let by = permit.by();
    let w: &mut Write<'_> = permit.tx();
    let (now, kind, id) = (w.now(), scope.kind(), scope.id());
    if on {
        w.exec(&CONTRIBUTE, p![duty, kind, id, person, now, by])?;
    } else {
        w.exec(&CONTRIBUTE_NO_MORE, p![duty, kind, id, person])?;
    }
    Ok(())
}

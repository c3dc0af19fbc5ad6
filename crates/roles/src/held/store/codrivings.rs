//! Co-drivings: begun, checked, released, suspended.

use kernel::{AssignmentId, Fact, PersonId, Problem, Refusal, SpaceId, Time};
use policy::Permitted;
use store::{Read, Res, Write, p, row, sql};

use super::place;
use crate::facts;
use crate::held::act::Named;
use crate::held::codriving::{CoDriving, MIN_ACTS, MIN_DAYS};
use crate::held::thing::CoDrivingThing;

sql!(
    BEGIN,
    "INSERT INTO codrivings (assignment_id, driver_id, since_ms, min_days, min_acts, checked)
     VALUES ($1, $2, $3, $4, $5, '[]') ON CONFLICT (assignment_id) DO NOTHING"
);
sql!(
    CODRIVING,
    "SELECT a.id, a.role, a.scope, a.scope_id, a.person_id, p.name, p.handle, p.external, a.proposed_by,
        s.slug, s.name, s.kind, s.hue, o.driver_id, d.name, d.handle, d.state = 'active' AND NOT d.external,
        o.since_ms, o.min_days, o.min_acts, o.checked, o.released_ms, o.suspended_ms,
        (SELECT COUNT(*) FROM held_acts h WHERE h.actor_id = a.person_id AND h.space_id = a.scope_id
           AND h.state = 'signed' AND h.decided_ms >= o.since_ms)
     FROM assignments a JOIN codrivings o ON o.assignment_id = a.id JOIN people p ON p.id = a.person_id
     JOIN people d ON d.id = o.driver_id
     LEFT JOIN spaces s ON a.scope = 'space' AND s.id = a.scope_id
     WHERE a.id = $1"
);
sql!(CHECK, "UPDATE codrivings SET checked = $2 WHERE assignment_id = $1");
sql!(
    RELEASE,
    "UPDATE codrivings SET released_ms = $2, released_by = $3 WHERE assignment_id = $1
     AND released_ms IS NULL AND suspended_ms IS NULL"
);
sql!(
    SUSPEND,
    "UPDATE codrivings SET suspended_ms = $2, suspended_by = $3 WHERE assignment_id = $1 AND suspended_ms IS NULL"
);

/// Begins a co-driving: called where the role is accepted, in the same transaction.
///
/// # Errors
/// What the database says.
pub fn begin(w: &mut Write<'_>, assignment: AssignmentId, driver: PersonId, since: Time) -> Res<()> {
    w.exec(&BEGIN, p![assignment, driver, since, MIN_DAYS, MIN_ACTS])?;
    Ok(())
}

struct Driven {
    id: AssignmentId,
    role: String,
    scope: String,
    scope_id: i64,
    holder: PersonId,
    holder_name: String,
    holder_handle: String,
    external: bool,
    proposer: Option<PersonId>,
    slug: Option<String>,
    space_name: Option<String>,
    kind: Option<String>,
    hue: Option<i64>,
    driver: PersonId,
    driver_name: String,
    driver_handle: String,
    driver_here: bool,
    since: Time,
    min_days: i64,
    min_acts: i64,
    checked: String,
    released: Option<Time>,
    suspended: Option<Time>,
    acts: i64,
}
row!(Driven {
    id,
    role,
    scope,
    scope_id,
    holder,
    holder_name,
    holder_handle,
    external,
    proposer,
    slug,
    space_name,
    kind,
    hue,
    driver,
    driver_name,
    driver_handle,
    driver_here,
    since,
    min_days,
    min_acts,
    checked,
    released,
    suspended,
    acts,
});

/// The co-driving of a role, with the lines of the role's checklist (`items` says how many).
///
/// # Errors
/// `NoRow` when the role has none.
pub fn codriving(
    r: &mut Read<'_>,
    id: AssignmentId,
    items: impl Fn(&mut Read<'_>, &str) -> Res<i64>,
) -> Res<CoDrivingThing> {
    let d: Driven = r.one(&CODRIVING, p![id])?;
    let items = items(r, &d.role)?;
    let space = (d.scope == "space").then(|| SpaceId::new(d.scope_id));
    let holder = Named { id: d.holder, name: d.holder_name, handle: d.holder_handle };
    Ok(CoDrivingThing {
        id: d.id,
        role: d.role,
        scope: d.scope,
        external: d.external,
        proposer: d.proposer,
        place: place(space, d.slug, d.space_name, d.kind, d.hue),
        driver: Named { id: d.driver, name: d.driver_name, handle: d.driver_handle },
        driver_here: d.driver_here,
        now: CoDriving {
            since: d.since,
            min_days: d.min_days,
            min_acts: d.min_acts,
            acts: d.acts,
            items,
            checked: serde_json::from_str(&d.checked).unwrap_or_default(),
            released: d.released,
            suspended: d.suspended,
        },
        holder,
    })
}

/// Writes down which lines are checked.
///
/// # Errors
/// What the database says.
pub fn check(permit: &mut Permitted<'_, '_, CoDrivingThing>, checked: &[i64]) -> Res<()> {
    let list = serde_json::to_string(checked).unwrap_or_else(|_| "[]".to_owned());
    let (w, thing, _) = permit.split();
    w.exec(&CHECK, p![thing.id, &list])?;
    Ok(())
}

/// Releases: from now on one signature is enough.
///
/// # Errors
/// What is missing, as a refusal; or what the database says.
pub fn release(permit: &mut Permitted<'_, '_, CoDrivingThing>) -> Result<(), Problem> {
    let (w, thing, actor) = permit.split();
    let now = w.now();
    let missing = thing.now.missing(now);
    if !missing.nothing() {
        return Err(Problem::Refused(Refusal {
            rule: "S2-SM6".to_owned(),
            reason: "rule-s2-sm6-release".to_owned(),
            args: thing.missing_args(missing),
            asked: None,
        }));
    }
    let changed = w.exec(&RELEASE, p![thing.id, now, actor.id])? == 1;
    web::audit(w, Some(actor.id), "codriving.release", thing.id.number())?;
    announce(permit, changed);
    Ok(())
}

/// Suspends: nothing sensitive is done any more, with one signature or two.
///
/// # Errors
/// What the database says.
pub fn suspend(permit: &mut Permitted<'_, '_, CoDrivingThing>) -> Res<()> {
    let (w, thing, actor) = permit.split();
    let now = w.now();
    let changed = w.exec(&SUSPEND, p![thing.id, now, actor.id])? == 1;
    web::audit(w, Some(actor.id), "codriving.suspend", thing.id.number())?;
    announce(permit, changed);
    Ok(())
}

fn announce(permit: &mut Permitted<'_, '_, CoDrivingThing>, changed: bool) {
    let (w, thing, actor) = permit.split();
    if changed {
        let fact = Fact::new(&facts::CODRIVING, thing.holder.id.number(), w.now()).by(actor.id);
        let fact = fact.with("assignment", thing.id.number());
        w.announce(match &thing.place {
            Some(place) => fact.space(place.id),
            None => fact,
        });
    }
}

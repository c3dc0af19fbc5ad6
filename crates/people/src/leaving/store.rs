//! Every SQL text about leaving and coming back.

use kernel::{Fact, PersonId, Time, UnitId, fold};
use policy::Permitted;
use store::{Read, Res, Write, p, row, sql};

use super::policy::LeaversPolicy;
use crate::person::{State, changed};
use crate::store::{audit, set_state};
use crate::things::{NetworkThing, PersonThing};
use crate::{facts, key_store, store as people};

sql!(DECLARED, "SELECT value FROM settings WHERE key = 'people.leavers'");
sql!(
    DECLARE,
    "INSERT INTO settings (key, value, changed_ms) VALUES ('people.leavers', $1, $2)
     ON CONFLICT (key) DO UPDATE SET value = excluded.value, changed_ms = excluded.changed_ms"
);
sql!(
    REMEMBER,
    "INSERT INTO leavers (person_id, at_ms, by_id, name, handle, mail, unit_id)
     SELECT p.id, $2, $3, p.name, p.handle, p.mail, p.unit_id FROM people p WHERE p.id = $1
     ON CONFLICT (person_id) DO NOTHING"
);
sql!(
    GO,
    "UPDATE people SET state = 'left', unit_id = NULL, mail = NULL, password_hash = NULL, version = version + 1
     WHERE id = $1 AND state <> 'left'"
);
sql!(CALL, "UPDATE people SET name = $2, name_folded = $3, handle = $4, version = version + 1 WHERE id = $1");
sql!(FORGET, "DELETE FROM leavers WHERE person_id = $1");
sql!(LEFT, "SELECT at_ms, name, handle, mail, unit_id FROM leavers WHERE person_id = $1");
sql!(MAIL_TAKEN, "SELECT id FROM people WHERE mail = $1");
sql!(GIVE_MAIL, "UPDATE people SET mail = $2 WHERE id = $1");
sql!(
    NEXT_LEAVERS,
    "SELECT person_id, name, handle FROM leavers WHERE person_id > $1 ORDER BY person_id LIMIT 200"
);
sql!(END_ABSENCES, "DELETE FROM absences WHERE person_id = $1 AND from_ms > $2");
sql!(NO_DEPUTY, "UPDATE absences SET deputy_id = NULL WHERE deputy_id = $1");
sql!(UNLED, "SELECT id, name, parent_id FROM units WHERE manager_id = $1 AND closed_ms IS NULL ORDER BY id");
// Who manages somebody, or did: the nearest manager above who is another person and can act.
sql!(
    MANAGER,
    "WITH RECURSIVE up (id, parent_id, manager_id, depth) AS (
        SELECT u.id, u.parent_id, u.manager_id, 0 FROM units u
        WHERE u.id = (SELECT COALESCE(p.unit_id, l.unit_id) FROM people p LEFT JOIN leavers l ON l.person_id = p.id WHERE p.id = $1)
        UNION ALL
        SELECT u.id, u.parent_id, u.manager_id, up.depth + 1 FROM up JOIN units u ON u.id = up.parent_id WHERE up.depth < 32
     )
     SELECT m.id FROM up JOIN people m ON m.id = up.manager_id
     WHERE m.id <> $1 AND m.state = 'active' ORDER BY up.depth LIMIT 1"
);
sql!(
    ROLES,
    "SELECT a.id, a.role, COALESCE(u.name, s.name, ''), a.state FROM assignments a
     LEFT JOIN units u ON a.scope = 'unit' AND u.id = a.scope_id
     LEFT JOIN spaces s ON a.scope = 'space' AND s.id = a.scope_id
     WHERE a.person_id = $1 AND (a.state = 'held' OR (a.state = 'ended' AND a.cause = 'left'
           AND a.ended_ms >= COALESCE((SELECT l.at_ms FROM leavers l WHERE l.person_id = $1), a.ended_ms + 1)))
     ORDER BY a.id LIMIT 100"
);
sql!(
    SPACES,
    "SELECT s.slug, s.name, m.standing FROM memberships m JOIN spaces s ON s.id = m.space_id
     WHERE m.person_id = $1 AND m.standing <> 'member' AND s.kind <> 'team' AND s.closed_ms IS NULL
     ORDER BY s.name_folded LIMIT 100"
);
sql!(
    UNITS,
    "SELECT u.slug, u.name FROM units u WHERE u.manager_id = $1 AND u.closed_ms IS NULL
     UNION ALL
     SELECT u.slug, u.name FROM unit_periods h JOIN units u ON u.id = h.unit_id
     WHERE h.manager_id = $1 AND h.until_ms >= (SELECT l.at_ms FROM leavers l WHERE l.person_id = $1)
       AND u.manager_id IS NULL AND u.closed_ms IS NULL
     LIMIT 100"
);

/// Somebody who left, as they were.
#[derive(Debug, Clone)]
pub struct Leaver {
    /// When.
    pub at: Time,
    /// Name.
    pub name: String,
    /// Handle.
    pub handle: String,
    /// Mail address.
    pub mail: Option<String>,
    /// Unit.
    pub unit: Option<UnitId>,
}
row!(Leaver { at, name, handle, mail, unit });

/// What somebody carries, for whoever hands it over.
#[derive(Debug, Clone, Default)]
pub struct Carried {
    /// Roles: id, key, place, state.
    pub roles: Vec<(i64, String, String, String)>,
    /// Spaces: address, name, standing.
    pub spaces: Vec<(String, String, String)>,
    /// Units led: address, name.
    pub units: Vec<(String, String)>,
}

impl Carried {
    /// Whether there is nothing to hand over.
    #[must_use]
    pub fn nothing(&self) -> bool {
        self.roles.is_empty() && self.spaces.is_empty() && self.units.is_empty()
    }
}

/// The policy that holds.
///
/// # Errors
/// What the database says.
pub fn declared(r: &mut Read<'_>) -> Res<LeaversPolicy> {
    let stored = r.opt::<(String,)>(&DECLARED, p![])?;
    Ok(stored.map(|(value,)| LeaversPolicy::of(&value)).unwrap_or_default())
}

/// Who manages a person, or did when they left.
///
/// # Errors
/// What the database says.
pub fn manager_of(r: &mut Read<'_>, person: PersonId) -> Res<Option<PersonId>> {
    Ok(r.opt::<(PersonId,)>(&MANAGER, p![person])?.map(|(id,)| id))
}

/// What a person carries, or carried when they left.
///
/// # Errors
/// What the database says.
pub fn carried(r: &mut Read<'_>, person: PersonId) -> Res<Carried> {
    Ok(Carried {
        roles: r.all(&ROLES, p![person])?,
        spaces: r.all(&SPACES, p![person])?,
        units: r.all(&UNITS, p![person])?,
    })
}

/// Since when somebody is gone, if they are.
///
/// # Errors
/// What the database says.
pub fn leaver(r: &mut Read<'_>, person: PersonId) -> Res<Option<Leaver>> {
    r.opt(&LEFT, p![person])
}

/// Says that somebody left: every door closes now, units they led stand open, names follow the policy.
///
/// # Errors
/// What the database says.
pub fn leave(permit: &mut Permitted<'_, '_, PersonThing>) -> Res<()> {
    let (id, by) = (permit.thing().id, permit.actor().id);
    let w = permit.tx();
    let now = w.now();
    let policy = declared(w)?;
    w.exec(&REMEMBER, p![id, now, by])?;
    let Some(gone) = leaver(w, id)? else { return Ok(()) };
    people::post(w, id, None)?;
    w.exec(&GO, p![id])?;
    key_store::end_all(w, id)?;
    w.exec(&END_ABSENCES, p![id, now])?;
    w.exec(&NO_DEPUTY, p![id])?;
    for (unit, name, parent) in w.all::<(UnitId, String, Option<UnitId>)>(&UNLED, p![id])? {
        crate::unit_store::update(w, (Some(by), "page"), unit, &name, (parent, None))?;
    }
    call(w, id, &gone.name, &gone.handle, &policy)?;
    audit(w, Some(by), "page", "person.leave", id.number())?;
    w.announce(changed(id, now).by(by));
    w.announce(Fact::new(&facts::LEFT, id.number(), now).by(by));
    Ok(())
}

/// Gives somebody who left the name the policy says.
fn call(w: &mut Write<'_>, id: PersonId, name: &str, handle: &str, policy: &LeaversPolicy) -> Res<()> {
    let (name, handle) = if policy.hides() {
        (policy.name.clone(), format!("former-{}", id.number()))
    } else {
        (name.to_owned(), handle.to_owned())
    };
    w.exec(&CALL, p![id, &name, &fold::fold(&name), &handle])?;
    crate::profile::store::renamed(w, id)
}

/// Lets somebody who left come back: their own account, under their own name, by an invitation.
///
/// # Errors
/// What the database says.
pub fn come_back(permit: &mut Permitted<'_, '_, PersonThing>, secret: &str) -> Res<String> {
    let (id, by) = (permit.thing().id, permit.actor().id);
    let w = permit.tx();
    let now = w.now();
    let Some(gone) = leaver(w, id)? else { return Ok(String::new()) };
    call(w, id, &gone.name, &gone.handle, &LeaversPolicy::default())?;
    set_state(w, id, State::Invited)?;
    if let Some(mail) = &gone.mail
        && w.opt::<(i64,)>(&MAIL_TAKEN, p![mail])?.is_none()
    {
        w.exec(&GIVE_MAIL, p![id, mail])?;
    }
    w.exec(&FORGET, p![id])?;
    key_store::add_link(w, "invitation", Some(id), Some(by), secret, 7 * kernel::time::DAY)?;
    audit(w, Some(by), "page", "person.return", id.number())?;
    w.announce(changed(id, now).by(by));
    Ok(gone.handle)
}

/// Declares the policy; those who left already are called by it, step by step.
///
/// # Errors
/// What the database says.
pub fn declare(permit: &mut Permitted<'_, '_, NetworkThing>, policy: &LeaversPolicy) -> Res<()> {
    let by = permit.actor().id;
    let w = permit.tx();
    let now = w.now();
    w.exec(&DECLARE, p![&policy.stored(), now])?;
    audit(w, Some(by), "page", "leavers.declare", 0)?;
    jobs::enqueue(w, JOB.name, "0", now)
}

/// The job that calls those who left by the policy that holds now.
pub const JOB: jobs::JobKind = jobs::JobKind { name: "people.leavers", every_ms: None, run: step };

fn step(w: &mut Write<'_>, args: &str) -> Res<Option<String>> {
    let (policy, now) = (declared(w)?, w.now());
    let next: Vec<(PersonId, String, String)> = w.all(&NEXT_LEAVERS, p![args.parse().unwrap_or(0_i64)])?;
    for (id, name, handle) in &next {
        call(w, *id, name, handle, &policy)?;
        w.announce(changed(*id, now));
    }
    Ok(next.last().map(|(id, _, _)| id.number().to_string()))
}

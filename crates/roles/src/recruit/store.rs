//! Statements of gaps that became tasks.

use std::collections::BTreeMap;

use kernel::{Actor, AssignmentId, Fact, Id, SpaceId, Time};
use policy::Permitted;
use store::{Read, Res, Write, p, row, sql};

use crate::facts;
use crate::scope::Scope;
use crate::store::find;

/// Somebody who is looked for; the phantom of its id, which is the task’s too.
#[derive(Debug, Clone, Copy)]
pub enum Wanted {}

sql!(
    OPEN,
    "SELECT id, role, scope, scope_id, title, space_id, at_ms FROM recruitments
     WHERE over_ms IS NULL ORDER BY id LIMIT 500"
);
sql!(
    ADD,
    "INSERT INTO recruitments (id, role, scope, scope_id, title, space_id, owner_id, at_ms, by_id)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $7) ON CONFLICT DO NOTHING"
);
sql!(
    OF,
    "SELECT id, space_id FROM recruitments
     WHERE role = $1 AND scope = $2 AND scope_id = $3 AND over_ms IS NULL"
);
sql!(OVER, "UPDATE recruitments SET over_ms = $2 WHERE id = $1 AND over_ms IS NULL");
// Where the task of a gap lies: in the community itself when its finder is in it, else in the space of
// everybody, else in the first community they are in.
sql!(
    LIES,
    "SELECT s.id FROM spaces s WHERE s.closed_ms IS NULL AND s.archived_ms IS NULL AND (s.kind = 'network'
        OR (s.kind = 'community' AND EXISTS (SELECT 1 FROM memberships m WHERE m.space_id = s.id AND m.person_id = $1)))
     ORDER BY CASE WHEN s.id = $2 THEN 0 WHEN s.kind = 'network' THEN 1 ELSE 2 END, s.id LIMIT 1"
);

/// Somebody is looked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recruitment {
    /// Its id, and that of its task.
    pub id: i64,
    /// Key of the role.
    pub role: String,
    /// `network`, `unit`, `space`.
    pub scope: String,
    /// Of which.
    pub scope_id: i64,
    /// What the task says.
    pub title: String,
    /// Where the task lies.
    pub space: SpaceId,
    /// Since when.
    pub at: Time,
}
row!(Recruitment { id, role, scope, scope_id, title, space, at });

impl Recruitment {
    /// The role and the place.
    #[must_use]
    pub fn gap(&self) -> (String, Scope) {
        (self.role.clone(), Scope::stored(&self.scope, self.scope_id))
    }
}

/// Everybody who is looked for, by role and place.
///
/// # Errors
/// What the database says.
pub fn open(r: &mut Read<'_>) -> Res<BTreeMap<(String, Scope), Recruitment>> {
    let all: Vec<Recruitment> = r.all(&OPEN, p![])?;
    Ok(all.into_iter().map(|one| (one.gap(), one)).collect())
}

/// Where the task of a gap would lie for its finder; nothing when there is no such space.
///
/// # Errors
/// What the database says.
pub fn lies(r: &mut Read<'_>, actor: &Actor, scope: Scope) -> Res<Option<SpaceId>> {
    let space = scope.space().map_or(0, SpaceId::number);
    Ok(r.opt::<(SpaceId,)>(&LIES, p![actor.id, space])?.map(|(id,)| id))
}

/// A gap becomes a task; false when it is one already.
///
/// # Errors
/// What the database says.
pub fn add<T>(
    permit: &mut Permitted<'_, '_, T>,
    (role, scope): (&str, Scope),
    title: &str,
    space: SpaceId,
) -> Res<bool> {
    let (w, _, actor) = permit.split();
    let (id, now): (Id<Wanted>, Time) = (w.id(), w.now());
    let (kind, of) = (scope.kind(), scope.id());
    let added = w.exec(&ADD, p![id, role, kind, of, title, space, actor.id, now])? == 1;
    if added {
        let fact = Fact::new(&facts::GAP_OPENED, id.number(), now).by(actor.id).space(space);
        w.announce(fact);
    }
    Ok(added)
}

/// Somebody holds a role: whoever was looked for is found.
///
/// # Errors
/// What the database says.
pub fn found(w: &mut Write<'_>, fact: &Fact) -> Res<()> {
    let Some(id) = fact.number("assignment") else { return Ok(()) };
    let held = find::assignment(w, AssignmentId::new(id))?;
    let (kind, of, now) = (held.scope.kind(), held.scope.id(), w.now());
    let open: Vec<(i64, SpaceId)> = w.all(&OF, p![held.role.as_str(), kind, of])?;
    for (id, space) in open {
        w.exec(&OVER, p![id, now])?;
        w.announce(Fact::new(&facts::GAP_FILLED, id, now).space(space));
    }
    Ok(())
}

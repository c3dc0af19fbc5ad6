//! Every SQL text about reorganisations.

use std::collections::BTreeMap;

use kernel::{Id, PersonId, Problem, Time, UnitId};
use policy::Permitted;
use store::{Read, Res, Write, p, row, sql};

use crate::person::changed;
use crate::store::{audit, post};
use crate::things::NetworkThing;
use crate::unit::makes_a_circle;
use crate::unit_store;

/// A reorganisation; the phantom of its id.
#[derive(Debug, Clone, Copy)]
pub enum Prepared {}

sql!(
    ADD,
    "INSERT INTO reorganisations (id, name, by_id, made_ms, at_ms, state) VALUES ($1, $2, $3, $4, NULL, 'draft')"
);
sql!(ALL, "SELECT id, name, state, at_ms FROM reorganisations ORDER BY id DESC LIMIT 100");
sql!(ONE, "SELECT id, name, state, at_ms FROM reorganisations WHERE id = $1");
sql!(SET, "UPDATE reorganisations SET state = $2, at_ms = $3::bigint WHERE id = $1");
sql!(
    PUT,
    "INSERT INTO reorganisation_moves (reorganisation_id, kind, subject_id, to_unit_id) VALUES ($1, $2, $3, $4::bigint)
     ON CONFLICT (reorganisation_id, kind, subject_id) DO UPDATE SET to_unit_id = excluded.to_unit_id"
);
sql!(
    DROP_MOVE,
    "DELETE FROM reorganisation_moves WHERE reorganisation_id = $1 AND kind = $2 AND subject_id = $3"
);
sql!(
    MOVES,
    "SELECT m.kind, m.subject_id, COALESCE(p.name, u.name, ''), COALESCE(p.unit_id, u.parent_id), m.to_unit_id
     FROM reorganisation_moves m
     LEFT JOIN people p ON m.kind = 'person' AND p.id = m.subject_id
     LEFT JOIN units u ON m.kind = 'unit' AND u.id = m.subject_id
     WHERE m.reorganisation_id = $1 ORDER BY m.kind DESC, 3, m.subject_id"
);
sql!(
    ROLES,
    "SELECT m.subject_id, a.role, COALESCE(u.name, s.name, '') FROM reorganisation_moves m
     JOIN people p ON p.id = m.subject_id
     JOIN assignments a ON a.person_id = p.id AND a.state = 'held'
     LEFT JOIN units u ON a.scope = 'unit' AND u.id = a.scope_id
     LEFT JOIN spaces s ON a.scope = 'space' AND s.id = a.scope_id
     WHERE m.reorganisation_id = $1 AND m.kind = 'person' AND (u.id = p.unit_id OR s.unit_id = p.unit_id)
     ORDER BY a.id"
);

/// A reorganisation.
#[derive(Debug, Clone)]
pub struct Reorganisation {
    /// The id.
    pub id: i64,
    /// What it is called.
    pub name: String,
    /// `draft`, `planned`, `done` or `withdrawn`.
    pub state: String,
    /// When it is or was carried out.
    pub at: Option<Time>,
}
row!(Reorganisation { id, name, state, at });

/// One of its moves.
#[derive(Debug, Clone)]
pub struct Move {
    /// `person` or `unit`.
    pub kind: String,
    /// Who or what.
    pub subject: i64,
    /// The name.
    pub name: String,
    /// Where they are now, or under what it stands.
    pub from: Option<UnitId>,
    /// Where they go.
    pub to: Option<UnitId>,
}
row!(Move { kind, subject, name, from, to });

/// The latest hundred, newest first.
///
/// # Errors
/// What the database says.
pub fn all(r: &mut Read<'_>) -> Res<Vec<Reorganisation>> {
    r.all(&ALL, p![])
}

/// One of them.
///
/// # Errors
/// `NoRow` when there is none.
pub fn one(r: &mut Read<'_>, id: i64) -> Res<Reorganisation> {
    r.one(&ONE, p![id])
}

/// Its moves.
///
/// # Errors
/// What the database says.
pub fn moves(r: &mut Read<'_>, id: i64) -> Res<Vec<Move>> {
    r.all(&MOVES, p![id])
}

/// Roles that the people who move hold in the place they leave.
///
/// # Errors
/// What the database says.
pub fn roles(r: &mut Read<'_>, id: i64) -> Res<BTreeMap<i64, Vec<(String, String)>>> {
    let mut found: BTreeMap<i64, Vec<(String, String)>> = BTreeMap::new();
    for (person, role, place) in r.all::<(i64, String, String)>(&ROLES, p![id])? {
        found.entry(person).or_default().push((role, place));
    }
    Ok(found)
}

/// Prepares a reorganisation.
///
/// # Errors
/// What the database says.
pub fn add(permit: &mut Permitted<'_, '_, NetworkThing>, name: &str) -> Res<i64> {
    let by = permit.actor().id;
    let w = permit.tx();
    let (id, now): (Id<Prepared>, Time) = (w.id(), w.now());
    w.exec(&ADD, p![id, name, by, now])?;
    audit(w, Some(by), "page", "organisation.plan", id.number())?;
    Ok(id.number())
}

/// Puts a move into a draft; the same subject again gets another place.
///
/// # Errors
/// What the database says.
pub fn put(w: &mut Write<'_>, id: i64, kind: &str, subject: i64, to: Option<UnitId>) -> Res<()> {
    w.exec(&PUT, p![id, kind, subject, to]).map(drop)
}

/// Takes a move out of a draft.
///
/// # Errors
/// What the database says.
pub fn take_out(w: &mut Write<'_>, id: i64, kind: &str, subject: i64) -> Res<()> {
    w.exec(&DROP_MOVE, p![id, kind, subject]).map(drop)
}

/// Gives it a state.
///
/// # Errors
/// What the database says.
pub fn set(w: &mut Write<'_>, id: i64, state: &str, at: Option<Time>) -> Res<()> {
    w.exec(&SET, p![id, state, at]).map(drop)
}

/// Withdraws one that is not carried out yet.
///
/// # Errors
/// What the database says.
pub fn withdraw(permit: &mut Permitted<'_, '_, NetworkThing>, id: i64) -> Res<()> {
    let by = permit.by();
    set(permit.tx(), id, "withdrawn", None)?;
    audit(permit.tx(), by, "page", "organisation.withdraw", id)
}

/// Puts a reorganisation off to its day.
///
/// # Errors
/// What the database says.
pub fn plan(permit: &mut Permitted<'_, '_, NetworkThing>, id: i64, at: Time) -> Res<()> {
    let by = permit.by();
    let w = permit.tx();
    set(w, id, "planned", Some(at))?;
    jobs::enqueue(w, JOB.name, &id.to_string(), at)?;
    audit(w, by, "page", "organisation.change", id)
}

/// Carries a reorganisation out: all of its moves, or none.
///
/// # Errors
/// `Conflict` when a unit would stand under itself.
pub fn carry_out(w: &mut Write<'_>, id: i64, by: Option<PersonId>) -> Result<(), Problem> {
    let now = w.now();
    let via = if by.is_some() { "page" } else { "clock" };
    for m in moves(w, id)? {
        if m.kind == "person" {
            let person = PersonId::new(m.subject);
            post(w, person, m.to)?;
            audit(w, by, via, "person.move", m.subject)?;
            let fact = changed(person, now);
            w.announce(match by {
                Some(by) => fact.by(by),
                None => fact,
            });
            continue;
        }
        let units = unit_store::all(w)?;
        let Some(unit) = units.iter().find(|u| u.id.number() == m.subject) else { continue };
        let above = |id: UnitId| units.iter().find(|u| u.id == id).and_then(|u| u.parent);
        if makes_a_circle(unit.id, m.to, above) {
            return Err(Problem::Conflict("people-moves-circle"));
        }
        unit_store::update(w, (by, via), unit.id, &unit.name, (m.to, unit.manager))?;
    }
    set(w, id, "done", Some(now))?;
    Ok(audit(w, by, via, "organisation.change", id)?)
}

/// The job that carries a planned one out on its day.
pub const JOB: jobs::JobKind = jobs::JobKind { name: "people.moves", every_ms: None, run };

fn run(w: &mut Write<'_>, args: &str) -> Res<Option<String>> {
    let (id, now) = (args.parse().unwrap_or(0), w.now());
    // Withdrawn meanwhile, or put off to another day: that day has a job of its own.
    let due = one(w, id).is_ok_and(|r| r.state == "planned" && r.at.is_some_and(|at| at <= now));
    if due {
        carry_out(w, id, None).map_err(|why| ::store::Error::Other(why.to_string()))?;
    }
    Ok(None)
}

//! Applying a plan. A short one in one transaction; a long one step by step, each step planned anew
//! from what is there, so that a stop in between loses nothing and repeats nothing.

use ::store::{Res, Write};
use kernel::{Fact, Lang, PersonId, Problem};

use super::plan::{self, Change, Plan};
use super::read::{self, Sheet};
use super::units;
use super::world::{Known, World};
use super::{Kind, STEP, store};
use crate::person::{NewPerson, State, changed};
use crate::store as people;

/// The job that applies a long table.
pub const JOB: jobs::JobKind = jobs::JobKind { name: "people.table", every_ms: None, run: step };

/// Who applies it, and by which way: for the audit.
#[derive(Debug, Clone, Copy)]
pub struct By {
    /// Who; nobody by the command line.
    pub person: Option<PersonId>,
    /// `page` or `command`.
    pub via: &'static str,
}

/// Plans a sheet as it would be applied now.
///
/// # Errors
/// What the database says.
pub fn planned(r: &mut ::store::Read<'_>, kind: Kind, sheet: &Sheet) -> Res<(Plan, World)> {
    let world = World::whole(r)?;
    let plan = match kind {
        Kind::People => plan::people(sheet, &world),
        Kind::Units => units::plan(sheet, &world),
    };
    Ok((plan, world))
}

/// Applies rows of a table of people; how many changes they made.
///
/// # Errors
/// `Other` when something in them is wrong; nothing is stored then.
pub fn people_rows(w: &mut Write<'_>, by: By, zone: &str, sheet: &Sheet) -> Res<usize> {
    let world = World::of_rows(w, &sheet.rows)?;
    let plan = plan::people(sheet, &world);
    if let Some(wrong) = plan.wrong.first() {
        return Err(::store::Error::Other(format!("line {}: {}", wrong.line, wrong.reason)));
    }
    for change in &plan.changes {
        one(w, by, zone, change, &world)?;
    }
    Ok(plan.changes.len())
}

fn one(w: &mut Write<'_>, by: By, zone: &str, change: &Change, world: &World) -> Res<()> {
    let now = w.now();
    let (id, act) = match change {
        Change::Person { handle, name, mail, title, lang, zone: own, unit, external } => {
            let new = NewPerson {
                handle: handle.clone(),
                name: name.clone(),
                mail: mail.clone(),
                title: title.clone(),
                lang: lang.unwrap_or(Lang::En),
                zone: own.clone().unwrap_or_else(|| zone.to_owned()),
                unit: if *external { None } else { *unit },
                external: *external,
                state: State::Invited,
            };
            (people::insert(w, &new)?, "person.add")
        }
        Change::Words { id, name, title, mail, lang, zone } => {
            let Some(known) = world.by_id(*id) else { return Ok(()) };
            let next = Known {
                name: name.clone(),
                title: title.clone(),
                mail: mail.clone(),
                lang: lang.clone(),
                zone: zone.clone(),
                ..known.clone()
            };
            store::words(w, &next)?;
            crate::profile::store::renamed(w, *id)?;
            w.announce(said(changed(*id, now), by));
            (*id, "person.table")
        }
        Change::Move { id, unit } => {
            people::post(w, *id, Some(*unit))?;
            w.announce(said(changed(*id, now), by));
            (*id, "person.move")
        }
    };
    people::audit(w, by.person, by.via, act, id.number())
}

fn said(fact: Fact, by: By) -> Fact {
    match by.person {
        Some(person) => fact.by(person),
        None => fact,
    }
}

/// Applies a whole table, or puts its steps into the queue; what state it is in then.
///
/// # Errors
/// `Conflict` when something in it is wrong by now; nothing is stored then.
pub fn apply(w: &mut Write<'_>, by: By, zone: &str, table: &store::Sent) -> Result<(), Problem> {
    let kind = Kind::of(&table.kind).unwrap_or(Kind::People);
    let sheet = read::read(kind, &table.body);
    if table.state != "read" {
        return Err(Problem::Conflict("people-table-already"));
    }
    if !planned(w, kind, &sheet)?.0.wrong.is_empty() {
        return Err(Problem::Conflict("people-table-wrong-now"));
    }
    if kind == Kind::Units {
        let made = units::apply(w, by, &sheet)?;
        return Ok(store::go(w, table.id, "done", sheet.rows.len(), made)?);
    }
    if sheet.rows.len() <= STEP {
        let made = people_rows(w, by, zone, &sheet)?;
        return Ok(store::go(w, table.id, "done", sheet.rows.len(), made)?);
    }
    store::go(w, table.id, "running", 0, 0)?;
    let args =
        serde_json::json!({"table": table.id, "at": 0, "by": by.person.map(PersonId::number), "zone": zone});
    let now = w.now();
    Ok(jobs::enqueue(w, JOB.name, &args.to_string(), now)?)
}

/// One step of a long table.
fn step(w: &mut Write<'_>, args: &str) -> Res<Option<String>> {
    let args: serde_json::Value = serde_json::from_str(args).unwrap_or_default();
    let number = |key: &str| args.get(key).and_then(serde_json::Value::as_i64);
    let (id, at) = (number("table").unwrap_or(0), number("at").unwrap_or(0));
    let at = usize::try_from(at).unwrap_or(0);
    let table = store::table(w, id)?;
    let mut sheet = read::read(Kind::People, &table.body);
    let all = sheet.rows.len();
    sheet.rows = sheet.rows.into_iter().skip(at).take(STEP).collect();
    let by = By { person: number("by").map(PersonId::new), via: "page" };
    let zone = args.get("zone").and_then(|z| z.as_str()).unwrap_or("UTC").to_owned();
    let (rows, made) = (sheet.rows.len(), people_rows(w, by, &zone, &sheet)?);
    let over = at + rows >= all;
    store::go(w, id, if over { "done" } else { "running" }, rows, made)?;
    let next = serde_json::json!({"table": id, "at": at + rows, "by": number("by"), "zone": zone});
    Ok((!over).then(|| next.to_string()))
}

//! A table of units: a tree, each row naming the unit above and who leads.

use std::collections::{BTreeMap, BTreeSet};

use ::store::{Res, Write};
use kernel::{PersonId, Problem, UnitId, fold};

use super::apply::By;
use super::plan::{Line, Plan};
use super::read::{Row, Sheet, Wrong};
use super::world::World;
use crate::unit::makes_a_circle;
use crate::unit_store;

/// What a row says a unit is to be.
struct Wanted {
    line: u64,
    known: Option<UnitId>,
    name: String,
    parent: Option<String>,
    manager: Option<Option<PersonId>>,
}

/// Compares a table of units with the tree.
#[must_use]
pub fn plan(sheet: &Sheet, world: &World) -> Plan {
    let (mut plan, wanted) = wanted(sheet, world);
    for unit in &wanted {
        let (what, detail) = match unit.known.and_then(|id| world.units.iter().find(|u| u.id == id)) {
            None => ("new", unit.parent.clone().unwrap_or_default()),
            Some(known) => {
                let now =
                    known.parent.and_then(|p| world.units.iter().find(|u| u.id == p)).map(|u| u.name.clone());
                let above = unit
                    .parent
                    .as_deref()
                    .and_then(|p| world.unit(p).map(|u| u.name.clone()).or(Some(p.to_owned())));
                let moved = above.filter(|a| Some(a) != now.as_ref());
                let led = unit.manager.filter(|m| *m != known.manager).is_some();
                match moved {
                    Some(to) => ("moved", format!("{} → {to}", now.unwrap_or_else(|| "–".into()))),
                    None if led || known.name != unit.name => ("changed", unit.name.clone()),
                    None => {
                        plan.same += 1;
                        continue;
                    }
                }
            }
        };
        plan.lines.push(Line { line: unit.line, name: unit.name.clone(), what, detail });
    }
    plan
}

fn wanted(sheet: &Sheet, world: &World) -> (Plan, Vec<Wanted>) {
    let mut plan = Plan { wrong: sheet.wrong.clone(), ..Plan::default() };
    let names: BTreeSet<String> = sheet.rows.iter().filter_map(|r| r.cell("name")).map(fold::fold).collect();
    let mut seen: BTreeMap<String, u64> = BTreeMap::new();
    let mut all = Vec::new();
    for row in &sheet.rows {
        let called = |key: &str| sheet.called.get(key).map_or(key, String::as_str).to_owned();
        let Some(name) = row.cell("name") else {
            plan.wrong.push(Wrong::at(row.line, &called("name"), "people-table-name"));
            continue;
        };
        if let Some(line) =
            seen.insert(row.cell("slug").map_or_else(|| fold::fold(name), str::to_owned), row.line)
        {
            plan.wrong.push(Wrong::at(row.line, "", "people-table-twice").with("line", line.to_string()));
        }
        let parent = row.cell("parent");
        if let Some(cell) = parent.filter(|p| world.unit(p).is_none() && !names.contains(&fold::fold(p))) {
            plan.wrong.push(Wrong::at(row.line, &called("parent"), "people-table-unit").with("cell", cell));
        }
        let manager = manager(row, world).unwrap_or_else(|cell| {
            plan.wrong
                .push(Wrong::at(row.line, &called("manager"), "people-table-manager").with("cell", cell));
            None
        });
        let known = row
            .cell("slug")
            .and_then(|s| world.units.iter().find(|u| u.slug == s))
            .or_else(|| world.unit(name));
        let parent = parent.map(str::to_owned);
        all.push(Wanted {
            line: row.line,
            known: known.map(|u| u.id),
            name: name.to_owned(),
            parent,
            manager,
        });
    }
    circles(&mut plan, &all, world);
    (plan, all)
}

/// Who is to lead: `Ok(None)` when the row does not say.
fn manager(row: &Row, world: &World) -> Result<Option<Option<PersonId>>, String> {
    let Some(cell) = row.cell("manager") else { return Ok(None) };
    if cell == "-" || cell == "–" {
        return Ok(Some(None));
    }
    let found = world.named(cell).filter(|k| !k.external && k.state == "active");
    found.map(|k| Some(Some(k.id))).ok_or_else(|| cell.to_owned())
}

/// No unit may stand under itself once all rows are applied.
fn circles(plan: &mut Plan, all: &[Wanted], world: &World) {
    let key = |name: &str| world.unit(name).map_or_else(|| fold::fold(name), |u| fold::fold(&u.name));
    let mut above: BTreeMap<String, Option<String>> = BTreeMap::new();
    for unit in &world.units {
        let parent = unit.parent.and_then(|p| world.units.iter().find(|u| u.id == p));
        above.insert(fold::fold(&unit.name), parent.map(|p| fold::fold(&p.name)));
    }
    for unit in all.iter().filter(|u| u.parent.is_some()) {
        above.insert(fold::fold(&unit.name), unit.parent.as_deref().map(key));
    }
    let number: BTreeMap<&String, i64> = (1..).zip(above.keys()).map(|(n, k)| (k, n)).collect();
    let id = |name: &String| UnitId::new(number.get(name).copied().unwrap_or(0));
    let parents: BTreeMap<UnitId, Option<UnitId>> =
        above.iter().map(|(name, up)| (id(name), up.as_ref().map(id))).collect();
    for unit in all {
        let own = id(&fold::fold(&unit.name));
        let up = parents.get(&own).copied().flatten();
        if makes_a_circle(own, up, |u| parents.get(&u).copied().flatten()) {
            plan.wrong.push(Wrong::at(unit.line, "", "people-table-circle").with("cell", &unit.name));
        }
    }
}

/// Makes, moves and changes units; how many of them.
///
/// # Errors
/// `Conflict` when something in the table is wrong by now.
pub fn apply(w: &mut Write<'_>, by: By, sheet: &Sheet) -> Result<usize, Problem> {
    let world = World::whole(w)?;
    let (plan, wanted) = wanted(sheet, &world);
    if !plan.wrong.is_empty() {
        return Err(Problem::Conflict("people-table-wrong-now"));
    }
    let mut made = BTreeMap::new();
    for unit in wanted.iter().filter(|u| u.known.is_none()) {
        let (id, _) = unit_store::insert(w, (by.person, by.via), &unit.name, (None, unit.manager.flatten()))?;
        made.insert(fold::fold(&unit.name), id);
    }
    let mut changed = made.len();
    for unit in &wanted {
        let Some(id) = unit.known.or_else(|| made.get(&fold::fold(&unit.name)).copied()) else { continue };
        let parent = unit
            .parent
            .as_deref()
            .and_then(|p| made.get(&fold::fold(p)).copied().or_else(|| world.unit(p).map(|u| u.id)));
        changed += usize::from(settle(w, by, &world, unit, id, parent)?);
    }
    Ok(changed)
}

/// Brings one unit to what its row says; whether anything changed of a unit that was there.
fn settle(
    w: &mut Write<'_>,
    by: By,
    world: &World,
    unit: &Wanted,
    id: UnitId,
    parent: Option<UnitId>,
) -> Res<bool> {
    let known = world.units.iter().find(|u| u.id == id);
    let (before, led) = (known.and_then(|u| u.parent), known.and_then(|u| u.manager));
    let parent = if unit.parent.is_some() { parent } else { before };
    let manager = unit.manager.unwrap_or(led);
    let same = known.is_some_and(|u| u.name == unit.name) && parent == before && manager == led;
    if same || (known.is_none() && parent.is_none()) {
        return Ok(false);
    }
    unit_store::update(w, (by.person, by.via), id, &unit.name, (parent, manager))?;
    Ok(known.is_some())
}

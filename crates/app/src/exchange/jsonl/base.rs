//! Units and people come first, in one transaction: they name each other.

use kernel::{Fact, PersonId, UnitId, fold};
use store::{Res, Write, p, sql};

use super::maps::{Delta, Kind, State, free_id};
use super::people;
use super::records::{Person, Unit};
use crate::exchange::names;
use crate::exchange::store::{BY_MAIL, KEY, PERSON, free_handle};

sql!(UNIT_HERE, "SELECT id FROM units WHERE slug = $1");
sql!(
    UNIT,
    "INSERT INTO units (id, parent_id, slug, name, name_folded, manager_id, created_ms, closed_ms, version)
     VALUES ($1, NULL, $2, $3, $4, NULL, $5, $6::bigint, 1)"
);
sql!(LINK, "UPDATE units SET parent_id = $2::bigint, manager_id = $3::bigint WHERE id = $1");
sql!(PERSON_HERE, "SELECT handle FROM people WHERE id = $1");
sql!(ABOUT_WHO, "UPDATE people SET about_who = $2 WHERE id = $1");
sql!(EVERYBODY, "SELECT handle, id, name FROM people");

/// What the first pass found.
#[derive(Debug, Clone, Default)]
pub(crate) struct Base {
    pub units: Vec<(usize, Unit)>,
    pub people: Vec<(usize, Person)>,
}

/// Writes both; what is here already stays as it is.
pub(crate) fn settle(w: &mut Write<'_>, source: &str, state: &State, base: &Base) -> Res<Delta> {
    let mut delta = Delta::default();
    for (handle, id, name) in w.all::<(String, i64, String)>(&EVERYBODY, p![])? {
        delta.handles.push((handle, (id, name)));
    }
    let mut new: Vec<(UnitId, &Unit)> = Vec::new();
    for (_, unit) in &base.units {
        if let Some(id) = add_unit(w, source, state, unit, &mut delta)? {
            new.push((id, unit));
        }
    }
    for (line, person) in &base.people {
        match unit_of(w, state, &delta, person)? {
            Ok(unit) => add_person(w, source, state, person, unit, &mut delta)?,
            Err(why) => delta.summary.skip(format!("line {line}"), why),
        }
    }
    for (id, unit) in new {
        let parent = unit.parent.map(|u| now(state, &delta, Kind::Unit, u.number()));
        let manager = unit.manager.map(|m| now(state, &delta, Kind::Person, m.number()));
        w.exec(&LINK, p![id, parent, manager])?;
    }
    Ok(delta)
}

fn now(state: &State, delta: &Delta, kind: Kind, old: i64) -> i64 {
    let fresh = delta.ids.iter().rev().find(|(key, _)| *key == (kind, old)).map(|(_, id)| *id);
    fresh.unwrap_or_else(|| state.id(kind, old))
}

fn map(w: &mut Write<'_>, source: &str, kind: Kind, old: i64, id: i64, delta: &mut Delta) -> Res<()> {
    delta.ids.push(((kind, old), id));
    w.exec(&KEY, p![source, kind.as_str(), &old.to_string(), id]).map(drop)
}

/// A unit of the same slug is the same unit. The id of a new one.
fn add_unit(
    w: &mut Write<'_>,
    source: &str,
    state: &State,
    unit: &Unit,
    delta: &mut Delta,
) -> Res<Option<UnitId>> {
    let old = unit.id.number();
    let here = match state.ids.get(&(Kind::Unit, old)) {
        Some(id) => Some(*id),
        None => w.opt::<(i64,)>(&UNIT_HERE, p![&unit.slug])?.map(|(id,)| id),
    };
    if let Some(id) = here {
        delta.summary.known += 1;
        if id != old && !state.ids.contains_key(&(Kind::Unit, old)) {
            map(w, source, Kind::Unit, old, id, delta)?;
        }
        return Ok(None);
    }
    let id = free_id(w, Kind::Unit, old)?;
    let (name, folded) = (names::line(&unit.name), fold::fold(&unit.name));
    w.exec(&UNIT, p![id, &unit.slug, &name, &folded, unit.created, unit.closed])?;
    if id != old {
        map(w, source, Kind::Unit, old, id, delta)?;
    }
    w.announce(Fact::past("unit.changed", id, unit.created));
    delta.summary.units += 1;
    Ok(Some(UnitId::new(id)))
}

fn unit_of(
    w: &mut Write<'_>,
    state: &State,
    delta: &Delta,
    person: &Person,
) -> Res<Result<Option<i64>, String>> {
    let Some(unit) = person.unit else { return Ok(Ok(None)) };
    let id = now(state, delta, Kind::Unit, unit.number());
    let here = super::maps::here(w, Kind::Unit, &[id].into())?;
    Ok(if here.is_empty() { Err(format!("there is no unit {unit}")) } else { Ok(Some(id)) })
}

fn add_person(
    w: &mut Write<'_>,
    source: &str,
    state: &State,
    person: &Person,
    unit: Option<i64>,
    delta: &mut Delta,
) -> Res<()> {
    let old = person.id.number();
    let known = match state.ids.get(&(Kind::Person, old)) {
        Some(id) => Some(*id),
        None => w.opt::<(String,)>(&PERSON_HERE, p![old])?.filter(|(h,)| *h == person.handle).map(|_| old),
    };
    if let Some(id) = known {
        delta.summary.known += 1;
        delta.handles.push((person.handle.clone(), (id, person.name.clone())));
        return Ok(());
    }
    if let Some(mail) = &person.mail
        && let Some((id, _, name)) = w.opt::<(PersonId, String, String)>(&BY_MAIL, p![mail])?
    {
        delta.summary.known += 1;
        delta.handles.push((person.handle.clone(), (id.number(), name)));
        return map(w, source, Kind::Person, old, id.number(), delta);
    }
    let id = free_id(w, Kind::Person, old)?;
    let handle = free_handle(w, &names::handle(&person.handle, &person.name))?;
    let (name, folded) = (names::line(&person.name), fold::fold(&person.name));
    let (title, about) = (names::text(&person.title), names::text(&person.about));
    w.exec(
        &PERSON,
        p![
            id,
            &handle,
            &name,
            &folded,
            person.mail.as_deref(),
            &title,
            &about,
            &person.lang,
            &person.languages,
            &person.zone,
            unit,
            person.external,
            &person.state,
            person.created
        ],
    )?;
    if let Some(who) = &person.about_who {
        w.exec(&ABOUT_WHO, p![id, people::audience(who)])?;
    }
    delta.handles.push((person.handle.clone(), (id, name)));
    delta.summary.people += 1;
    w.announce(Fact::past("person.joined", id, person.created));
    if id != old || handle != person.handle {
        map(w, source, Kind::Person, old, id, delta)?;
    }
    Ok(())
}

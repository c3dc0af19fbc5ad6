//! A change of the organisation: on its day a unit hangs elsewhere. Its people keep their postings, and
//! what they wrote stays where it is.

use kernel::time::DAY;
use kernel::{Id, PersonId, Time, UnitId};
use serde::{Deserialize, Serialize};
use store::{Res, Write, p, sql};

use crate::data;
use crate::draw::{Calendar, Ids};
use crate::people::Staff;
use crate::places::Space;
use crate::plan::Company;

sql!(
    REORGANISATION,
    "INSERT INTO reorganisations (id, name, by_id, made_ms, at_ms, state) VALUES ($1, $2, $3, $4, $5, 'done')"
);
sql!(
    MOVE,
    "INSERT INTO reorganisation_moves (reorganisation_id, kind, subject_id, to_unit_id) VALUES ($1, $4, $2, $3)"
);
sql!(UNTIL, "UPDATE unit_periods SET until_ms = $2, parent_id = $3 WHERE unit_id = $1");
sql!(
    SINCE,
    "INSERT INTO unit_periods (unit_id, from_ms, parent_id, name, manager_id) VALUES ($1, $2, $3, $4, $5::bigint)"
);

sql!(LED, "UPDATE unit_periods SET until_ms = $2, manager_id = $3 WHERE unit_id = $1");
sql!(THEN, "UPDATE postings SET until_ms = $2, unit_id = $3 WHERE person_id = $1");
sql!(NOW, "INSERT INTO postings (person_id, from_ms, unit_id) VALUES ($1, $2, $3)");

/// As the file has it.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Written {
    name: String,
    unit: String,
    from: String,
    to: String,
    on: String,
    by: String,
    /// Who changed teams on that day, and from where.
    #[serde(default)]
    people: Vec<[String; 2]>,
}

/// Who led a unit until they left.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct WrittenLed {
    unit: String,
    by: String,
    until: String,
}

/// A unit that was led by somebody who left.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Led {
    /// The unit.
    pub unit: UnitId,
    /// Who led it.
    pub by: PersonId,
    /// Until when.
    pub until: Time,
}

/// Somebody who changed teams.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Change {
    /// Who.
    pub person: PersonId,
    /// Where they were.
    pub from: UnitId,
    /// Where they are.
    pub to: UnitId,
}

/// A unit that moved.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Moved {
    /// The id of the reorganisation.
    pub id: Id<Moved>,
    /// What it was called.
    pub name: String,
    /// The unit.
    pub unit: UnitId,
    /// Where it was.
    pub from: UnitId,
    /// Where it is.
    pub to: UnitId,
    /// On which day.
    pub on: Time,
    /// Who prepared it.
    pub by: PersonId,
    /// Who changed teams with it.
    pub people: Vec<Change>,
}

/// What moved in the company.
pub(crate) fn moved(staff: &Staff, calendar: Calendar, ids: &mut Ids) -> Result<Vec<Moved>, String> {
    let unit = |slug: &str| {
        let found = staff.units.iter().find(|u| u.slug == slug).map(|u| u.id);
        found.ok_or_else(|| format!("no unit “{slug}”"))
    };
    let each = data::organisation()?.moved.into_iter().map(|m| {
        let on = calendar.time(&format!("{}T00:00", m.on), "Europe/Paris")?;
        let (from, to, unit) = (unit(&m.from)?, unit(&m.to)?, unit(&m.unit)?);
        Ok(Moved {
            id: ids.at(on.plus(-12 * DAY)),
            name: m.name,
            unit,
            from,
            to,
            on,
            by: staff.find(&m.by)?.id,
            people: changes(staff, &m.people)?,
        })
    });
    each.collect()
}

fn changes(staff: &Staff, written: &[[String; 2]]) -> Result<Vec<Change>, String> {
    let each = written.iter().map(|[handle, from]| {
        let person = staff.find(handle)?;
        let from = staff.units.iter().find(|u| u.slug == *from).map(|u| u.id);
        let (from, to) = from.zip(person.unit).ok_or_else(|| format!("{handle} did not change teams"))?;
        Ok(Change { person: person.id, from, to })
    });
    each.collect()
}

/// Who led units before.
pub(crate) fn led(staff: &Staff, calendar: Calendar) -> Result<Vec<Led>, String> {
    let each = data::organisation()?.led.into_iter().map(|l| {
        let unit = staff.units.iter().find(|u| u.slug == l.unit).map(|u| u.id);
        let until = calendar.time(&format!("{}T00:00", l.until), "Europe/Paris")?;
        Ok(Led {
            unit: unit.ok_or_else(|| format!("no unit “{}”", l.unit))?,
            by: staff.find(&l.by)?.id,
            until,
        })
    });
    each.collect()
}

/// Whoever came into a team with a change is in its space since that day.
pub(crate) fn enter(space: &mut Space, moved: &[Moved]) {
    for change in moved.iter().flat_map(|m| m.people.iter().map(move |c| (m.on, c))) {
        let (on, change) = change;
        let here = space.members.iter_mut().filter(|m| m.person == change.person);
        here.filter(|_| space.unit == Some(change.to)).for_each(|m| m.since = Time(m.since.0.max(on.0)));
    }
}

/// Writes it down, after the units.
pub(crate) fn fill(w: &mut Write<'_>, company: &Company) -> Res<()> {
    for m in &company.moved {
        let Some(unit) = company.units.iter().find(|u| u.id == m.unit) else { continue };
        w.exec(&REORGANISATION, p![m.id, &m.name, m.by, m.on.plus(-12 * DAY), m.on])?;
        w.exec(&MOVE, p![m.id, m.unit, m.to, "unit"])?;
        for change in &m.people {
            w.exec(&MOVE, p![m.id, change.person, change.to, "person"])?;
        }
        w.exec(&UNTIL, p![m.unit, m.on, m.from])?;
        w.exec(&SINCE, p![m.unit, m.on, m.to, &unit.name, unit.manager])?;
    }
    for led in &company.led {
        let Some(unit) = company.units.iter().find(|u| u.id == led.unit) else { continue };
        let none: Option<PersonId> = None;
        w.exec(&LED, p![led.unit, led.until, led.by])?;
        w.exec(&SINCE, p![led.unit, led.until, unit.parent, &unit.name, none])?;
    }
    Ok(())
}

/// Where people were before, after their postings.
pub(crate) fn postings(w: &mut Write<'_>, company: &Company) -> Res<()> {
    for (on, change) in company.moved.iter().flat_map(|m| m.people.iter().map(move |c| (m.on, c))) {
        w.exec(&THEN, p![change.person, on, change.from])?;
        w.exec(&NOW, p![change.person, on, change.to])?;
    }
    Ok(())
}

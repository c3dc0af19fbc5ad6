//! A change of the organisation: on its day a unit hangs elsewhere. Its people keep their postings, and
//! what they wrote stays where it is.

use kernel::time::DAY;
use kernel::{Id, PersonId, Time, UnitId};
use serde::{Deserialize, Serialize};
use store::{Res, Write, p, sql};

use crate::data;
use crate::draw::{Calendar, Ids};
use crate::people::Staff;
use crate::plan::Company;

sql!(
    REORGANISATION,
    "INSERT INTO reorganisations (id, name, by_id, made_ms, at_ms, state) VALUES ($1, $2, $3, $4, $5, 'done')"
);
sql!(
    MOVE,
    "INSERT INTO reorganisation_moves (reorganisation_id, kind, subject_id, to_unit_id) VALUES ($1, 'unit', $2, $3)"
);
sql!(UNTIL, "UPDATE unit_periods SET until_ms = $2, parent_id = $3 WHERE unit_id = $1");
sql!(
    SINCE,
    "INSERT INTO unit_periods (unit_id, from_ms, parent_id, name, manager_id) VALUES ($1, $2, $3, $4, $5::bigint)"
);

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
        })
    });
    each.collect()
}

/// Writes it down, after the units.
pub(crate) fn fill(w: &mut Write<'_>, company: &Company) -> Res<()> {
    for m in &company.moved {
        let Some(unit) = company.units.iter().find(|u| u.id == m.unit) else { continue };
        w.exec(&REORGANISATION, p![m.id, &m.name, m.by, m.on.plus(-12 * DAY), m.on])?;
        w.exec(&MOVE, p![m.id, m.unit, m.to])?;
        w.exec(&UNTIL, p![m.unit, m.on, m.from])?;
        w.exec(&SINCE, p![m.unit, m.on, m.to, &unit.name, unit.manager])?;
    }
    Ok(())
}

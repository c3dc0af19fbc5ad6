//! Every SQL text about absences.

use std::collections::BTreeMap;

use kernel::{Fact, Id, PersonId, Time};
use policy::Permitted;
use store::{Read, Res, p, row, sql};

use super::Away;
use crate::facts;
use crate::things::PersonThing;

/// An absence noted; the phantom of its id.
#[derive(Debug, Clone, Copy)]
pub enum Noted {}

sql!(
    ADD,
    "INSERT INTO absences (id, person_id, from_ms, until_ms, deputy_id, made_ms) VALUES ($1, $2, $3, $4, $5::bigint, $6)"
);
// What began stays as it was up to now; what lies ahead is gone.
sql!(
    END,
    "UPDATE absences SET until_ms = $3 WHERE id = $1 AND person_id = $2 AND from_ms < $3 AND until_ms > $3"
);
sql!(DROP_AHEAD, "DELETE FROM absences WHERE id = $1 AND person_id = $2 AND from_ms >= $3");
sql!(OVERLAPS, "SELECT COUNT(*) FROM absences WHERE person_id = $1 AND from_ms < $3 AND until_ms > $2");
sql!(
    MINE,
    "SELECT a.id, a.from_ms, a.until_ms, d.handle, d.name FROM absences a LEFT JOIN people d ON d.id = a.deputy_id
     WHERE a.person_id = $1 AND a.until_ms > $2 ORDER BY a.from_ms LIMIT 50"
);
sql!(
    FOR_ME,
    "SELECT a.id, p.handle, p.name, a.from_ms, a.until_ms FROM absences a JOIN people p ON p.id = a.person_id
     WHERE a.deputy_id = $1 AND a.until_ms > $2 AND p.state = 'active' ORDER BY a.from_ms LIMIT 50"
);
sql!(AWAY_WITHOUT, "SELECT person_id FROM absences WHERE id = $1 AND deputy_id = $2 AND until_ms > $3");
sql!(DECLINE, "UPDATE absences SET deputy_id = NULL WHERE id = $1 AND deputy_id = $2");
sql!(
    NOW,
    "SELECT a.person_id, a.until_ms, d.handle, d.name, p.zone FROM absences a
     JOIN people p ON p.id = a.person_id LEFT JOIN people d ON d.id = a.deputy_id
     WHERE a.person_id = ANY($1) AND a.from_ms <= $2 AND a.until_ms > $2 ORDER BY a.until_ms"
);

/// One of a person's absences.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Absence {
    /// The id.
    pub id: i64,
    /// When it begins.
    pub from: Time,
    /// When they are back.
    pub until: Time,
    /// Handle of the deputy.
    pub deputy: Option<String>,
    /// Their name.
    pub deputy_name: Option<String>,
}
row!(Absence { id, from, until, deputy, deputy_name });

struct AwayRow {
    person: i64,
    until: Time,
    deputy: Option<String>,
    deputy_name: Option<String>,
    zone: String,
}
row!(AwayRow { person, until, deputy, deputy_name, zone });

/// Whose deputy somebody is, from when to when: absence, handle, name, from, until.
pub type Stand = (i64, String, String, Time, Time);

/// Who of these people is away now.
///
/// # Errors
/// What the database says.
pub fn away(r: &mut Read<'_>, people: impl Iterator<Item = PersonId>) -> Res<BTreeMap<i64, Away>> {
    let (ids, now): (Vec<i64>, Time) = (people.map(PersonId::number).collect(), r.now());
    if ids.is_empty() {
        return Ok(BTreeMap::new());
    }
    let all: Vec<AwayRow> = r.all(&NOW, p![&ids, now])?;
    let one = |row: AwayRow| {
        let AwayRow { person, until, deputy, deputy_name, zone } = row;
        (person, Away { until, deputy, deputy_name, zone })
    };
    Ok(all.into_iter().map(one).collect())
}

/// Whether one person is away now.
///
/// # Errors
/// What the database says.
pub fn now_of(r: &mut Read<'_>, person: PersonId) -> Res<Option<Away>> {
    Ok(away(r, std::iter::once(person))?.into_values().next())
}

/// A person's absences that are not over.
///
/// # Errors
/// What the database says.
pub fn of(r: &mut Read<'_>, person: PersonId) -> Res<Vec<Absence>> {
    let now = r.now();
    r.all(&MINE, p![person, now])
}

/// For whom somebody stands in.
///
/// # Errors
/// What the database says.
pub fn for_others(r: &mut Read<'_>, person: PersonId) -> Res<Vec<Stand>> {
    let now = r.now();
    r.all(&FOR_ME, p![person, now])
}

/// Whether a person is away already at some time of a period.
///
/// # Errors
/// What the database says.
pub fn overlaps(r: &mut Read<'_>, person: PersonId, from: Time, until: Time) -> Res<bool> {
    Ok(r.one::<(i64,)>(&OVERLAPS, p![person, from, until])?.0 > 0)
}

/// Notes an absence; the deputy hears of it.
///
/// # Errors
/// What the database says.
pub fn add(
    permit: &mut Permitted<'_, '_, PersonThing>,
    (from, until): (Time, Time),
    deputy: Option<PersonId>,
) -> Res<i64> {
    let id = permit.thing().id;
    let w = permit.tx();
    let (absence, now): (Id<Noted>, Time) = (w.id(), w.now());
    w.exec(&ADD, p![absence, id, from, until, deputy, now])?;
    let mut fact = Fact::new(&facts::AWAY, id.number(), now).by(id);
    fact = fact.with("absence", absence.number()).with("until", until.0);
    if let Some(deputy) = deputy {
        fact = fact.with("deputy", deputy.number());
    }
    w.announce(fact);
    Ok(absence.number())
}

/// Ends an absence now, or takes back one that has not begun; false when there is none.
///
/// # Errors
/// What the database says.
pub fn end(permit: &mut Permitted<'_, '_, PersonThing>, absence: i64) -> Res<bool> {
    let id = permit.thing().id;
    let w = permit.tx();
    let now = w.now();
    let done = w.exec(&END, p![absence, id, now])? + w.exec(&DROP_AHEAD, p![absence, id, now])?;
    if done > 0 {
        w.announce(Fact::new(&facts::BACK, id.number(), now).by(id));
    }
    Ok(done > 0)
}

/// Does not stand in for whoever named them; false when nobody did. Whoever is away hears of it.
///
/// # Errors
/// What the database says.
pub fn decline(permit: &mut Permitted<'_, '_, PersonThing>, absence: i64) -> Res<bool> {
    let me = permit.thing().id;
    let w = permit.tx();
    let now = w.now();
    let Some((away,)) = w.opt::<(PersonId,)>(&AWAY_WITHOUT, p![absence, me, now])? else { return Ok(false) };
    w.exec(&DECLINE, p![absence, me])?;
    w.announce(Fact::new(&facts::DECLINED, away.number(), now).by(me).with("absence", absence));
    Ok(true)
}

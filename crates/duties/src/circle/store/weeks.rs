//! Whose week it is, and who covers it.

use kernel::time::DAY;
use kernel::{Actor, Fact, PersonId, Time};
use policy::Permitted;
use store::{Read, Res, Write, p, row, sql};

use super::members;
use crate::circle::{CircleThing, facts, week};

// Of those who still facilitate: a week of anybody else is free.
sql!(
    WEEKS,
    "SELECT w.week, w.person_id, p.name, p.handle, w.cover_id, COALESCE(c.name, ''), COALESCE(c.handle, ''), w.state
     FROM rota_weeks w JOIN people p ON p.id = w.person_id LEFT JOIN people c ON c.id = w.cover_id
     WHERE w.week >= $1 AND w.week < $2 AND p.state = 'active' AND EXISTS (SELECT 1 FROM assignments a
        WHERE a.person_id = w.person_id AND a.role = 'facilitator' AND a.state = 'held'
            AND (a.until_ms IS NULL OR a.until_ms > $3))
     ORDER BY w.week LIMIT 60"
);
sql!(
    FREE,
    "DELETE FROM rota_weeks WHERE week = $1 AND NOT EXISTS (SELECT 1 FROM assignments a JOIN people p ON p.id = a.person_id
        WHERE a.person_id = rota_weeks.person_id AND a.role = 'facilitator' AND a.state = 'held' AND p.state = 'active'
            AND (a.until_ms IS NULL OR a.until_ms > $2))"
);
sql!(
    TAKE,
    "INSERT INTO rota_weeks (week, person_id, state, by_id, at_ms) VALUES ($1, $2, 'set', $3, $4)
     ON CONFLICT (week) DO NOTHING"
);
sql!(
    ASK,
    "UPDATE rota_weeks SET state = 'cover_asked', cover_id = NULL, at_ms = $2 WHERE week = $1 AND state = $3"
);
sql!(
    COVER,
    "UPDATE rota_weeks SET state = 'covered', cover_id = $2, at_ms = $3 WHERE week = $1 AND state = 'cover_asked'"
);
sql!(KEEP, "UPDATE rota_weeks SET state = 'set', at_ms = $2 WHERE week = $1 AND state = 'cover_asked'");
sql!(GIVE_BACK, "DELETE FROM rota_weeks WHERE week = $1");
sql!(ABSENCE, "SELECT from_ms, until_ms FROM absences WHERE id = $1");
sql!(
    HELD,
    "SELECT week FROM rota_weeks WHERE person_id = $1 AND state = 'set' AND week >= $2 AND week <= $3 ORDER BY week LIMIT 60"
);

/// A week somebody holds.
#[derive(Debug, Clone)]
pub struct Week {
    /// Its Monday, as a day since 1970.
    pub week: i64,
    /// Whose it is.
    pub person: PersonId,
    /// Their name.
    pub name: String,
    /// Their short name.
    pub handle: String,
    /// Who covers it.
    pub cover: Option<PersonId>,
    /// Their name.
    pub cover_name: String,
    /// Their short name.
    pub cover_handle: String,
    /// `set`, `cover_asked`, `covered`.
    pub state: String,
}
row!(Week { week, person, name, handle, cover, cover_name, cover_handle, state });

/// Weeks somebody holds, from one Monday to before another.
///
/// # Errors
/// What the database says.
pub fn between(r: &mut Read<'_>, from: i64, until: i64) -> Res<Vec<Week>> {
    let now = r.now();
    r.all(&WEEKS, p![from, until, now])
}

/// One week, and the circle as the actor meets it there.
///
/// # Errors
/// What the database says.
pub fn one(r: &mut Read<'_>, actor: &Actor, monday: i64) -> Res<(Option<Week>, CircleThing)> {
    let found = between(r, monday, monday + 1)?.into_iter().next();
    let is = |of: Option<PersonId>| of == Some(actor.id);
    let thing = CircleThing {
        holder: is(found.as_ref().map(|w| w.person)),
        cover: is(found.as_ref().and_then(|w| w.cover)),
        ..super::thing(r, actor)?
    };
    Ok((found, thing))
}

/// Somebody holds a week from now on; false when somebody does already.
///
/// # Errors
/// What the database says.
pub fn take(permit: &mut Permitted<'_, '_, CircleThing>, monday: i64, who: PersonId) -> Res<bool> {
    let (w, _, actor) = permit.split();
    let now = w.now();
    w.exec(&FREE, p![monday, now])?;
    Ok(w.exec(&TAKE, p![monday, who, actor.id, now])? == 1)
}

/// Everybody inside who facilitates is asked for cover, but whoever holds the week.
fn tell(w: &mut Write<'_>, monday: i64, holder: PersonId, by: Option<PersonId>) -> Res<()> {
    let now = w.now();
    for other in members(w)?.into_iter().filter(|m| m.id != holder && !m.external) {
        let fact = Fact { actor: by, ..Fact::new(&facts::COVER, other.id.number(), now) };
        w.announce(fact.with("week", monday));
    }
    Ok(())
}

/// Asks for cover; false when it is asked for or found already.
///
/// # Errors
/// What the database says.
pub fn ask(permit: &mut Permitted<'_, '_, CircleThing>, held: &Week) -> Res<bool> {
    let (w, _, actor) = permit.split();
    let now = w.now();
    if w.exec(&ASK, p![held.week, now, "set"])? == 0 {
        return Ok(false);
    }
    tell(w, held.week, held.person, Some(actor.id))?;
    Ok(true)
}

/// The actor covers a week; false when nobody asks any more.
///
/// # Errors
/// What the database says.
pub fn cover(permit: &mut Permitted<'_, '_, CircleThing>, held: &Week) -> Res<bool> {
    let (w, _, actor) = permit.split();
    let now = w.now();
    Ok(w.exec(&COVER, p![held.week, actor.id, now])? == 1)
}

/// Whoever covers it cannot: cover is asked for again. Whoever holds it keeps it after all, or gives it
/// back when cover was not asked for.
///
/// # Errors
/// What the database says.
pub fn release(permit: &mut Permitted<'_, '_, CircleThing>, held: &Week) -> Res<()> {
    let (w, thing, actor) = permit.split();
    let now = w.now();
    if thing.cover {
        w.exec(&ASK, p![held.week, now, "covered"])?;
        return tell(w, held.week, held.person, Some(actor.id));
    }
    if w.exec(&KEEP, p![held.week, now])? == 0 {
        w.exec(&GIVE_BACK, p![held.week])?;
    }
    Ok(())
}

/// Somebody will be away: cover is asked for the weeks they hold meanwhile.
///
/// # Errors
/// What the database says.
pub fn away(w: &mut Write<'_>, fact: &Fact) -> Res<()> {
    let Some(absence) = fact.number("absence") else { return Ok(()) };
    let Some((from, until)) = w.opt::<(Time, Time)>(&ABSENCE, p![absence])? else { return Ok(()) };
    let (person, now) = (PersonId::new(fact.subject), w.now());
    let (first, last) = (week::of(Time(from.0.max(now.0))), until.0.div_euclid(DAY));
    for monday in w.ints(&HELD, p![person, first, last])? {
        if week::touched(monday, (from, until)) && w.exec(&ASK, p![monday, now, "set"])? == 1 {
            tell(w, monday, person, Some(person))?;
        }
    }
    Ok(())
}

//! Every SQL text of joining by criteria.

use std::collections::HashMap;

use kernel::time::DAY;
use kernel::{PersonId, SpaceId, Time};
use policy::Permitted;
use store::{Read, Res, Write, p, row, sql};
use web::Place;

use super::rule::{Criteria, Profile};
use crate::facts;
use crate::keeping::store::note;
use crate::store::{Voice, members, say};

/// How long somebody who does not meet the criteria any more stays.
pub const GRACE_MS: i64 = 14 * DAY;

sql!(ROWS, "SELECT fact, value FROM space_criteria WHERE space_id = $1 ORDER BY place");
sql!(ANY, "SELECT criteria_any FROM spaces WHERE id = $1");
sql!(CLEAR, "DELETE FROM space_criteria WHERE space_id = $1");
sql!(ADD, "INSERT INTO space_criteria (space_id, place, fact, value) VALUES ($1, $2, $3, $4)");
sql!(SET_ANY, "UPDATE spaces SET criteria_any = $2, version = version + 1 WHERE id = $1");
sql!(UNITS, "SELECT slug, name, COALESCE(parent_id, 0), id FROM units");
sql!(
    PERSON,
    "SELECT id, COALESCE(unit_id, 0), title, languages, external FROM people WHERE id = $1 AND state = 'active'"
);
// The preview looks at everybody once: it is asked for by whoever writes the criteria.
sql!(
    EVERYBODY,
    "SELECT id, COALESCE(unit_id, 0), title, languages, external FROM people WHERE state = 'active' AND id > $1 ORDER BY id LIMIT $2"
);
sql!(
    MEMBERS,
    "SELECT p.id, COALESCE(p.unit_id, 0), p.title, p.languages, p.external
     FROM memberships m JOIN people p ON p.id = m.person_id
     WHERE m.space_id = $1 AND m.standing = 'member' AND m.person_id > $2
       AND NOT EXISTS (SELECT 1 FROM space_exceptions e WHERE e.space_id = $1 AND e.person_id = m.person_id)
     ORDER BY m.person_id LIMIT $3"
);
sql!(
    THEIRS,
    "SELECT s.id FROM memberships m JOIN spaces s ON s.id = m.space_id
     WHERE m.person_id = $1 AND m.standing = 'member' AND s.joining = 'criteria'
       AND NOT EXISTS (SELECT 1 FROM space_exceptions e WHERE e.space_id = s.id AND e.person_id = $1)"
);
sql!(
    SPACES,
    "SELECT id FROM spaces WHERE joining = 'criteria' AND closed_ms IS NULL AND archived_ms IS NULL"
);
sql!(
    LAPSE,
    "INSERT INTO space_lapses (space_id, person_id, at_ms, until_ms) VALUES ($1, $2, $3, $4)
     ON CONFLICT (space_id, person_id) DO NOTHING"
);
sql!(END_LAPSE, "DELETE FROM space_lapses WHERE space_id = $1 AND person_id = $2");
sql!(
    OVER,
    "SELECT l.space_id, l.person_id FROM space_lapses l WHERE l.until_ms <= $1 ORDER BY l.until_ms, l.person_id LIMIT 100"
);
sql!(
    LAPSES,
    "SELECT p.id, p.handle, p.name, p.title, l.until_ms, '' FROM space_lapses l JOIN people p ON p.id = l.person_id
     WHERE l.space_id = $1 ORDER BY l.until_ms, p.id LIMIT 200"
);
sql!(
    EXCEPTIONS,
    "SELECT p.id, p.handle, p.name, b.name, e.at_ms, e.why
     FROM space_exceptions e JOIN people p ON p.id = e.person_id JOIN people b ON b.id = e.by_id
     WHERE e.space_id = $1 ORDER BY e.at_ms, p.id LIMIT 200"
);
sql!(
    KEEP,
    "INSERT INTO space_exceptions (space_id, person_id, at_ms, by_id, why) VALUES ($1, $2, $3, $4, $5)
     ON CONFLICT (space_id, person_id) DO UPDATE SET at_ms = excluded.at_ms, by_id = excluded.by_id, why = excluded.why"
);
sql!(END_KEEP, "DELETE FROM space_exceptions WHERE space_id = $1 AND person_id = $2");
sql!(KEPT, "SELECT 1 FROM space_exceptions WHERE space_id = $1 AND person_id = $2");

// What somebody shows to some only is nobody's reason to let them in: being in would tell it to all.
sql!(
    OFFER,
    "SELECT k.person_id, k.folded FROM skills k WHERE k.person_id = ANY($1) AND k.kind = 'offers' AND k.who = 'all'"
);

type Row = (PersonId, i64, String, String, bool);

/// What these people offer to everybody.
fn offered(r: &mut Read<'_>, page: &[Row]) -> Res<HashMap<PersonId, Vec<String>>> {
    let ids: Vec<i64> = page.iter().map(|row| row.0.number()).collect();
    let mut found: HashMap<PersonId, Vec<String>> = HashMap::new();
    for (person, word) in r.all::<(PersonId, String)>(&OFFER, p![&ids])? {
        found.entry(person).or_default().push(word);
    }
    Ok(found)
}

/// The units as criteria see them: the names by slug, and each unit's way up.
#[derive(Debug, Clone, Default)]
pub struct Tree {
    /// Names by slug.
    pub names: HashMap<String, String>,
    by_id: HashMap<i64, (String, i64)>,
}

impl Tree {
    fn up(&self, unit: i64) -> Vec<String> {
        let mut at = unit;
        let mut way = Vec::new();
        while let Some((slug, parent)) = self.by_id.get(&at) {
            way.push(slug.clone());
            at = *parent;
            if way.len() > 32 {
                break;
            }
        }
        way
    }
    fn profile(&self, row: Row, offered: &HashMap<PersonId, Vec<String>>) -> Profile {
        let (person, unit, title, languages, external) = row;
        let skills = offered.get(&person).cloned().unwrap_or_default();
        Profile { units: self.up(unit), title, languages, skills, external }
    }
}

/// The tree of units.
///
/// # Errors
/// What the database says.
pub fn tree(r: &mut Read<'_>) -> Res<Tree> {
    let mut tree = Tree::default();
    for (slug, name, parent, id) in r.all::<(String, String, i64, i64)>(&UNITS, p![])? {
        tree.names.insert(slug.clone(), name);
        tree.by_id.insert(id, (slug, parent));
    }
    Ok(tree)
}

/// The criteria of a space.
///
/// # Errors
/// What the database says.
pub fn get(r: &mut Read<'_>, space: SpaceId) -> Res<Criteria> {
    let any = r.opt::<(bool,)>(&ANY, p![space])?.is_some_and(|(any,)| any);
    Ok(Criteria::from_rows(any, r.all(&ROWS, p![space])?))
}

/// A person as criteria see them; nobody when they are not here.
///
/// # Errors
/// What the database says.
pub fn profile(r: &mut Read<'_>, tree: &Tree, person: PersonId) -> Res<Option<Profile>> {
    let Some(row) = r.opt::<Row>(&PERSON, p![person])? else { return Ok(None) };
    let offered = offered(r, std::slice::from_ref(&row))?;
    Ok(Some(tree.profile(row, &offered)))
}

/// What criteria would mean: how many people meet them, and how many members do not.
///
/// # Errors
/// What the database says.
pub fn preview(r: &mut Read<'_>, space: SpaceId, criteria: &Criteria) -> Res<(i64, i64)> {
    let tree = tree(r)?;
    let (mut met, mut out, mut after) = (0, 0, 0);
    loop {
        let page: Vec<Row> = r.all(&EVERYBODY, p![after, 1_000_i64])?;
        let Some(last) = page.last() else { break };
        after = last.0.number();
        let offered = offered(r, &page)?;
        met += count(page, |row| criteria.met(&tree.profile(row, &offered)));
    }
    after = 0;
    loop {
        let page: Vec<Row> = r.all(&MEMBERS, p![space, after, 1_000_i64])?;
        let Some(last) = page.last() else { break };
        after = last.0.number();
        let offered = offered(r, &page)?;
        out += count(page, |row| !criteria.met(&tree.profile(row, &offered)));
    }
    Ok((met, out))
}

fn count(page: Vec<Row>, is: impl Fn(Row) -> bool) -> i64 {
    i64::try_from(page.into_iter().filter(|row| is(row.clone())).count()).unwrap_or(i64::MAX)
}

/// Writes the criteria of a space.
///
/// # Errors
/// What the database says.
pub fn save(permit: &mut Permitted<'_, '_, Place>, criteria: &Criteria) -> Res<()> {
    let (voice, id) = (Voice::of(permit), permit.thing().id);
    let w = permit.tx();
    w.exec(&CLEAR, p![id])?;
    let rows =
        criteria.asked().into_iter().flat_map(|(about, list)| list.into_iter().map(move |v| (about, v)));
    for (place, (about, value)) in (0_i64..).zip(rows.collect::<Vec<_>>()) {
        w.exec(&ADD, p![id, place, about.as_str(), &value])?;
    }
    w.exec(&SET_ANY, p![id, criteria.any])?;
    note(w, id, voice.by, "criteria", "", "")?;
    say(w, &facts::CHANGED, id.number(), id, voice);
    Ok(())
}

/// Whether somebody is kept although they do not meet the criteria.
///
/// # Errors
/// What the database says.
pub fn kept(r: &mut Read<'_>, space: SpaceId, person: PersonId) -> Res<bool> {
    Ok(r.opt::<(i64,)>(&KEPT, p![space, person])?.is_some())
}

/// Somebody who is about to leave (until when), or is kept (by whom, since when, why).
#[derive(Debug, Clone)]
pub struct Case {
    /// The person.
    pub id: PersonId,
    /// Short name in addresses.
    pub handle: String,
    /// Name as shown.
    pub name: String,
    /// What they do; of somebody kept, who keeps them.
    pub more: String,
    /// Until when they stay; of somebody kept, since when.
    pub at: Time,
    /// Why they are kept.
    pub why: String,
}
row!(Case { id, handle, name, more, at, why });

/// Who is about to leave, and who is kept.
///
/// # Errors
/// What the database says.
pub fn cases(r: &mut Read<'_>, space: SpaceId) -> Res<(Vec<Case>, Vec<Case>)> {
    Ok((r.all(&LAPSES, p![space])?, r.all(&EXCEPTIONS, p![space])?))
}

/// Keeps somebody who does not meet the criteria.
///
/// # Errors
/// What the database says.
pub fn keep(permit: &mut Permitted<'_, '_, Place>, person: PersonId, why: &str) -> Res<()> {
    let (by, id) = (permit.actor().id, permit.thing().id);
    let w = permit.tx();
    let now = w.now();
    w.exec(&KEEP, p![id, person, now, by, why])?;
    w.exec(&END_LAPSE, p![id, person])?;
    web::audit(w, Some(by), "space.exception", id.number())
}

/// Ends an exception; whether there was one.
///
/// # Errors
/// What the database says.
pub fn end_keeping(permit: &mut Permitted<'_, '_, Place>, person: PersonId) -> Res<bool> {
    let (by, id) = (permit.by(), permit.thing().id);
    let ended = permit.tx().exec(&END_KEEP, p![id, person])? > 0;
    if ended {
        web::audit(permit.tx(), by, "space.exception", id.number())?;
        person_changed(permit.tx(), person)?;
    }
    Ok(ended)
}

/// Looks again at everything that asks for facts of one person.
///
/// # Errors
/// What the database says.
pub fn person_changed(w: &mut Write<'_>, person: PersonId) -> Res<()> {
    let spaces: Vec<(SpaceId,)> = w.all(&THEIRS, p![person])?;
    if spaces.is_empty() {
        return Ok(());
    }
    let tree = tree(w)?;
    let Some(profile) = profile(w, &tree, person)? else { return Ok(()) };
    for (space,) in spaces {
        let criteria = get(w, space)?;
        judge(w, space, person, criteria.met(&profile))?;
    }
    Ok(())
}

fn judge(w: &mut Write<'_>, space: SpaceId, person: PersonId, met: bool) -> Res<()> {
    if met {
        w.exec(&END_LAPSE, p![space, person])?;
        return Ok(());
    }
    let now = w.now();
    if w.exec(&LAPSE, p![space, person, now, now.plus(GRACE_MS)])? > 0 {
        say(w, &facts::LAPSING, person.number(), space, Voice::default());
    }
    Ok(())
}

/// The spaces that are joined by criteria.
///
/// # Errors
/// What the database says.
pub fn spaces(r: &mut Read<'_>) -> Res<Vec<SpaceId>> {
    Ok(r.all::<(SpaceId,)>(&SPACES, p![])?.into_iter().map(|(id,)| id).collect())
}

/// Looks again at the next `limit` members of a space after `after`; the last one looked at.
///
/// # Errors
/// What the database says.
pub fn look_again(w: &mut Write<'_>, space: SpaceId, after: i64, limit: i64) -> Res<Option<i64>> {
    let page: Vec<Row> = w.all(&MEMBERS, p![space, after, limit])?;
    let (criteria, tree) = (get(w, space)?, tree(w)?);
    let last = page.last().map(|row| row.0.number());
    let offered = offered(w, &page)?;
    for row in page {
        let person = row.0;
        judge(w, space, person, criteria.is_empty() || criteria.met(&tree.profile(row, &offered)))?;
    }
    Ok(last)
}

/// Ends the memberships whose two weeks are over; whether there were any.
///
/// # Errors
/// What the database says.
pub fn end_those_over(w: &mut Write<'_>) -> Res<bool> {
    let now = w.now();
    let over: Vec<(SpaceId, PersonId)> = w.all(&OVER, p![now])?;
    for (space, person) in &over {
        w.exec(&END_LAPSE, p![*space, *person])?;
        members::end(w, *space, *person, Voice::default())?;
    }
    Ok(!over.is_empty())
}

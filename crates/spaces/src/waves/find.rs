//! Who is meant by a wave: looked up by name, address, unit, language and site.

use std::collections::HashSet;

use kernel::{Actor, PersonId, Problem, SpaceId, fold};
use store::{Read, Res, p, row, sql};

use super::choose::{MOST, Stands, Wish, stands};

// `$1` is the space: in it, and asked before in whatever way (by hand, by a wave, or by asking).
macro_rules! columns {
    () => {
        "SELECT p.id, p.handle, p.name, p.title, p.state, p.external,
            EXISTS (SELECT 1 FROM memberships m WHERE m.space_id = $1 AND m.person_id = p.id),
            EXISTS (SELECT 1 FROM space_invitations i WHERE i.space_id = $1 AND i.person_id = p.id)
            OR EXISTS (SELECT 1 FROM join_requests j WHERE j.space_id = $1 AND j.person_id = p.id)
            OR EXISTS (SELECT 1 FROM asked_once o WHERE o.space_id = $1 AND o.person_id = p.id)
            OR EXISTS (SELECT 1 FROM invite_wave_people q JOIN invite_waves x ON x.id = q.wave_id
                WHERE x.space_id = $1 AND q.person_id = p.id)"
    };
}
sql!(BY_HANDLE, concat!(columns!(), ", '' FROM people p WHERE p.handle = $2"));
sql!(BY_MAIL, concat!(columns!(), ", '' FROM people p WHERE p.mail = $2"));
sql!(
    BY_OLD_MAIL,
    concat!(
        columns!(),
        ", '' FROM leavers g JOIN people p ON p.id = g.person_id WHERE g.mail = $2 AND p.state = 'left'"
    )
);
// Looks at everybody of the units once, page by page: asked for by whoever plans a wave.
sql!(
    OF_UNIT,
    concat!(
        "WITH RECURSIVE below (id) AS (SELECT u.id FROM units u WHERE u.slug = $2
            UNION SELECT u.id FROM units u JOIN below b ON u.parent_id = b.id) ",
        columns!(),
        ", COALESCE((SELECT f.words FROM visible_fields f WHERE f.viewer_id = $3 AND f.person_id = p.id AND f.key = 'place'), '')
         FROM people p
         WHERE p.state = 'active' AND NOT p.external AND ($2::text = '' OR p.unit_id IN (SELECT b.id FROM below b))
           AND ($4::text = '' OR ' ' || REPLACE(p.languages, ',', ' ') || ' ' LIKE $5::text) AND p.id > $6
         ORDER BY p.id LIMIT 1000"
    )
);
sql!(UNIT, "SELECT id FROM units WHERE slug = $1 AND closed_ms IS NULL");

/// Somebody as they stand towards the space.
#[derive(Debug, Clone)]
pub struct Found {
    /// The person.
    pub id: PersonId,
    /// Short name in addresses.
    pub handle: String,
    /// Name as shown.
    pub name: String,
    /// What they do.
    pub title: String,
    state: String,
    external: bool,
    member: bool,
    before: bool,
    site: String,
}
row!(Found { id, handle, name, title, state, external, member, before, site });

/// Whom a wave means.
#[derive(Debug, Clone, Default)]
pub struct Meant {
    /// Who would be asked.
    pub asked: Vec<Found>,
    /// How many are in.
    pub members: i64,
    /// How many were asked before, or asked to join.
    pub before: i64,
    /// How many left, or are suspended.
    pub gone: i64,
    /// How many are not of the company.
    pub outside: i64,
    /// What was typed and nobody here answers to.
    pub unknown: Vec<String>,
}

impl Meant {
    fn add(&mut self, seen: &mut HashSet<PersonId>, found: Found) {
        if !seen.insert(found.id) {
            return;
        }
        match stands(&found.state, found.external, found.member, found.before) {
            Stands::Asked => self.asked.push(found),
            Stands::In => self.members += 1,
            Stands::Before => self.before += 1,
            Stands::Gone => self.gone += 1,
            Stands::Outside => self.outside += 1,
        }
    }
}

/// Looks up everybody a wave means.
///
/// # Errors
/// `Invalid` when the unit is not there, or too many people are meant.
pub fn meant(
    r: &mut Read<'_>,
    actor: &Actor,
    space: SpaceId,
    wish: &Wish,
    names: &[String],
) -> Result<Meant, Problem> {
    let (mut meant, mut seen) = (Meant::default(), HashSet::new());
    for name in names {
        match one(r, space, name)? {
            Some(found) => meant.add(&mut seen, found),
            None => meant.unknown.push(name.clone()),
        }
    }
    if wish.filters() {
        filtered(r, actor, space, wish, &mut |found| meant.add(&mut seen, found))?;
    }
    if meant.asked.len() > MOST {
        return Err(Problem::field("unit", "spaces-wave-too-many"));
    }
    Ok(meant)
}

fn one(r: &mut Read<'_>, space: SpaceId, name: &str) -> Res<Option<Found>> {
    if !name.contains('@') {
        return r.opt(&BY_HANDLE, p![space, name]);
    }
    match r.opt(&BY_MAIL, p![space, name])? {
        Some(found) => Ok(Some(found)),
        None => r.opt(&BY_OLD_MAIL, p![space, name]),
    }
}

fn filtered(
    r: &mut Read<'_>,
    actor: &Actor,
    space: SpaceId,
    wish: &Wish,
    add: &mut dyn FnMut(Found),
) -> Result<(), Problem> {
    let (unit, language, site) =
        (wish.unit.trim(), wish.language.trim().to_lowercase(), fold::fold(wish.site.trim()));
    if !unit.is_empty() && r.opt::<(i64,)>(&UNIT, p![unit])?.is_none() {
        return Err(Problem::field("unit", "spaces-criteria-unit-unknown"));
    }
    let pattern = format!("% {} %", language.replace(['%', '_'], ""));
    let mut after = 0_i64;
    loop {
        let page: Vec<Found> = r.all(&OF_UNIT, p![space, unit, actor.id, &language, &pattern, after])?;
        let Some(last) = page.last() else { return Ok(()) };
        after = last.id.number();
        let there = |found: &Found| site.is_empty() || fold::fold(&found.site).contains(&site);
        page.into_iter().filter(there).for_each(&mut *add);
    }
}

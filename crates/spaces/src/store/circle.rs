//! The space of the circle of those who facilitate, kept by their roles.

use kernel::{Lang, PersonId, SpaceId, fold};
use store::{Read, Res, Write, p, sql};
use web::place::{Joining, Kind};

use super::spaces::{self, Fresh};
use super::{Voice, cards, members};
use crate::circle::said;
use crate::opening;

// `$now` is within the time of a role of that key that is held.
macro_rules! held {
    ($now:literal) => {
        concat!(
            "a.state = 'held' AND a.from_ms <= ",
            $now,
            " AND (a.until_ms IS NULL OR a.until_ms > ",
            $now,
            ")"
        )
    };
}

sql!(SPACE, "SELECT id FROM spaces WHERE hosts = 'roles'");
sql!(OF_ROLES, "UPDATE spaces SET hosts = 'roles' WHERE id = $1");
// How somebody belongs to the circle now: leads the network, or facilitates, or stands in for whoever does.
sql!(
    BELONGS,
    concat!(
        "SELECT p.lang,
            EXISTS (SELECT 1 FROM assignments a WHERE a.person_id = p.id AND a.role = 'network_lead' AND a.scope = 'network' AND ",
        held!("$2"),
        "),
            EXISTS (SELECT 1 FROM assignments a WHERE a.person_id = p.id AND a.role = 'facilitator' AND ",
        held!("$2"),
        ") OR EXISTS (SELECT 1 FROM stand_ins x JOIN assignments a ON a.id = x.assignment_id
                WHERE x.person_id = p.id AND x.from_ms <= $2 AND x.until_ms > $2 AND a.role = 'facilitator' AND ",
        held!("$2"),
        ")
         FROM people p WHERE p.id = $1 AND p.state = 'active'"
    )
);
sql!(STANDING, "SELECT standing FROM memberships WHERE space_id = $1 AND person_id = $2");
sql!(
    DEPUTIES,
    "SELECT d.person_id FROM deputies d JOIN assignments a ON a.id = d.assignment_id
     WHERE a.person_id = $1 AND a.role = 'facilitator' AND a.state = 'held' AND d.state = 'accepted' ORDER BY d.person_id LIMIT 200"
);
// Whoever belongs and is not in, and whoever is in and belongs no more.
sql!(
    OUT_OF_STEP,
    concat!(
        "SELECT a.person_id FROM assignments a JOIN people p ON p.id = a.person_id AND p.state = 'active'
         WHERE (a.role = 'facilitator' OR (a.role = 'network_lead' AND a.scope = 'network')) AND ",
        held!("$2"),
        " AND NOT EXISTS (SELECT 1 FROM memberships m WHERE m.space_id = $1 AND m.person_id = a.person_id)
         UNION SELECT x.person_id FROM stand_ins x JOIN assignments a ON a.id = x.assignment_id
            JOIN people p ON p.id = x.person_id AND p.state = 'active'
            WHERE a.role = 'facilitator' AND x.from_ms <= $2 AND x.until_ms > $2 AND ",
        held!("$2"),
        " AND NOT EXISTS (SELECT 1 FROM memberships m WHERE m.space_id = $1 AND m.person_id = x.person_id)
         UNION SELECT m.person_id FROM memberships m JOIN people p ON p.id = m.person_id WHERE m.space_id = $1 AND (p.state <> 'active'
            OR NOT EXISTS (SELECT 1 FROM assignments a WHERE (a.role = 'facilitator' OR (a.role = 'network_lead' AND a.scope = 'network'))
                AND ",
        held!("$2"),
        " AND (a.person_id = m.person_id OR EXISTS (SELECT 1 FROM stand_ins x WHERE x.assignment_id = a.id
                    AND x.person_id = m.person_id AND a.role = 'facilitator' AND x.from_ms <= $2 AND x.until_ms > $2))))
         ORDER BY 1 LIMIT 500"
    )
);

fn space(r: &mut Read<'_>) -> Res<Option<SpaceId>> {
    Ok(r.opt::<(SpaceId,)>(&SPACE, p![])?.map(|(id,)| id))
}

fn make(w: &mut Write<'_>, lang: Lang, voice: Voice) -> Res<SpaceId> {
    let words = said(lang);
    let fresh = Fresh {
        name: &words.name,
        slug: &fold::slug(&words.name),
        kind: Kind::Project,
        joining: Joining::Invite,
        open_read: false,
        reactions: true,
        hue: opening::hue(&words.name),
        unit: None,
        voice,
    };
    let id = spaces::add(w, &fresh)?;
    w.exec(&OF_ROLES, p![id])?;
    cards::add(w, id, 1, &words.card, None)?;
    Ok(id)
}

/// Brings one person in, or lets them out, as their roles are now; makes the space for the first one.
///
/// # Errors
/// What the database says.
pub fn follow(w: &mut Write<'_>, person: PersonId, voice: Voice) -> Res<()> {
    let now = w.now();
    let found = w.opt::<(String, bool, bool)>(&BELONGS, p![person, now])?;
    let (lang, leads, facilitates) = found.unwrap_or_default();
    let wanted = if leads { Some(Kind::Project.leader()) } else { facilitates.then_some("member") };
    let id = match (space(w)?, wanted) {
        (Some(id), _) => id,
        (None, Some(_)) => make(w, Lang::accepted(&lang), voice)?,
        (None, None) => return Ok(()),
    };
    let has = w.opt::<(String,)>(&STANDING, p![id, person])?.map(|(standing,)| standing);
    match (has, wanted) {
        (None, Some(standing)) => members::begin(w, id, person, standing, voice).map(drop),
        (Some(_), None) => members::end(w, id, person, voice).map(drop),
        (Some(has), Some(standing)) if has != standing => members::alter(w, id, person, standing),
        _ => Ok(()),
    }
}

/// Who agreed to stand in for somebody who facilitates.
///
/// # Errors
/// What the database says.
pub fn stand_in_for(r: &mut Read<'_>, person: PersonId) -> Res<Vec<PersonId>> {
    Ok(r.ints(&DEPUTIES, p![person])?.into_iter().map(PersonId::new).collect())
}

/// Brings the space, where there is one, to what the roles say now.
///
/// # Errors
/// What the database says.
pub fn in_step(w: &mut Write<'_>) -> Res<()> {
    let Some(id) = space(w)? else { return Ok(()) };
    let now = w.now();
    for person in w.ints(&OUT_OF_STEP, p![id, now])? {
        follow(w, PersonId::new(person), Voice::default())?;
    }
    Ok(())
}

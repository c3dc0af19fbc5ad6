//! Who is meant by a level, and who stands there instead of somebody who left.

use kernel::{PersonId, SpaceId};
use store::{Read, Res, p, sql};

// Whoever holds a role, with those who stand in while a holder is away; of a space, or of the network.
sql!(
    HOLDERS,
    "SELECT a.person_id FROM assignments a JOIN people p ON p.id = a.person_id AND p.state = 'active'
     WHERE a.role = $1 AND ($2::bigint < 0 OR ($2 = 0 AND a.scope = 'network') OR (a.scope = 'space' AND a.scope_id = $2))
       AND a.state = 'held' AND a.from_ms <= $3 AND (a.until_ms IS NULL OR a.until_ms > $3) AND a.person_id <> $4
     UNION
     SELECT x.person_id FROM stand_ins x JOIN assignments a ON a.id = x.assignment_id
     JOIN people p ON p.id = x.person_id AND p.state = 'active'
     WHERE a.role = $1 AND ($2 < 0 OR ($2 = 0 AND a.scope = 'network') OR (a.scope = 'space' AND a.scope_id = $2))
       AND a.state = 'held' AND a.from_ms <= $3 AND (a.until_ms IS NULL OR a.until_ms > $3)
       AND x.from_ms <= $3 AND x.until_ms > $3 AND x.person_id <> $4
     ORDER BY 1 LIMIT 40"
);
// The nearest manager above somebody, who is not they themselves.
sql!(
    MANAGER,
    "WITH RECURSIVE up (parent_id, manager_id, depth) AS (
        SELECT u.parent_id, CASE WHEN m.state = 'active' AND m.id <> $1 THEN m.id END, 0
        FROM people p JOIN units u ON u.id = p.unit_id LEFT JOIN people m ON m.id = u.manager_id WHERE p.id = $1
        UNION ALL
        SELECT u.parent_id, CASE WHEN m.state = 'active' AND m.id <> $1 THEN m.id END, up.depth + 1
        FROM up JOIN units u ON u.id = up.parent_id LEFT JOIN people m ON m.id = u.manager_id
        WHERE up.manager_id IS NULL AND up.depth < 32)
     SELECT manager_id FROM up WHERE manager_id IS NOT NULL LIMIT 1"
);
// The managers who asked for a space, by its facilitators' roles; of a team, whoever manages it.
sql!(
    ASKERS,
    "SELECT a.asker_id FROM assignments a JOIN people p ON p.id = a.asker_id AND p.state = 'active'
     WHERE a.scope = 'space' AND a.scope_id = ANY($1) AND a.state = 'held' AND a.asker_id <> $2
     UNION
     SELECT u.manager_id FROM spaces s JOIN units u ON u.id = s.unit_id JOIN people p ON p.id = u.manager_id AND p.state = 'active'
     WHERE s.id = ANY($1) AND u.manager_id <> $2 ORDER BY 1 LIMIT 20"
);
// Who took over from somebody who left, or agreed to stand in for them.
sql!(
    INSTEAD,
    "SELECT p.name FROM assignments a JOIN assignments b ON b.follows_id = a.id AND b.state = 'held'
     JOIN people p ON p.id = b.person_id AND p.state = 'active' WHERE a.person_id = $1
     UNION ALL
     SELECT p.name FROM assignments a JOIN deputies d ON d.assignment_id = a.id AND d.state = 'accepted'
     JOIN people p ON p.id = d.person_id AND p.state = 'active' WHERE a.person_id = $1 LIMIT 1"
);
sql!(PERSON, "SELECT id, name, state, external FROM people WHERE handle = $1");
sql!(NAME, "SELECT name FROM people WHERE id = $1");

/// Somebody by handle: id, name, state, from outside.
///
/// # Errors
/// What the database says.
pub fn person(r: &mut Read<'_>, handle: &str) -> Res<Option<(PersonId, String, String, bool)>> {
    r.opt(&PERSON, p![handle.trim().trim_start_matches('@')])
}

/// The nearest manager above somebody.
///
/// # Errors
/// What the database says.
pub fn manager(r: &mut Read<'_>, of: PersonId) -> Res<Vec<PersonId>> {
    Ok(r.opt::<(PersonId,)>(&MANAGER, p![of])?.into_iter().map(|(id,)| id).collect())
}

/// The name of who stands where somebody left: whoever took over or stood in, else their manager, else
/// whoever leads the network.
///
/// # Errors
/// What the database says.
pub fn instead(r: &mut Read<'_>, of: PersonId) -> Res<Option<String>> {
    if let Some((name,)) = r.opt::<(String,)>(&INSTEAD, p![of])? {
        return Ok(Some(name));
    }
    let mut next = manager(r, of)?;
    if next.is_empty() {
        next = at(r, "lead", "", (of, of, &[]))?;
    }
    match next.first() {
        Some(id) => Ok(r.opt::<(String,)>(&NAME, p![*id])?.map(|(name,)| name)),
        None => Ok(None),
    }
}

/// Who is meant by a level, seen from whoever asks (`me`) and whoever was silent (`from`).
///
/// # Errors
/// What the database says.
pub fn at(
    r: &mut Read<'_>,
    level: &str,
    role: &str,
    (me, from, spaces): (PersonId, PersonId, &[SpaceId]),
) -> Res<Vec<PersonId>> {
    let now = r.now();
    let first = spaces.first().map_or(0, |s| s.number());
    let (role, scope) = match level {
        "manager" => {
            let mut found = manager(r, from)?;
            found.retain(|id| *id != me);
            return Ok(found);
        }
        "managers" => {
            let ids: Vec<i64> = spaces.iter().map(|s| s.number()).collect();
            let mut found = manager(r, me)?;
            found.extend(r.ints(&ASKERS, p![&ids, me])?.into_iter().map(PersonId::new));
            found.sort_unstable();
            found.dedup();
            return Ok(found);
        }
        "role" => (if role.is_empty() { "facilitator" } else { role }, first),
        "circle" => ("facilitator", -1),
        "lead" => ("network_lead", 0),
        "sponsor" => ("exec_sponsor", 0),
        _ => ("esn_owner", 0),
    };
    let found = r.ints(&HOLDERS, p![role, scope, now, me])?;
    Ok(found.into_iter().map(PersonId::new).collect())
}

// What a form offers: the places one is in, and the teams one manages.
sql!(
    PLACES,
    "SELECT s.slug, s.name FROM memberships m JOIN spaces s ON s.id = m.space_id AND s.closed_ms IS NULL
     WHERE m.person_id = $1 ORDER BY s.name, s.id LIMIT 200"
);
sql!(
    TEAMS,
    "SELECT s.slug, s.name FROM units u JOIN spaces s ON s.unit_id = u.id AND s.kind = 'team' AND s.closed_ms IS NULL
     WHERE u.manager_id = $1 ORDER BY s.name, s.id LIMIT 5"
);

/// A place to choose: slug and name.
pub type Named = (String, String);

/// The places somebody is in, and the teams they manage.
///
/// # Errors
/// What the database says.
pub fn own(r: &mut Read<'_>, me: PersonId) -> Res<(Vec<Named>, Vec<Named>)> {
    Ok((r.all(&PLACES, p![me])?, r.all(&TEAMS, p![me])?))
}

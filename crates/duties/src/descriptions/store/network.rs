//! What the network itself answers to the questionnaire: numbers of places, never of one person.

use std::collections::BTreeMap;

use kernel::time::DAY;
use store::{Read, Res, p, sql};

use crate::descriptions::context::Practice;

// The network's own space counts everybody inside.
sql!(PEOPLE, "SELECT COALESCE(MAX(members), 0) FROM spaces WHERE kind = 'network' AND closed_ms IS NULL");
sql!(MEMBERS, "SELECT members, kind FROM spaces WHERE id = $1");
sql!(
    BELOW,
    "WITH RECURSIVE below (id) AS (SELECT id FROM units WHERE id = $1
        UNION ALL SELECT u.id FROM units u JOIN below b ON u.parent_id = b.id WHERE u.closed_ms IS NULL)
     SELECT COUNT(*) FROM people p JOIN below b ON b.id = p.unit_id WHERE p.state = 'active'"
);
sql!(
    COMMUNITIES,
    "SELECT COUNT(*) FROM spaces WHERE kind = 'community' AND closed_ms IS NULL AND archived_ms IS NULL"
);
sql!(
    HELD,
    "SELECT role, COUNT(DISTINCT person_id) FROM assignments WHERE state = 'held' AND from_ms <= $1
        AND (until_ms IS NULL OR until_ms > $1) GROUP BY role ORDER BY role"
);
// Pages are written in these languages by those who work here; one in twenty at least.
sql!(
    LANGUAGES,
    "SELECT lang FROM people WHERE state = 'active' AND NOT external GROUP BY lang
     HAVING COUNT(*) * 20 >= (SELECT COUNT(*) FROM people WHERE state = 'active' AND NOT external)
     ORDER BY COUNT(*) DESC, lang"
);
sql!(
    PRACTISED,
    "SELECT m.duty, CAST(SUM(CASE WHEN m.skipped THEN 0 ELSE 1 END) AS BIGINT),
        CAST(SUM(CASE WHEN m.skipped THEN 1 ELSE 0 END) AS BIGINT)
     FROM duty_marks m JOIN assignments a ON a.id = m.assignment_id
     WHERE a.role = $1 AND m.at_ms >= $2 GROUP BY m.duty ORDER BY m.duty"
);

/// How many people there are, and of which kind the space is.
///
/// # Errors
/// What the database says.
pub fn size(r: &mut Read<'_>, scope: &str, id: i64) -> Res<(i64, String)> {
    match scope {
        "unit" => Ok((r.one::<(i64,)>(&BELOW, p![id])?.0, String::new())),
        "space" => Ok(r.opt::<(i64, String)>(&MEMBERS, p![id])?.unwrap_or_default()),
        _ => Ok((r.one::<(i64,)>(&PEOPLE, p![])?.0, String::new())),
    }
}

/// How many communities there are: one for a job in a space.
///
/// # Errors
/// What the database says.
pub fn communities(r: &mut Read<'_>, scope: &str) -> Res<i64> {
    if scope == "space" { Ok(1) } else { Ok(r.one::<(i64,)>(&COMMUNITIES, p![])?.0) }
}

/// Working languages, the most spoken first.
///
/// # Errors
/// What the database says.
pub fn languages(r: &mut Read<'_>) -> Res<Vec<String>> {
    Ok(r.all::<(String,)>(&LANGUAGES, p![])?.into_iter().map(|(lang,)| lang).collect())
}

/// How many people hold each role.
///
/// # Errors
/// What the database says.
pub fn held(r: &mut Read<'_>) -> Res<BTreeMap<String, i64>> {
    let now = r.now();
    Ok(r.all::<(String, i64)>(&HELD, p![now])?.into_iter().collect())
}

/// What was done for duties by holders of these roles in twelve months, all of them together.
///
/// # Errors
/// What the database says.
pub fn practised(r: &mut Read<'_>, roles: &[String]) -> Res<BTreeMap<String, Practice>> {
    let since = r.now().plus(-365 * DAY);
    let mut all: BTreeMap<String, Practice> = BTreeMap::new();
    for role in roles {
        let rows: Vec<(String, i64, i64)> = r.all(&PRACTISED, p![role.as_str(), since])?;
        for (duty, done, skipped) in rows {
            let sum = all.entry(duty).or_default();
            sum.done += done;
            sum.skipped += skipped;
        }
    }
    Ok(all)
}

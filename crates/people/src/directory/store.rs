//! Every SQL text of the directory.
//!
//! One list, read in one of two ways: along the names where many match, from the few who match
//! where they are few. Which one is told by looking at most at `MANY` of them, so that no page
//! costs more with a larger company.

use kernel::{Actor, UnitId};
use store::{Read, Res, Sql, p, sql};

use super::Filter;
use crate::name_store::{Stretch, stretch};
use crate::person::Person;
use crate::store::{met, person};

/// From so many on, walking along the names finds a page soon.
const MANY: i64 = 2_000;

macro_rules! found {
    ($driver:literal, $name:literal) => {
        concat!(
            person!("WHERE "),
            $driver,
            "(",
            $name,
            ", p.id) > ($1::text, $2::bigint) AND p.state <> 'left'
             AND ($4::text = '' OR p.name_folded LIKE $4 OR p.name_folded LIKE $5 OR p.handle LIKE $4)
             AND (NOT $6::boolean OR p.id = $7 OR ",
            met!("$7"),
            ")
             AND (NOT $8::boolean OR p.unit_id = ANY($9::bigint[]))
             AND ($10::text = '' OR EXISTS (SELECT 1 FROM visible_skills k WHERE k.viewer_id = $7 AND k.person_id = p.id
                  AND k.kind = 'speaks' AND k.folded = $10))
             AND ($11::text = '' OR EXISTS (SELECT 1 FROM visible_skills k WHERE k.viewer_id = $7 AND k.person_id = p.id
                  AND k.kind = 'offers' AND k.folded = $11))
             AND ($12::text = '' OR EXISTS (SELECT 1 FROM assignments h WHERE h.person_id = p.id AND h.role = $12
                  AND h.state = 'held' AND h.from_ms <= $13 AND (h.until_ms IS NULL OR h.until_ms > $13)))
             AND (NOT $14::boolean OR p.external)
             AND (NOT $15::boolean OR EXISTS (SELECT 1 FROM absences a WHERE a.person_id = p.id
                  AND a.from_ms <= $13::bigint AND a.until_ms > $13::bigint))
             ORDER BY ",
            $name,
            ", p.id LIMIT $3"
        )
    };
}

sql!(ALONG, found!("", "p.name_folded"));
// `|| ''`: from these few, not along the names.
sql!(IN_UNITS, found!("p.unit_id = ANY($9::bigint[]) AND ", "p.name_folded || ''"));
sql!(
    OF_TONGUE,
    found!(
        "p.id IN (SELECT k.person_id FROM skills k WHERE k.folded = $10 AND k.kind = 'speaks') AND ",
        "p.name_folded || ''"
    )
);
sql!(
    OF_WORD,
    found!(
        "p.id IN (SELECT k.person_id FROM skills k WHERE k.folded = $11 AND k.kind = 'offers') AND ",
        "p.name_folded || ''"
    )
);
sql!(
    OF_ROLE,
    found!(
        "p.id IN (SELECT h.person_id FROM assignments h WHERE h.role = $12 AND h.state = 'held') AND ",
        "p.name_folded || ''"
    )
);
sql!(
    OF_AWAY,
    found!("p.id IN (SELECT a.person_id FROM absences a WHERE a.until_ms > $13) AND ", "p.name_folded || ''")
);
sql!(
    OF_NAME,
    found!(
        "p.id IN (SELECT n.person_id FROM people_names n WHERE n.word >= $16 AND n.word < $17) AND ",
        "p.name_folded || ''"
    )
);
sql!(
    UNITS_MANY,
    "SELECT COUNT(*) FROM (SELECT p.id FROM people p WHERE p.unit_id = ANY($1::bigint[]) LIMIT $2) x"
);
sql!(
    WORD_MANY,
    "SELECT COUNT(*) FROM (SELECT k.person_id FROM skills k WHERE k.folded = $1 AND k.kind = $2 LIMIT $3) x"
);
sql!(
    BELOW,
    "WITH RECURSIVE down (id, depth) AS (
        SELECT id, 0 FROM units WHERE id = $1
        UNION ALL
        SELECT u.id, down.depth + 1 FROM down JOIN units u ON u.parent_id = down.id
        WHERE down.depth < 32 AND u.closed_ms IS NULL
     )
     SELECT id FROM down"
);
sql!(ROLES_HELD, "SELECT DISTINCT role FROM assignments WHERE state = 'held' ORDER BY role");

/// A unit and every unit below it.
///
/// # Errors
/// What the database says.
pub fn below(r: &mut Read<'_>, unit: UnitId) -> Res<Vec<i64>> {
    r.ints(&BELOW, p![unit])
}

/// Keys of the roles somebody holds.
///
/// # Errors
/// What the database says.
pub fn roles_held(r: &mut Read<'_>) -> Res<Vec<String>> {
    Ok(r.all::<(String,)>(&ROLES_HELD, p![])?.into_iter().map(|(key,)| key).collect())
}

/// From where the list is read.
fn way(r: &mut Read<'_>, filter: &Filter, named: Option<&Stretch>) -> Res<&'static Sql> {
    let mut fewest = (MANY, &ALONG);
    let mut offer = |count: i64, way: &'static Sql| {
        if count < fewest.0 {
            fewest = (count, way);
        }
    };
    if let Some(named) = named {
        offer(named.people / 2, &OF_NAME);
    }
    if filter.away {
        offer(MANY / 2, &OF_AWAY);
    }
    if !filter.role.is_empty() {
        offer(MANY / 4, &OF_ROLE);
    }
    if let Some(units) = &filter.units {
        offer(r.one::<(i64,)>(&UNITS_MANY, p![units, MANY])?.0, &IN_UNITS);
    }
    for (word, kind, way) in [(&filter.tongue, "speaks", &OF_TONGUE), (&filter.word, "offers", &OF_WORD)] {
        if !word.is_empty() {
            offer(r.one::<(i64,)>(&WORD_MANY, p![word, kind, MANY])?.0, way);
        }
    }
    Ok(fewest.1)
}

/// People by name, after the row named (`""`, 0 for the first page).
///
/// # Errors
/// What the database says.
pub fn find(
    r: &mut Read<'_>,
    actor: &Actor,
    filter: &Filter,
    after: (&str, i64),
    limit: i64,
) -> Res<Vec<Person>> {
    let named = if filter.text.trim().is_empty() { None } else { Some(stretch(r, &filter.text)?) };
    let (way, now) = (way(r, filter, named.as_ref())?, r.now());
    let start = if filter.text.is_empty() { String::new() } else { format!("{}%", filter.text) };
    let inner = format!("% {}%", filter.text);
    let none = Vec::new();
    let units = filter.units.as_ref().unwrap_or(&none);
    let mut own = p![
        after.0,
        after.1,
        limit,
        &start,
        &inner,
        actor.external,
        actor.id,
        filter.units.is_some(),
        units,
        &filter.tongue,
        &filter.word,
        &filter.role,
        now,
        filter.external,
        filter.away
    ]
    .to_vec();
    if let Some(named) = named.as_ref().filter(|_| std::ptr::eq(way, &OF_NAME)) {
        own.extend_from_slice(p![&named.from, &named.until]);
    }
    let found: Vec<Person> = r.all(way, &own)?;
    Ok(found.into_iter().map(|p| p.shown_to(actor)).collect())
}

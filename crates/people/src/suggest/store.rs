//! The SQL of offered names. Where few bear a name that begins so, they are looked at; where many do, a
//! walk along the names finds enough of them soon.

use kernel::{Actor, SpaceId, fold};
use store::{Read, Res, p, sql};

use crate::name_store::stretch;
use crate::person::Person;
use crate::store::{met, person};

/// So many names are offered.
const MOST: i64 = 8;

macro_rules! matching {
    ($few:literal, $name:literal) => {
        concat!(
            person!("WHERE "),
            $few,
            "p.state <> 'left' AND (p.name_folded LIKE $1 OR p.name_folded LIKE $2 OR p.handle LIKE $1)
             AND (NOT $4 OR p.id = $5 OR ",
            met!("$5"),
            ")
             ORDER BY ",
            $name,
            ", p.id LIMIT $3"
        )
    };
}
macro_rules! names {
    ($few:literal, $name:literal) => {
        concat!(
            person!("WHERE "),
            $few,
            "p.state IN ('active', 'invited') AND p.handle NOT LIKE 'pseudonym-%'
             AND (p.name_folded LIKE $1 OR p.name_folded LIKE $2 OR p.handle LIKE $1)
             AND (NOT $4 OR p.id = $5 OR ",
            met!("$5"),
            ") AND (NOT $6::boolean OR NOT p.external)
             AND ($7::bigint = 0 OR EXISTS (SELECT 1 FROM visible_spaces v WHERE v.person_id = p.id AND v.space_id = $7))
             ORDER BY ",
            $name,
            ", p.id LIMIT $3"
        )
    };
}
sql!(MATCHING, matching!("", "p.name_folded"));
// `|| ''`: from these few, not along the names.
sql!(
    MATCHING_FEW,
    matching!(
        "p.id IN (SELECT n.person_id FROM people_names n WHERE n.word >= $6 AND n.word < $7) AND ",
        "p.name_folded || ''"
    )
);
sql!(NAMES, names!("", "p.name_folded"));
sql!(
    NAMES_FEW,
    names!(
        "p.id IN (SELECT n.person_id FROM people_names n WHERE n.word >= $8 AND n.word < $9) AND ",
        "p.name_folded || ''"
    )
);

/// What was typed, folded, without what means something to LIKE.
fn read(typed: &str) -> String {
    fold::fold(typed.trim().trim_start_matches('@')).replace(['%', '_', '\\', '\0'], "")
}

/// People whose name (any part of it) or handle begins with what was typed.
///
/// # Errors
/// What the database says.
pub(crate) fn matching(r: &mut Read<'_>, actor: &Actor, typed: &str, limit: i64) -> Res<Vec<Person>> {
    let text = read(typed);
    let (start, inner) = (format!("{text}%"), format!("% {text}%"));
    let few = stretch(r, &text)?;
    let found: Vec<Person> = if few.few() {
        let own = p![&start, &inner, limit, actor.external, actor.id, &few.from, &few.until];
        r.all(&MATCHING_FEW, own)?
    } else {
        r.all(&MATCHING, p![&start, &inner, limit, actor.external, actor.id])?
    };
    Ok(found.into_iter().map(|p| p.shown_to(actor)).collect())
}

/// Whose name (any part of it) or handle begins with what was typed.
///
/// # Errors
/// What the database says.
pub(super) fn names(
    r: &mut Read<'_>,
    actor: &Actor,
    typed: &str,
    inside: bool,
    space: Option<SpaceId>,
) -> Res<Vec<Person>> {
    let text = read(typed);
    if text.trim().is_empty() {
        return Ok(Vec::new());
    }
    let (start, inner, space) = (format!("{text}%"), format!("% {text}%"), space.map_or(0, SpaceId::number));
    let few = stretch(r, &text)?;
    let found: Vec<Person> = if few.few() {
        let own = p![&start, &inner, MOST, actor.external, actor.id, inside, space, &few.from, &few.until];
        r.all(&NAMES_FEW, own)?
    } else {
        r.all(&NAMES, p![&start, &inner, MOST, actor.external, actor.id, inside, space])?
    };
    Ok(found.into_iter().map(|p| p.shown_to(actor)).collect())
}

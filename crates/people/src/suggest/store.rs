//! The SQL of offered names.

use kernel::{Actor, SpaceId, fold};
use store::{Read, Res, p, sql};

use crate::person::Person;
use crate::store::{met, person};

/// So many names are offered.
const MOST: i64 = 8;

sql!(
    NAMES,
    person!(
        "WHERE p.state IN ('active', 'invited') AND p.handle NOT LIKE 'pseudonym-%'
             AND (p.name_folded LIKE $1 OR p.name_folded LIKE $2 OR p.handle LIKE $1)
             AND (NOT $4 OR p.id = $5 OR ",
        met!("$5"),
        ") AND (NOT $6::boolean OR NOT p.external)
             AND ($7::bigint = 0 OR EXISTS (SELECT 1 FROM visible_spaces v WHERE v.person_id = p.id AND v.space_id = $7))
             ORDER BY p.name_folded, p.id LIMIT $3"
    )
);

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
    let text = fold::fold(typed.trim().trim_start_matches('@')).replace(['%', '_', '\\', '\0'], "");
    if text.is_empty() {
        return Ok(Vec::new());
    }
    let (start, inner, space) = (format!("{text}%"), format!("% {text}%"), space.map_or(0, SpaceId::number));
    let own = p![&start, &inner, MOST, actor.external, actor.id, inside, space];
    let found: Vec<Person> = r.all(&NAMES, own)?;
    Ok(found.into_iter().map(|p| p.shown_to(actor)).collect())
}

//! People as they are typed into a field: by their short name, with or without `@`, or by their full
//! name when one colleague alone bears it.

use kernel::fold;
use store::{Read, Res, p, sql};

sql!(
    NAMED,
    "SELECT handle FROM people WHERE name_folded = $1 AND state = 'active' AND handle NOT LIKE 'pseudonym-%' ORDER BY id LIMIT 2"
);

/// The short name that is meant. Short names hold no blank; what is no full name, or the full name of
/// several, stays as it was typed and is nobody's.
///
/// # Errors
/// What the database says.
pub fn handle(r: &mut Read<'_>, typed: &str) -> Res<String> {
    let typed = typed.trim().trim_start_matches('@');
    if !typed.contains(char::is_whitespace) {
        return Ok(typed.to_lowercase());
    }
    let mut named = r.all::<(String,)>(&NAMED, p![&fold::fold(typed)])?;
    let only = if named.len() == 1 { named.pop() } else { None };
    Ok(only.map_or_else(|| typed.to_lowercase(), |(handle,)| handle))
}

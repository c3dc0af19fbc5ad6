//! Hashtags as search needs them: read from what the room of tags calls public.

use store::{Read, Res, p, sql};

sql!(
    FAMILY,
    "SELECT b.folded FROM tags a JOIN tags b ON b.root_id = a.root_id WHERE a.folded = $1 ORDER BY b.folded"
);

/// All forms under which a hashtag is known: those merged with it, and itself.
///
/// # Errors
/// What the database says.
pub fn family(r: &mut Read<'_>, folded: &str) -> Res<Vec<String>> {
    let known = r.all::<(String,)>(&FAMILY, p![folded])?;
    if known.is_empty() {
        return Ok(vec![folded.to_owned()]);
    }
    Ok(known.into_iter().map(|(name,)| name).collect())
}

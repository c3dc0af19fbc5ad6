//! Hashtags as search needs them: read from what the room of tags calls public.

use kernel::PersonId;
use store::{Read, Res, p, sql};

sql!(
    FAMILY,
    "SELECT b.folded FROM tags a JOIN tags b ON b.root_id = a.root_id WHERE a.folded = $1 ORDER BY b.folded"
);

sql!(
    BEGINNING,
    "SELECT q.folded, q.name FROM tags t JOIN tags q ON q.id = t.root_id JOIN tag_spaces c ON c.tag_id = t.id
     JOIN visible_spaces v ON v.space_id = c.space_id AND v.person_id = $1
     WHERE t.folded >= $2::text AND t.folded < $3::text
     GROUP BY q.id, q.folded, q.name ORDER BY SUM(c.threads) DESC, q.folded LIMIT $4"
);

/// Tags the reader may meet that begin with some letters, folded; each with its name.
///
/// # Errors
/// What the database says.
pub fn beginning(r: &mut Read<'_>, person: PersonId, letters: &str, most: i64) -> Res<Vec<(String, String)>> {
    let end = format!("{letters}\u{10ffff}");
    r.all(&BEGINNING, p![person, letters, &end, most])
}

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

//! The SQL that reads tags, through the eyes of a reader.

use kernel::PersonId;
use store::{Read, Res, p, sql};

use super::tag::{Counted, Known, Tagged};

sql!(
    LIST,
    "SELECT q.folded, q.name, SUM(c.threads)::bigint FROM visible_spaces v JOIN tag_spaces c ON c.space_id = v.space_id
     JOIN tags t ON t.id = c.tag_id JOIN tags q ON q.id = t.root_id
     WHERE v.person_id = $1 AND q.folded > $2::text GROUP BY q.id, q.folded, q.name ORDER BY q.folded LIMIT $3"
);
sql!(
    BEGINNING,
    "SELECT q.folded, q.name, SUM(c.threads)::bigint FROM tags t JOIN tags q ON q.id = t.root_id JOIN tag_spaces c ON c.tag_id = t.id
     JOIN visible_spaces v ON v.space_id = c.space_id AND v.person_id = $1
     WHERE t.folded >= $2::text AND t.folded < $3::text GROUP BY q.id, q.folded, q.name ORDER BY 3 DESC, q.folded LIMIT 8"
);
sql!(ROOT, "SELECT q.id, q.folded, q.name FROM tags t JOIN tags q ON q.id = t.root_id WHERE t.folded = $1");
sql!(
    MANY,
    "SELECT COALESCE(SUM(c.threads), 0)::bigint FROM tags t JOIN tag_spaces c ON c.tag_id = t.id
     JOIN visible_spaces v ON v.space_id = c.space_id AND v.person_id = $1 WHERE t.root_id = $2"
);
sql!(
    THREADS,
    "SELECT g.thread_id FROM tags a JOIN thread_tags g ON g.tag_id = a.id
     JOIN visible_threads v ON v.thread_id = g.thread_id AND v.person_id = $1
     WHERE a.root_id = $2 AND g.thread_id < $3 GROUP BY g.thread_id ORDER BY g.thread_id DESC LIMIT $4"
);
sql!(
    ROWS,
    "SELECT t.id, t.title, t.state, s.slug, s.name, s.kind, s.hue, t.replies, t.last_ms FROM threads t JOIN spaces s ON s.id = t.space_id
     WHERE t.id = ANY($1) ORDER BY t.id DESC"
);
sql!(ALIASES, "SELECT id, folded, name FROM tags WHERE root_id = $1 AND id <> $1 ORDER BY folded LIMIT 100");
sql!(FOLLOWS, "SELECT tag_id FROM tag_follows WHERE tag_id = $1 AND person_id = $2");

/// The tags a reader may meet, by their letters, with how many threads they may read.
///
/// # Errors
/// What the database says.
pub fn list(r: &mut Read<'_>, person: PersonId, after: &str, most: i64) -> Res<Vec<Counted>> {
    r.all(&LIST, p![person, after, most])
}

/// Tags that begin with some letters, the most used first.
///
/// # Errors
/// What the database says.
pub fn beginning(r: &mut Read<'_>, person: PersonId, letters: &str) -> Res<Vec<Counted>> {
    let end = format!("{letters}\u{10ffff}");
    r.all(&BEGINNING, p![person, letters, &end])
}

/// The tag that a folded word leads to, with how many threads this reader may read; `None` when
/// there is nothing of it they may read.
///
/// # Errors
/// What the database says.
pub fn root(r: &mut Read<'_>, person: PersonId, folded: &str) -> Res<Option<(Known, i64)>> {
    let Some(tag) = r.opt::<Known>(&ROOT, p![folded])? else { return Ok(None) };
    let many = r.one::<(i64,)>(&MANY, p![person, tag.id])?.0;
    Ok((many > 0).then_some((tag, many)))
}

/// Its threads, the newest first.
///
/// # Errors
/// What the database says.
pub fn threads(r: &mut Read<'_>, person: PersonId, root: i64, before: i64, most: i64) -> Res<Vec<Tagged>> {
    let ids = r.ints(&THREADS, p![person, root, before, most])?;
    r.all(&ROWS, p![&ids])
}

/// The tags that were merged into it.
///
/// # Errors
/// What the database says.
pub fn aliases(r: &mut Read<'_>, root: i64) -> Res<Vec<Known>> {
    r.all(&ALIASES, p![root])
}

/// Whether somebody follows it.
///
/// # Errors
/// What the database says.
pub fn follows(r: &mut Read<'_>, root: i64, person: PersonId) -> Res<bool> {
    Ok(r.opt::<(i64,)>(&FOLLOWS, p![root, person])?.is_some())
}

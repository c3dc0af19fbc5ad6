//! What a case of moderation is about, for whoever signs what is done about it.

use kernel::PersonId;
use store::{Read, Res, p, sql};

// What is hidden or gone has no words here any more.
sql!(
    MESSAGE,
    "SELECT p.name, m.html FROM cases c
     JOIN messages m ON m.id = COALESCE((SELECT o.opening_id FROM threads o WHERE o.id = c.subject_id), c.subject_id)
     JOIN threads t ON t.id = m.thread_id JOIN people p ON p.id = m.author_id
     JOIN visible_spaces v ON v.space_id = t.space_id AND v.person_id = $2
     WHERE c.id = $1 AND m.gone IS NULL"
);

/// Author and HTML of what a case is about, when that was said in a space the reader sees.
///
/// # Errors
/// What the database says.
pub fn reported(r: &mut Read<'_>, reader: PersonId, case: i64) -> Res<Option<(String, String)>> {
    r.opt(&MESSAGE, p![case, reader])
}

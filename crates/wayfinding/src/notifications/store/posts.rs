//! Whose posts wait: read to tell those people themselves.

use store::{Read, Res, p, sql};

sql!(AUTHOR, "SELECT author_id FROM waiting_posts WHERE id = $1");
sql!(LATER, "SELECT author_id FROM scheduled_posts WHERE id = $1");

/// Who wrote a post that waits or waited for approval.
pub(in crate::notifications) fn author(r: &mut Read<'_>, post: i64) -> Res<Vec<i64>> {
    r.ints(&AUTHOR, p![post])
}
/// Who wrote a post for later.
pub(in crate::notifications) fn later(r: &mut Read<'_>, post: i64) -> Res<Vec<i64>> {
    r.ints(&LATER, p![post])
}

//! Notices of conversations that changed their place.

use kernel::{MessageId, SpaceId, ThreadId};
use store::{Read, Res, Write, p, sql};

sql!(MOVED, "UPDATE notices SET space_id = $2 WHERE thread_id = $1");
// One notice for each person and thread: where both threads have one, the one that stays is kept.
sql!(
    DOUBLE,
    "DELETE FROM notices WHERE thread_id = $1
     AND EXISTS (SELECT 1 FROM notices n WHERE n.person_id = notices.person_id AND n.subject = $2)"
);
sql!(MERGED, "UPDATE notices SET thread_id = $2, subject = $3 WHERE thread_id = $1 AND subject = $4");
sql!(
    SPLIT,
    "UPDATE notices SET thread_id = $2, subject = $3 WHERE thread_id = $1 AND subject = $4
     AND EXISTS (SELECT 1 FROM messages m WHERE m.id = notices.message_id AND m.thread_id = $2)"
);
sql!(OPENING, "SELECT opening_id FROM threads WHERE id = $1 AND gone IS NULL");

fn subject(thread: ThreadId) -> String {
    format!("thread:{thread}")
}

/// A thread is in another space.
pub(in crate::notifications) fn moved(w: &mut Write<'_>, thread: ThreadId, space: SpaceId) -> Res<()> {
    w.exec(&MOVED, p![thread, space]).map(drop)
}
/// A thread went into another.
pub(in crate::notifications) fn merged(w: &mut Write<'_>, from: ThreadId, to: ThreadId) -> Res<()> {
    let (before, after) = (subject(from), subject(to));
    w.exec(&DOUBLE, p![from, &after])?;
    w.exec(&MERGED, p![from, to, &after, &before]).map(drop)
}
/// Messages of a thread became a thread: notices of these messages lead there.
pub(in crate::notifications) fn split(w: &mut Write<'_>, from: ThreadId, to: ThreadId) -> Res<()> {
    let (before, after) = (subject(from), subject(to));
    w.exec(&SPLIT, p![from, to, &after, &before]).map(drop)
}
/// The first message of a thread, while it is there.
pub(in crate::notifications) fn opening(r: &mut Read<'_>, thread: ThreadId) -> Res<Option<MessageId>> {
    Ok(r.opt::<(MessageId,)>(&OPENING, p![thread])?.map(|(id,)| id))
}

//! Who follows a tag, and who was told of which conversation because something of theirs found it.

use kernel::{SpaceId, ThreadId, Time};
use store::{Read, Res, Write, p, sql};

// Whoever follows a tag follows those that were merged with it.
sql!(
    FOLLOWERS,
    "SELECT DISTINCT f.person_id FROM tags t JOIN tags k ON k.root_id = t.root_id JOIN tag_follows f ON f.tag_id = k.id
     WHERE t.id = $1 AND f.person_id > $2 ORDER BY f.person_id LIMIT $3"
);
sql!(SPACE_NOW, "SELECT space_id FROM threads WHERE id = $1");
sql!(
    LISTENING,
    "SELECT q.id FROM people q WHERE q.id = ANY($2)
     AND NOT EXISTS (SELECT 1 FROM follows f WHERE f.thread_id = $1 AND f.person_id = q.id AND f.why = 'muted') ORDER BY q.id"
);
sql!(
    FIRST,
    "INSERT INTO finds_told (person_id, thread_id, at_ms) VALUES ($1, $2, $3) ON CONFLICT (person_id, thread_id) DO NOTHING"
);
sql!(FORGET, "DELETE FROM finds_told WHERE at_ms < $1");

/// The next followers of a tag.
pub(in crate::notifications) fn followers(
    r: &mut Read<'_>,
    tag: i64,
    after: i64,
    limit: i64,
) -> Res<Vec<i64>> {
    r.ints(&FOLLOWERS, p![tag, after, limit])
}
/// Where a thread is now.
pub(in crate::notifications) fn space_now(r: &mut Read<'_>, thread: ThreadId) -> Res<Option<SpaceId>> {
    Ok(r.opt::<(SpaceId,)>(&SPACE_NOW, p![thread])?.map(|(space,)| space))
}
/// Of these people, those who did not mute the thread.
pub(in crate::notifications) fn listening(
    r: &mut Read<'_>,
    thread: ThreadId,
    people: &Vec<i64>,
) -> Res<Vec<i64>> {
    if people.is_empty() { Ok(Vec::new()) } else { r.ints(&LISTENING, p![thread, people]) }
}
/// Whether they have not been told of it before; they are now.
pub(in crate::notifications) fn first(w: &mut Write<'_>, person: i64, thread: ThreadId) -> Res<bool> {
    let now = w.now();
    Ok(w.exec(&FIRST, p![person, thread, now])? == 1)
}
/// What is older than that is forgotten.
pub(in crate::notifications) fn forget(w: &mut Write<'_>, before: Time) -> Res<()> {
    w.exec(&FORGET, p![before]).map(drop)
}

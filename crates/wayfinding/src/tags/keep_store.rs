//! The SQL that writes tags: what facts bring, and what those who tend them decide.

use kernel::tags::Tag as Written;
use kernel::{SpaceId, ThreadId};
use policy::{NetworkThing, Permitted};
use store::{Res, Write, p, sql};

use super::tag::{TagId, roots};

sql!(
    MESSAGE,
    "SELECT m.thread_id, t.space_id, m.html FROM messages m JOIN threads t ON t.id = m.thread_id
     WHERE m.id = $1 AND m.gone IS NULL AND t.gone IS NULL"
);
sql!(OPENING, "SELECT opening_id FROM threads WHERE id = $1");
sql!(HAD, "SELECT tag_id, thread_id, space_id FROM thread_tags WHERE message_id = $1 ORDER BY tag_id");
sql!(DROP, "DELETE FROM thread_tags WHERE message_id = $1");
sql!(STILL, "SELECT message_id FROM thread_tags WHERE tag_id = $1 AND thread_id = $2 LIMIT 1");
sql!(LESS, "UPDATE tag_spaces SET threads = threads - 1 WHERE tag_id = $1 AND space_id = $2");
sql!(NONE_LEFT, "DELETE FROM tag_spaces WHERE tag_id = $1 AND space_id = $2 AND threads <= 0");
sql!(
    MORE,
    "INSERT INTO tag_spaces (tag_id, space_id, threads) VALUES ($1, $2, 1)
     ON CONFLICT (tag_id, space_id) DO UPDATE SET threads = tag_spaces.threads + 1"
);
sql!(CARRY, "INSERT INTO thread_tags (tag_id, thread_id, message_id, space_id) VALUES ($1, $2, $3, $4)");
sql!(BY_WORD, "SELECT id FROM tags WHERE folded = $1");
sql!(ROOT_OF, "SELECT root_id FROM tags WHERE id = $1");
sql!(
    NEW,
    "INSERT INTO tags (id, folded, name, root_id, into_id, merged_ms, merged_by, created_ms) VALUES ($1, $2, $3, $1, NULL, NULL, NULL, $4)"
);
sql!(
    CARRYING,
    "SELECT DISTINCT message_id FROM thread_tags WHERE thread_id = $1 ORDER BY message_id LIMIT 2000"
);
sql!(FAMILY, "SELECT id, into_id FROM tags WHERE root_id = $1 OR root_id = $2 ORDER BY id");
sql!(INTO, "UPDATE tags SET into_id = $2::bigint, merged_ms = $3, merged_by = $4 WHERE id = $1");
sql!(LEAD, "UPDATE tags SET root_id = $2 WHERE id = $1");
sql!(NAME, "UPDATE tags SET name = $2 WHERE id = $1");
sql!(
    FOLLOW,
    "INSERT INTO tag_follows (tag_id, person_id, since_ms) VALUES ($1, $2, $3) ON CONFLICT (tag_id, person_id) DO NOTHING"
);
sql!(UNFOLLOW, "DELETE FROM tag_follows WHERE tag_id = $1 AND person_id = $2");

/// Most tags of one message.
const MOST: usize = 20;

fn named(w: &mut Write<'_>, tag: &Written) -> Res<i64> {
    if let Some((id,)) = w.opt::<(i64,)>(&BY_WORD, p![&tag.folded])? {
        return Ok(id);
    }
    let (id, now): (TagId, _) = (w.id(), w.now());
    w.exec(&NEW, p![id, &tag.folded, &tag.name, now])?;
    Ok(id.number())
}

/// A tag that a thread carries for the first time.
type Fresh = (i64, ThreadId, SpaceId);

/// Reads a message's tags anew: what it carried goes, what it carries comes. Answers what is new to its
/// thread.
pub(super) fn read_again(w: &mut Write<'_>, message: i64) -> Res<Vec<Fresh>> {
    let had = w.all::<(i64, ThreadId, SpaceId)>(&HAD, p![message])?;
    w.exec(&DROP, p![message])?;
    let before: Vec<i64> = had.iter().map(|(tag, ..)| *tag).collect();
    for (tag, thread, space) in had {
        if w.opt::<(i64,)>(&STILL, p![tag, thread])?.is_none() {
            w.exec(&LESS, p![tag, space])?;
            w.exec(&NONE_LEFT, p![tag, space])?;
        }
    }
    let Some((thread, space, html)) = w.opt::<(ThreadId, SpaceId, String)>(&MESSAGE, p![message])? else {
        return Ok(Vec::new());
    };
    let mut fresh = Vec::new();
    for tag in kernel::tags::of_html(&html, MOST) {
        let id = named(w, &tag)?;
        if w.opt::<(i64,)>(&STILL, p![id, thread])?.is_none() {
            w.exec(&MORE, p![id, space])?;
            if !before.contains(&id) {
                fresh.push((id, thread, space));
            }
        }
        w.exec(&CARRY, p![id, thread, message, space])?;
    }
    Ok(fresh)
}

/// A thread's first message.
pub(super) fn opening(w: &mut Write<'_>, thread: ThreadId) -> Res<Option<i64>> {
    Ok(w.opt::<(i64,)>(&OPENING, p![thread])?.map(|(id,)| id))
}

/// The messages of a thread that carry a tag.
pub(super) fn carrying(w: &mut Write<'_>, thread: ThreadId) -> Res<Vec<i64>> {
    w.ints(&CARRYING, p![thread])
}

fn lead_again(w: &mut Write<'_>, one: i64, other: i64) -> Res<()> {
    let family = w.all::<(i64, Option<i64>)>(&FAMILY, p![one, other])?;
    for (id, root) in roots(&family) {
        w.exec(&LEAD, p![id, root])?;
    }
    Ok(())
}

/// Merges a tag that stands by itself into another one that does.
///
/// # Errors
/// What the database says.
pub fn merge(may: &mut Permitted<'_, '_, NetworkThing>, tag: i64, into: i64) -> Res<()> {
    let by = may.actor().id;
    let w = may.tx();
    let now = w.now();
    w.exec(&INTO, p![tag, Some(into), now, by])?;
    lead_again(w, tag, into)
}

/// Takes a merge back; `root` is where the tag led.
///
/// # Errors
/// What the database says.
pub fn unmerge(may: &mut Permitted<'_, '_, NetworkThing>, tag: i64, root: i64) -> Res<()> {
    let by = may.actor().id;
    let w = may.tx();
    let now = w.now();
    w.exec(&INTO, p![tag, None::<i64>, now, by])?;
    lead_again(w, tag, root)
}

/// Gives a tag another name; another word is another tag, into which this one is merged.
///
/// # Errors
/// What the database says.
pub fn rename(may: &mut Permitted<'_, '_, NetworkThing>, tag: i64, folded: &str, name: &Written) -> Res<()> {
    if name.folded == folded {
        return may.tx().exec(&NAME, p![tag, &name.name]).map(drop);
    }
    let other = named(may.tx(), name)?;
    // The other one may have been merged before, into this one even: then it leads again.
    let root = may.tx().one::<(i64,)>(&ROOT_OF, p![other])?.0;
    unmerge(may, other, root)?;
    may.tx().exec(&NAME, p![other, &name.name])?;
    merge(may, tag, other)
}

/// Follows a tag, or no longer.
///
/// # Errors
/// What the database says.
pub fn follow(may: &mut Permitted<'_, '_, NetworkThing>, tag: i64, yes: bool) -> Res<()> {
    let me = may.actor().id;
    let now = may.tx().now();
    if yes {
        return may.tx().exec(&FOLLOW, p![tag, me, now]).map(drop);
    }
    may.tx().exec(&UNFOLLOW, p![tag, me]).map(drop)
}

//! Every SQL text of previews.

use kernel::time::{DAY, MINUTE};
use kernel::{Fact, Id, MessageId, SpaceId, ThreadId, Time};
use store::{Read, Res, Write, p, sql};

use super::Preview;
use super::page::Found;
use crate::facts::LINK_SHOWN;

/// Marks the ids of previews.
#[derive(Debug, Clone, Copy)]
pub enum Kept {}

/// How long what was read is taken to be true.
const FRESH: i64 = 30 * DAY;
/// How long a link belongs to the node that took it, and how long after a failure it is tried again.
const LEASE: i64 = MINUTE;
/// How often a link is tried.
const TRIES: i64 = 3;

sql!(OPENING, "SELECT id FROM messages WHERE thread_id = $1 ORDER BY id LIMIT 1");
sql!(WORDS, "SELECT html FROM messages WHERE id = $1 AND gone IS NULL");
sql!(
    LINKS,
    "SELECT p.url FROM message_links l JOIN previews p ON p.id = l.preview_id WHERE l.message_id = $1 ORDER BY l.place"
);
sql!(
    ADD,
    "INSERT INTO previews (id, url, state, title, site, says, lang, attempts, due_ms, read_ms)
     VALUES ($1, $2, 'waiting', '', '', '', '', 0, $3, $3) ON CONFLICT (url) DO NOTHING"
);
sql!(
    ANEW,
    "UPDATE previews SET state = 'waiting', attempts = 0, due_ms = $2, read_ms = $2 WHERE url = $1 AND read_ms < $3"
);
sql!(
    LINK,
    "INSERT INTO message_links (message_id, preview_id, place) SELECT $1::bigint, p.id, $3::bigint FROM previews p
     WHERE p.url = $2 ON CONFLICT (message_id, preview_id) DO NOTHING"
);
sql!(
    FORGET,
    "DELETE FROM previews WHERE id IN (SELECT l.preview_id FROM message_links l WHERE l.message_id = ANY($1))
       AND NOT EXISTS (SELECT 1 FROM message_links o WHERE o.preview_id = previews.id AND NOT (o.message_id = ANY($1)))"
);
sql!(UNLINK, "DELETE FROM message_links WHERE message_id = ANY($1)");
sql!(
    DUE,
    "SELECT id FROM previews WHERE state = 'waiting' AND due_ms <= $1 ORDER BY due_ms, id LIMIT $2 FOR UPDATE SKIP LOCKED"
);
sql!(TAKE, "UPDATE previews SET due_ms = $2, attempts = attempts + 1 WHERE id = ANY($1)");
sql!(TAKEN, "SELECT id, url, attempts FROM previews WHERE id = ANY($1) ORDER BY id");
sql!(
    SHOW,
    "UPDATE previews SET state = 'done', title = $2, site = $3, says = $4, lang = $5, read_ms = $6 WHERE id = $1"
);
sql!(LATER, "UPDATE previews SET due_ms = $2 WHERE id = $1");
sql!(NOTHING, "UPDATE previews SET state = 'done' WHERE id = $1");
sql!(
    WHERE_SHOWN,
    "SELECT m.id, m.thread_id, t.space_id FROM message_links l JOIN messages m ON m.id = l.message_id AND m.gone IS NULL
     JOIN threads t ON t.id = m.thread_id AND t.gone IS NULL
     WHERE l.preview_id = $1 ORDER BY l.message_id DESC LIMIT 20"
);
sql!(TOUCH, "UPDATE threads SET version = version + 1 WHERE id = $1");
sql!(
    SHOWN,
    "SELECT l.message_id, p.url, p.title, p.site, p.says, p.lang FROM message_links l JOIN previews p ON p.id = l.preview_id
     WHERE l.message_id = ANY($1) AND p.title <> '' ORDER BY l.message_id, l.place"
);

/// The first message of a thread.
pub(super) fn opening(r: &mut Read<'_>, thread: ThreadId) -> Res<Option<MessageId>> {
    Ok(r.opt::<(MessageId,)>(&OPENING, p![thread])?.map(|(id,)| id))
}

/// The HTML of a message whose words are there.
pub(super) fn words(r: &mut Read<'_>, id: MessageId) -> Res<Option<String>> {
    Ok(r.opt::<(String,)>(&WORDS, p![id])?.map(|(html,)| html))
}

/// Says which links a message has from now on.
pub(super) fn set(w: &mut Write<'_>, message: MessageId, links: &[String]) -> Res<()> {
    let known: Vec<(String,)> = w.all(&LINKS, p![message])?;
    if known.iter().map(|(url,)| url).eq(links) {
        return Ok(());
    }
    if !known.is_empty() {
        forget(w, &[message.number()])?;
    }
    let now = w.now();
    for (place, url) in (0_i64..).zip(links) {
        let id: Id<Kept> = w.id();
        w.exec(&ADD, p![id, url, now])?;
        w.exec(&ANEW, p![url, now, now.plus(-FRESH)])?;
        w.exec(&LINK, p![message, url, place])?;
    }
    Ok(())
}

/// Messages have no links any more; what only they pointed to is gone.
///
/// # Errors
/// What the database says.
pub fn forget(w: &mut Write<'_>, messages: &[i64]) -> Res<()> {
    w.exec(&FORGET, p![messages])?;
    w.exec(&UNLINK, p![messages]).map(drop)
}

/// A link that is read now, and how often it was tried.
pub(super) type Due = (Id<Kept>, String, i64);

/// Takes what is due: it belongs to this node for a while.
pub(super) fn take(w: &mut Write<'_>, most: i64) -> Res<Vec<Due>> {
    let now = w.now();
    let ids = w.ints(&DUE, p![now, most])?;
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    w.exec(&TAKE, p![&ids, now.plus(LEASE)])?;
    w.all(&TAKEN, p![&ids])
}

/// Keeps what was found, and says so to whoever reads where it is shown.
pub(super) fn found(w: &mut Write<'_>, id: Id<Kept>, found: &Found) -> Res<()> {
    let now = w.now();
    w.exec(&SHOW, p![id, &found.title, &found.site, &found.says, &found.lang, now])?;
    let shown: Vec<(MessageId, ThreadId, SpaceId)> = w.all(&WHERE_SHOWN, p![id])?;
    for (message, thread, space) in shown {
        w.exec(&TOUCH, p![thread])?;
        w.announce(Fact::new(&LINK_SHOWN, message.number(), now).space(space).thread(thread));
    }
    Ok(())
}

/// Nothing was found; what may pass is tried again.
pub(super) fn failed(w: &mut Write<'_>, (id, attempts): (Id<Kept>, i64), passes: bool) -> Res<()> {
    let now: Time = w.now();
    if passes && attempts < TRIES {
        return w.exec(&LATER, p![id, now.plus(LEASE * attempts * 10)]).map(drop);
    }
    w.exec(&NOTHING, p![id]).map(drop)
}

/// What stands behind the links of some messages.
///
/// # Errors
/// What the database says.
pub fn shown(r: &mut Read<'_>, messages: &[i64]) -> Res<Vec<(MessageId, Preview)>> {
    if messages.is_empty() {
        return Ok(Vec::new());
    }
    let rows: Vec<(MessageId, String, String, String, String, String)> = r.all(&SHOWN, p![messages])?;
    let preview = |(id, url, title, site, says, lang)| (id, Preview { url, title, site, says, lang });
    Ok(rows.into_iter().map(preview).collect())
}

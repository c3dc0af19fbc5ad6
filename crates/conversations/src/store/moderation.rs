//! Messages that are withheld and threads that are locked, as moderation decided.

use kernel::{Fact, MessageId, ThreadId, rich};
use store::{Res, Write, p, sql};

use crate::thread::EXCERPT;

sql!(
    STANDS,
    "SELECT m.thread_id, m.gone, m.html, t.opening_id = m.id FROM messages m JOIN threads t ON t.id = m.thread_id
     WHERE m.id = $1 FOR UPDATE"
);
sql!(
    WITHHOLD,
    "UPDATE messages SET gone = $2, gone_ms = $3, gone_by = $4::bigint, version = version + 1 WHERE id = $1"
);
sql!(
    GIVE_BACK,
    "UPDATE messages SET gone = NULL, gone_ms = NULL, gone_by = NULL, version = version + 1 WHERE id = $1"
);
sql!(COUNT, "UPDATE threads SET replies = replies + $2, version = version + 1 WHERE id = $1");
sql!(
    BEHEAD,
    "UPDATE threads SET kept_title = CASE WHEN title = '' THEN kept_title ELSE title END, title = '', excerpt = '',
        version = version + 1
     WHERE id = $1"
);
sql!(
    HEAD,
    "UPDATE threads SET title = COALESCE(kept_title, ''), kept_title = NULL, excerpt = $2, version = version + 1
     WHERE id = $1"
);
sql!(
    LOCK,
    "INSERT INTO thread_locks (thread_id, case_id, at_ms) VALUES ($1, $2, $3) ON CONFLICT (thread_id) DO NOTHING"
);
sql!(UNLOCK, "DELETE FROM thread_locks WHERE thread_id = $1");

type Stands = (ThreadId, Option<String>, String, bool);

/// Takes a message out of others' sight, its words kept. Whether anything changed.
///
/// # Errors
/// What the database says.
pub fn withhold(w: &mut Write<'_>, id: MessageId, how: &str, fact: &Fact) -> Res<bool> {
    let Some((thread, gone, _, opens)) = w.opt::<Stands>(&STANDS, p![id])? else { return Ok(false) };
    // What its author took back or deleted stays theirs.
    if gone.as_deref().is_some_and(|was| was != "hidden") {
        return Ok(false);
    }
    w.exec(&WITHHOLD, p![id, how, fact.at, fact.actor])?;
    match (opens, gone.is_none()) {
        (true, _) => w.exec(&BEHEAD, p![thread])?,
        (false, true) => w.exec(&COUNT, p![thread, -1_i64])?,
        (false, false) => w.exec(&COUNT, p![thread, 0_i64])?,
    };
    Ok(true)
}

/// Shows a message again, exactly as it was. Whether anything changed.
///
/// # Errors
/// What the database says.
pub fn give_back(w: &mut Write<'_>, id: MessageId) -> Res<bool> {
    let Some((thread, gone, html, opens)) = w.opt::<Stands>(&STANDS, p![id])? else { return Ok(false) };
    if !matches!(gone.as_deref(), Some("hidden" | "removed")) {
        return Ok(false);
    }
    w.exec(&GIVE_BACK, p![id])?;
    if opens {
        w.exec(&HEAD, p![thread, &rich::excerpt(&html, EXCERPT)])?;
    } else {
        w.exec(&COUNT, p![thread, 1_i64])?;
    }
    Ok(true)
}

/// A thread takes no replies.
///
/// # Errors
/// What the database says.
pub fn lock(w: &mut Write<'_>, thread: ThreadId, fact: &Fact) -> Res<()> {
    w.exec(&LOCK, p![thread, fact.number("case").unwrap_or(0), fact.at])?;
    w.exec(&COUNT, p![thread, 0_i64]).map(drop)
}

/// It takes them again.
///
/// # Errors
/// What the database says.
pub fn unlock(w: &mut Write<'_>, thread: ThreadId) -> Res<()> {
    w.exec(&UNLOCK, p![thread])?;
    w.exec(&COUNT, p![thread, 0_i64]).map(drop)
}

//! Every SQL text of clearing.

use kernel::time::DAY;
use kernel::{SpaceId, ThreadId, Time};
use store::{Read, Res, Write, p, sql};

sql!(ANY_OF, "SELECT id FROM threads WHERE space_id = $1 ORDER BY last_ms DESC, id DESC LIMIT 1");
// A thread half cleared is taken up again first. What is announced, or agreed as a practice, is kept where the space says so;
// what is at the top of a space, or before whoever decides a case, is not too old.
sql!(
    TOO_OLD,
    "SELECT t.id, t.space_id FROM spaces s JOIN threads t ON t.space_id = s.id
     WHERE COALESCE(s.keep_days, $3::bigint) > 0 AND t.last_ms < $1::bigint - COALESCE(s.keep_days, $3::bigint) * $2::bigint
       AND NOT (s.keep_agreed AND (t.kind = 'announcement' OR (t.kind = 'practice' AND t.state = 'agreed')))
       AND NOT EXISTS (SELECT 1 FROM pins y WHERE y.thread_id = t.id)
       AND NOT EXISTS (SELECT 1 FROM cases c WHERE c.thread_id = t.id AND (c.state <> 'decided' OR c.appeal = 'open'))
     ORDER BY CASE WHEN t.gone = 'cleared' THEN 0 ELSE 1 END, t.id LIMIT 1"
);
sql!(
    HIDE,
    "UPDATE threads SET gone = 'cleared', title = '', excerpt = '', kept_title = NULL, version = version + 1
     WHERE id = $1 AND (gone IS NULL OR gone <> 'cleared')"
);
sql!(WAS_THERE, "SELECT id FROM threads WHERE id = $1 AND gone IS NULL");
sql!(SOME, "SELECT id FROM messages WHERE thread_id = $1 ORDER BY id LIMIT $2");
sql!(NO_VERSIONS, "DELETE FROM message_versions WHERE message_id = ANY($1)");
sql!(NO_REACTIONS, "DELETE FROM reactions WHERE message_id = ANY($1)");
sql!(NO_MENTIONS, "DELETE FROM mentions WHERE message_id = ANY($1)");
sql!(NO_FILES, "DELETE FROM message_files WHERE message_id = ANY($1)");
sql!(NO_OUTCOMES, "DELETE FROM outcomes WHERE message_id = ANY($1)");
sql!(NO_MESSAGES, "DELETE FROM messages WHERE id = ANY($1)");

/// A thread of a space, whatever became of it.
pub fn any_of(r: &mut Read<'_>, space: SpaceId) -> Res<Option<ThreadId>> {
    Ok(r.opt::<(ThreadId,)>(&ANY_OF, p![space])?.map(|(id,)| id))
}

/// A thread that is older than its space keeps it, or the network where the space says nothing.
pub fn too_old(r: &mut Read<'_>, now: Time) -> Res<Option<(ThreadId, SpaceId)>> {
    let usual = web::settings::number(r, web::settings::KEEP_DAYS)?;
    r.opt(&TOO_OLD, p![now, DAY, usual])
}

/// Nobody reads it any more; whether it was there to be read until now.
pub fn hide(w: &mut Write<'_>, thread: ThreadId) -> Res<bool> {
    let was = w.opt::<(ThreadId,)>(&WAS_THERE, p![thread])?.is_some();
    w.exec(&HIDE, p![thread])?;
    Ok(was)
}

/// Deletes the next messages of a thread with everything that hangs on them; whether none is left.
pub fn clear_messages(w: &mut Write<'_>, thread: ThreadId, limit: i64) -> Res<bool> {
    let ids: Vec<i64> = w.ints(&SOME, p![thread, limit])?;
    let over = i64::try_from(ids.len()).is_ok_and(|n| n < limit);
    if !ids.is_empty() {
        crate::previews::store::forget(w, &ids)?;
        for sql in [&NO_VERSIONS, &NO_REACTIONS, &NO_MENTIONS, &NO_FILES, &NO_OUTCOMES, &NO_MESSAGES] {
            w.exec(sql, p![&ids])?;
        }
    }
    Ok(over)
}

macro_rules! of_thread {
    ($($name:ident = $table:literal . $column:literal;)*) => {
        $(sql!($name, concat!("DELETE FROM ", $table, " WHERE ", $column, " = $1"));)*
        /// What hangs on a thread.
        const OF_THREAD: &[&store::Sql] = &[$(&$name),*];
    };
}
of_thread! {
    T_FOLLOWS = "follows"."thread_id";
    T_READ = "read_marks"."thread_id";
    T_TERMS = "thread_terms"."thread_id";
    T_ACTS = "thread_acts"."thread_id";
    T_OUTCOMES = "outcomes"."thread_id";
    T_TARGETS = "outcomes"."target_id";
    T_POLLS = "polls"."thread_id";
    T_OPTIONS = "poll_options"."thread_id";
    T_VOTES = "poll_votes"."thread_id";
    T_NAMES = "pseudonyms"."thread_id";
    T_PINS = "pins"."thread_id";
    T_FEATURED = "featured"."thread_id";
    T_AWAY = "announcements_away"."thread_id";
    T_WAITING = "waiting_posts"."thread_id";
    T_MOVES = "thread_moves"."thread_id";
    T_OTHERS = "thread_moves"."other_id";
    T_FORWARDS = "thread_forwards"."thread_id";
    T_TO = "thread_forwards"."to_id";
    T_LOCKS = "thread_locks"."thread_id";
    T_THREAD = "threads"."id";
}
sql!(NO_DRAFTS, "DELETE FROM drafts WHERE place = $1");

/// Deletes a thread whose messages are gone, with everything that hangs on it.
pub fn clear_thread(w: &mut Write<'_>, thread: ThreadId) -> Res<()> {
    for sql in OF_THREAD {
        w.exec(sql, p![thread])?;
    }
    w.exec(&NO_DRAFTS, p![&format!("thread:{thread}")]).map(drop)
}

sql!(S_SCHEDULED, "DELETE FROM scheduled_posts WHERE space_id = $1");
sql!(S_WAITING, "DELETE FROM waiting_posts WHERE space_id = $1");
sql!(S_MUTES, "DELETE FROM space_mutes WHERE space_id = $1");
sql!(S_PINS, "DELETE FROM pins WHERE space_id = $1");
sql!(S_FEATURED, "DELETE FROM featured WHERE space_id = $1");
// Lines about threads that went elsewhere speak of two places: what was said of this one goes.
sql!(S_MOVES, "UPDATE thread_moves SET why = '' WHERE from_space = $1 OR to_space = $1");
// Programs that spoke there go with what they said.
sql!(S_BOT_LOG, "DELETE FROM bot_log WHERE bot_id IN (SELECT b.id FROM bots b WHERE b.space_id = $1)");
sql!(
    S_BOT_THREADS,
    "DELETE FROM bot_threads WHERE bot_id IN (SELECT b.id FROM bots b WHERE b.space_id = $1)"
);
sql!(S_BOT_NAMES, "DELETE FROM people WHERE id IN (SELECT b.id FROM bots b WHERE b.space_id = $1)");
sql!(S_BOTS, "DELETE FROM bots WHERE space_id = $1");
const OF_SPACE: &[&store::Sql] = &[
    &S_SCHEDULED,
    &S_WAITING,
    &S_MUTES,
    &S_PINS,
    &S_FEATURED,
    &S_MOVES,
    &S_BOT_LOG,
    &S_BOT_THREADS,
    &S_BOT_NAMES,
    &S_BOTS,
];

/// Deletes what a space has beside its threads.
pub fn clear_rest(w: &mut Write<'_>, space: SpaceId) -> Res<()> {
    for sql in OF_SPACE {
        w.exec(sql, p![space])?;
    }
    w.exec(&NO_DRAFTS, p![&format!("space:{space}")]).map(drop)
}

//! Every statement of moving, splitting and merging.

mod lines;
mod merge;
mod moved;
mod split;

use kernel::{MessageId, ThreadId};
use store::{Read, Res, p, sql};

pub use lines::{Away, last_move, left, lines};
pub use merge::{candidates, merge};
pub use moved::{Choice, choices, move_to};
pub use split::{Chosen, Told, chosen, split, split_off};

sql!(FORWARD, "SELECT to_id FROM thread_forwards WHERE thread_id = $1");
sql!(NOW_IN, "SELECT thread_id FROM messages WHERE id = $1");
sql!(
    ADD_LINE,
    "INSERT INTO thread_moves (id, kind, thread_id, other_id, message_id, from_space, to_space, messages, by_id, why, at_ms)
     VALUES ($1, $2, $3, $4::bigint, $5::bigint, $6, $7, $8, $9, $10, $11)"
);
// What a thread's row says of its messages, counted anew: it is rare, and costs what the thread is long.
sql!(
    RECOUNT,
    "UPDATE threads SET
        replies = (SELECT COUNT(*) FROM messages m WHERE m.thread_id = $1 AND m.gone IS NULL AND m.id <> threads.opening_id),
        last_id = (SELECT m.id FROM messages m WHERE m.thread_id = $1 ORDER BY m.id DESC LIMIT 1),
        last_ms = (SELECT m.created_ms FROM messages m WHERE m.thread_id = $1 ORDER BY m.id DESC LIMIT 1),
        last_author_id = (SELECT m.author_id FROM messages m WHERE m.thread_id = $1 ORDER BY m.id DESC LIMIT 1),
        version = version + 1, shifted = shifted + 1
     WHERE id = $1"
);
sql!(
    UNANSWER,
    "UPDATE threads SET answer_id = NULL, state = 'open' WHERE id = $1
     AND NOT EXISTS (SELECT 1 FROM messages m WHERE m.id = threads.answer_id AND m.thread_id = $1) AND answer_id IS NOT NULL"
);

/// Where a thread that was merged is found now.
///
/// # Errors
/// What the database says.
pub fn forward(r: &mut Read<'_>, thread: ThreadId) -> Res<Option<ThreadId>> {
    Ok(r.opt::<(ThreadId,)>(&FORWARD, p![thread])?.map(|(id,)| id))
}

/// The thread a message lies in now.
///
/// # Errors
/// What the database says.
pub fn now_in(r: &mut Read<'_>, message: MessageId) -> Res<Option<ThreadId>> {
    Ok(r.opt::<(ThreadId,)>(&NOW_IN, p![message])?.map(|(id,)| id))
}

//! Statements of what became of messages. Tasks lie in their own room; their public columns are read.

use kernel::{Fact, MessageId, PersonId, SpaceId, ThreadId, Time};
use store::{Read, Res, Write, p, row, sql};

use super::OutcomeJson;

sql!(
    ADD,
    "INSERT INTO outcomes (message_id, kind, target_id, thread_id, by_id, at_ms) VALUES ($1, $2, $3, $4, $5, $6)
     ON CONFLICT (message_id, kind, target_id) DO NOTHING"
);
sql!(TOUCH, "UPDATE threads SET version = version + 1 WHERE id = $1");
sql!(
    THREADS,
    "SELECT o.message_id, o.kind, t.id, t.title, t.state, NULL FROM outcomes o
     JOIN threads t ON t.id = o.target_id AND t.gone IS NULL AND t.space_id = $2
     WHERE o.thread_id = $1 AND o.kind <> 'task' ORDER BY o.message_id, o.at_ms, t.id LIMIT 200"
);
sql!(
    TASKS,
    "SELECT k.message_id, 'task', k.id, k.title, CASE WHEN k.done_ms IS NULL THEN 'open' ELSE 'done' END, p.name
     FROM tasks k LEFT JOIN people p ON p.id = k.owner_id
     WHERE k.thread_id = $1 AND k.space_id = $2 AND k.message_id IS NOT NULL ORDER BY k.message_id, k.id LIMIT 200"
);
sql!(AUTHOR, "SELECT author_id FROM messages WHERE id = $1");

struct Found {
    message: MessageId,
    kind: String,
    target: i64,
    title: String,
    state: String,
    owner: Option<String>,
}
row!(Found { message, kind, target, title, state, owner });

/// What became of the messages of a thread.
///
/// # Errors
/// What the database says.
pub fn of_thread(
    r: &mut Read<'_>,
    thread: ThreadId,
    (space, path): (SpaceId, &str),
) -> Res<Vec<OutcomeJson>> {
    let mut found: Vec<Found> = r.all(&THREADS, p![thread, space])?;
    found.extend(r.all::<Found>(&TASKS, p![thread, space])?);
    let each = found.into_iter().map(|f| OutcomeJson {
        url: if f.kind == "task" { format!("/tasks/{}", f.target) } else { format!("{path}/t/{}", f.target) },
        message: f.message,
        kind: f.kind,
        title: f.title,
        state: f.state,
        owner: f.owner,
    });
    Ok(each.collect())
}

/// Notes what became of a message.
///
/// # Errors
/// What the database says.
pub fn add(
    w: &mut Write<'_>,
    (message, thread): (MessageId, ThreadId),
    (kind, target): (&str, i64),
    (by, at): (PersonId, Time),
    fact: Fact,
) -> Res<()> {
    if w.exec(&ADD, p![message, kind, target, thread, by, at])? > 0 {
        w.announce(fact);
    }
    touch(w, thread)
}

/// Something that is shown in a thread changed.
///
/// # Errors
/// What the database says.
pub fn touch(w: &mut Write<'_>, thread: ThreadId) -> Res<()> {
    w.exec(&TOUCH, p![thread]).map(drop)
}

/// Who wrote a message.
///
/// # Errors
/// What the database says.
pub fn author(r: &mut Read<'_>, message: MessageId) -> Res<Option<PersonId>> {
    Ok(r.opt::<(PersonId,)>(&AUTHOR, p![message])?.map(|(id,)| id))
}

//! Splitting messages off into a thread of their own.

use kernel::{MessageId, PersonId, ThreadId, Time, rich};
use policy::Permitted;
use store::{Read, Res, p, row, sql};
use web::place::Place;

use super::{ADD_LINE, RECOUNT, UNANSWER};
use crate::kind::{State, ThreadKind};
use crate::moving::plan::{self, Split};
use crate::things::Talk;
use crate::thread::EXCERPT;

sql!(
    CHOSEN,
    "SELECT m.id, m.author_id, m.html, m.created_ms FROM messages m
     WHERE m.thread_id = $1 AND m.id = ANY($2) AND m.gone IS NULL ORDER BY m.id"
);
sql!(
    ADD_THREAD,
    "INSERT INTO threads (id, space_id, kind, state, title, excerpt, author_id, opening_id, broadcast, created_ms,
        last_ms, last_id, last_author_id, replies, version)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, FALSE, $9, $9, $8, $7, 0, 1)"
);
sql!(TAKE, "UPDATE messages SET thread_id = $1 WHERE thread_id = $2 AND id = ANY($3)");
sql!(
    FOLLOWS,
    "INSERT INTO follows (thread_id, person_id, why, since_ms)
     SELECT $1::bigint, f.person_id, f.why, f.since_ms FROM follows f WHERE f.thread_id = $2
     ON CONFLICT (thread_id, person_id) DO NOTHING"
);
// Who had read beyond the first of them has read as far here; the others find everything new.
sql!(
    MARKS,
    "INSERT INTO read_marks (person_id, thread_id, message_id, at_ms)
     SELECT r.person_id, $1::bigint, r.message_id, r.at_ms FROM read_marks r WHERE r.thread_id = $2 AND r.message_id >= $3
     ON CONFLICT (person_id, thread_id) DO NOTHING"
);
sql!(OUTCOMES, "UPDATE outcomes SET thread_id = $1 WHERE thread_id = $2 AND message_id = ANY($3)");
sql!(
    OFFERED,
    "SELECT m.id, p.name, m.html, m.created_ms FROM messages m JOIN people p ON p.id = m.author_id
     WHERE m.thread_id = $1 AND m.id > $2 AND m.gone IS NULL AND m.id <> $3 ORDER BY m.id LIMIT $4"
);

/// A message that is to leave.
#[derive(Debug, Clone)]
pub struct Chosen {
    /// Its id.
    pub id: MessageId,
    /// Who wrote it.
    pub author: PersonId,
    /// Its words.
    pub html: String,
    /// When.
    pub created: Time,
}
row!(Chosen { id, author, html, created });

/// Those of the wanted messages that are in the thread with their words, oldest first.
///
/// # Errors
/// What the database says.
pub fn chosen(r: &mut Read<'_>, thread: ThreadId, wanted: &Vec<i64>) -> Res<Vec<Chosen>> {
    r.all(&CHOSEN, p![thread, wanted])
}

/// A reply on the page where messages are chosen.
#[derive(Debug, Clone)]
pub struct Told {
    /// Its id.
    pub id: MessageId,
    /// Who wrote it.
    pub name: String,
    /// Its words.
    pub html: String,
    /// When.
    pub created: Time,
}
row!(Told { id, name, html, created });

/// The replies of a thread after one of them; `most` and one more.
///
/// # Errors
/// What the database says.
pub fn split_off(r: &mut Read<'_>, talk: &Talk, after: MessageId, most: i64) -> Res<Vec<Told>> {
    r.all(&OFFERED, p![talk.id, after, talk.opening, most + 1])
}

/// Makes a thread of the chosen messages; its id.
///
/// # Errors
/// `NoRow` when nothing was chosen.
pub fn split(talk: &mut Permitted<'_, '_, Talk>, wish: &Split, chosen: &[Chosen]) -> Res<ThreadId> {
    let (w, talk, actor) = talk.split();
    let first = chosen.first().ok_or(store::Error::NoRow)?;
    let (new, line, at): (ThreadId, _, _) = (w.id(), w.id::<Place>(), w.now());
    let excerpt = rich::excerpt(&first.html, EXCERPT);
    let (kind, state) = (ThreadKind::Discussion.as_str(), State::Open.as_str());
    let n = i64::try_from(chosen.len()).unwrap_or(i64::MAX);
    let (by, space) = (actor.id, talk.place.id);
    let thread = p![new, space, kind, state, &wish.title, &excerpt, first.author, first.id, first.created];
    w.batch(&[
        (&ADD_THREAD, thread),
        (&TAKE, p![new, talk.id, &wish.messages]),
        (&OUTCOMES, p![new, talk.id, &wish.messages]),
        (&RECOUNT, p![new]),
        (&RECOUNT, p![talk.id]),
        (&UNANSWER, p![talk.id]),
        (&FOLLOWS, p![new, talk.id]),
        (&MARKS, p![new, talk.id, first.id]),
        (
            &ADD_LINE,
            p![line, "split", new, Some(talk.id), Some(first.id), space, space, n, by, &wish.why, at],
        ),
    ])?;
    w.announce(plan::was_split(talk, new, first.id, by, at));
    Ok(new)
}

//! Finding through the actor: what one may not read is not there.

use kernel::{Actor, MessageId, PersonId, SpaceId, ThreadId, Time};
use store::{Error, Read, Res, p, row, sql};
use web::place::{Place, place_by_id};

use crate::kind::{State, ThreadKind};
use crate::moving;
use crate::pseudonyms::is_name;
use crate::text::Reader;
use crate::things::{Gone, Said, Talk};

use super::pseudonyms as own;

macro_rules! talk_sql {
    ($end:literal) => {
        concat!(
            "SELECT t.id, t.space_id, t.kind, t.state, t.title, t.author_id, t.opening_id, t.answer_id, t.replies,
                t.last_id, t.version, EXISTS (SELECT 1 FROM thread_locks k WHERE k.thread_id = t.id)
             FROM threads t WHERE t.id = $1 AND t.gone IS NULL",
            $end
        )
    };
}
sql!(TALK, talk_sql!(""));
sql!(TALK_LOCKED, talk_sql!(" FOR UPDATE"));
sql!(
    MESSAGE,
    "SELECT m.id, m.thread_id, m.author_id, m.body, m.html, m.created_ms, m.gone, m.version
     FROM messages m WHERE m.id = $1"
);
sql!(
    READER,
    "SELECT p.id, p.handle, p.name FROM people p WHERE p.handle = $2 AND p.state = 'active'
     AND EXISTS (SELECT 1 FROM visible_spaces v WHERE v.person_id = p.id AND v.space_id = $1)"
);

struct TalkRow {
    id: ThreadId,
    space: SpaceId,
    kind: ThreadKind,
    state: State,
    title: String,
    author: PersonId,
    opening: MessageId,
    answer: Option<MessageId>,
    replies: i64,
    last: MessageId,
    version: i64,
    locked: bool,
}
row!(TalkRow { id, space, kind, state, title, author, opening, answer, replies, last, version, locked });

struct SaidRow {
    id: MessageId,
    thread: ThreadId,
    author: PersonId,
    body: String,
    html: String,
    created: Time,
    gone: Option<String>,
    version: i64,
}
row!(SaidRow { id, thread, author, body, html, created, gone, version });

row!(Reader { id, handle, name });

fn met(r: &mut Read<'_>, actor: &Actor, row: TalkRow) -> Res<Talk> {
    let place = place_by_id(r, actor, row.space)?;
    if !place.readable {
        return Err(Error::NoRow);
    }
    let behind = is_name(row.author) && own::behind(r, row.id, actor.id)?;
    Ok(talk_of_row(row, place, actor.id, behind))
}

fn talk_of_row(row: TalkRow, place: Place, actor: PersonId, behind: bool) -> Talk {
    Talk {
        id: row.id,
        kind: row.kind,
        state: row.state,
        title: row.title,
        author: row.author,
        opening: row.opening,
        answer: row.answer,
        replies: row.replies,
        last: row.last,
        mine: row.author == actor || behind,
        asker: if behind { actor } else { row.author },
        version: row.version,
        locked: row.locked,
        place,
    }
}

/// The thread as somebody meets it who stands in that space already, held until the transaction ends;
/// nothing when it is gone or lies elsewhere by now.
///
/// # Errors
/// What the database says.
pub fn talk_in(r: &mut Read<'_>, place: Place, id: ThreadId, actor: PersonId) -> Res<Option<Talk>> {
    let row = r.opt::<TalkRow>(&TALK_LOCKED, p![id])?.filter(|row| row.space == place.id);
    Ok(row.map(|row| talk_of_row(row, place, actor, false)))
}

/// A thread the actor may read.
///
/// # Errors
/// `NoRow` when it is not there for them.
pub fn talk(r: &mut Read<'_>, actor: &Actor, id: ThreadId) -> Res<Talk> {
    let row = r.one(&TALK, p![id])?;
    met(r, actor, row)
}

/// The same, with its row held until the transaction ends: whoever replies holds the thread, so
/// that ids follow the order of commits and counters miss nobody.
///
/// # Errors
/// As `talk`.
pub fn talk_locked(r: &mut Read<'_>, actor: &Actor, id: ThreadId) -> Res<Talk> {
    let row = r.one(&TALK_LOCKED, p![id])?;
    met(r, actor, row)
}

/// The same; a thread that was merged meanwhile leads to the one its messages are in, so that a
/// reply begun before is not lost.
///
/// # Errors
/// As `talk`.
pub fn talk_led_on(r: &mut Read<'_>, actor: &Actor, id: ThreadId) -> Res<Talk> {
    if let Some(row) = r.opt(&TALK_LOCKED, p![id])? {
        return met(r, actor, row);
    }
    let to = moving::store::forward(r, id)?.ok_or(Error::NoRow)?;
    talk_locked(r, actor, to)
}

/// A message the actor may read, with its thread.
///
/// # Errors
/// `NoRow` when it is not there for them.
pub fn said(r: &mut Read<'_>, actor: &Actor, id: MessageId) -> Res<Said> {
    let row: SaidRow = r.one(&MESSAGE, p![id])?;
    let talk = talk(r, actor, row.thread)?;
    Ok(Said {
        id: row.id,
        author: row.author,
        body: row.body,
        html: row.html,
        created: row.created,
        gone: row.gone.as_deref().and_then(Gone::parse),
        version: row.version,
        mine: row.author == actor.id || (talk.mine && row.author == talk.author),
        talk,
    })
}

/// The thread a message is in, by the message alone.
///
/// # Errors
/// `NoRow` when it is not there.
pub fn talk_of(r: &mut Read<'_>, actor: &Actor, id: MessageId) -> Res<Talk> {
    Ok(said(r, actor, id)?.talk)
}

/// Those of the named people who may read a space.
///
/// # Errors
/// What the database says.
pub fn readers(r: &mut Read<'_>, space: SpaceId, handles: &[String]) -> Res<Vec<Reader>> {
    let mut found = Vec::with_capacity(handles.len());
    for handle in handles {
        found.extend(r.opt::<Reader>(&READER, p![space, handle])?);
    }
    Ok(found)
}

/// Where a message is, for its address and the mark of an answer.
#[derive(Debug, Clone)]
pub struct Whereabouts {
    /// The thread.
    pub id: ThreadId,
    /// The thread's answer.
    pub answer: Option<MessageId>,
    /// Address of the thread's page.
    pub path: String,
}

sql!(
    WHEREABOUTS,
    "SELECT t.id, t.answer_id, s.slug FROM messages m JOIN threads t ON t.id = m.thread_id
     JOIN spaces s ON s.id = t.space_id WHERE m.id = $1"
);

/// The thread of a message the caller has found through the actor.
///
/// # Errors
/// `NoRow` when it is not there.
pub fn thread_of(r: &mut Read<'_>, id: MessageId) -> Res<Whereabouts> {
    let (thread, answer, slug): (ThreadId, Option<MessageId>, String) = r.one(&WHEREABOUTS, p![id])?;
    Ok(Whereabouts { path: format!("/s/{slug}/t/{thread}"), id: thread, answer })
}

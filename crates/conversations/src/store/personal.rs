//! What is a person's own: how far they read, what they follow, what they began to write. None of
//! it is a fact, and nobody else sees it.

use kernel::{MessageId, PersonId, ThreadId, Time};
use policy::Permitted;
use store::{Read, Res, Write, p, sql};

use crate::draft::{Draft, DraftPlace};
use crate::follow::Why;
use crate::things::Talk;

sql!(
    pub(super) READ_TO,
    "INSERT INTO read_marks (person_id, thread_id, message_id, at_ms) VALUES ($1, $2, $3, $4)
     ON CONFLICT (person_id, thread_id) DO UPDATE SET message_id = excluded.message_id, at_ms = excluded.at_ms
     WHERE read_marks.message_id < excluded.message_id"
);
sql!(MARK, "SELECT message_id FROM read_marks WHERE person_id = $1 AND thread_id = $2");
sql!(
    FOLLOW,
    "INSERT INTO follows (thread_id, person_id, why, since_ms) VALUES ($1, $2, $3, $4)
     ON CONFLICT (thread_id, person_id) DO UPDATE SET why = excluded.why, since_ms = excluded.since_ms"
);
sql!(FOLLOWING, "SELECT why FROM follows WHERE thread_id = $1 AND person_id = $2");
sql!(
    KEEP_DRAFT,
    "INSERT INTO drafts (person_id, place, kind, title, body, saved_ms) VALUES ($1, $2, $3, $4, $5, $6)
     ON CONFLICT (person_id, place) DO UPDATE SET kind = excluded.kind, title = excluded.title, body = excluded.body,
        saved_ms = excluded.saved_ms"
);
sql!(DRAFT, "SELECT kind, title, body FROM drafts WHERE person_id = $1 AND place = $2");
sql!(CLEAR_DRAFT, "DELETE FROM drafts WHERE person_id = $1 AND place = $2");
sql!(MY_REACTIONS, "SELECT message_id, emoji FROM reactions WHERE person_id = $1 AND message_id = ANY($2)");

/// Notes up to which message a person has read a thread; never backwards. The reader writes only
/// their own row.
///
/// # Errors
/// What the database says.
pub fn mark_read(
    w: &mut Write<'_>,
    person: PersonId,
    thread: ThreadId,
    message: MessageId,
    at: Time,
) -> Res<()> {
    w.exec(&READ_TO, p![person, thread, message, at])?;
    Ok(())
}

/// Up to which message a person has read a thread.
///
/// # Errors
/// What the database says.
pub fn read_up_to(r: &mut Read<'_>, person: PersonId, thread: ThreadId) -> Res<Option<MessageId>> {
    Ok(r.opt::<(MessageId,)>(&MARK, p![person, thread])?.map(|(id,)| id))
}

/// Stores that the actor follows a thread, or does not want to hear of it.
///
/// # Errors
/// What the database says.
pub fn follow(talk: &mut Permitted<'_, '_, Talk>, why: Why) -> Res<()> {
    let (w, talk, actor) = talk.split();
    let now = w.now();
    w.exec(&FOLLOW, p![talk.id, actor.id, why.as_str(), now])?;
    Ok(())
}

/// Whether and why a person follows a thread.
///
/// # Errors
/// What the database says.
pub fn following(r: &mut Read<'_>, person: PersonId, thread: ThreadId) -> Res<Option<Why>> {
    let found: Option<(String,)> = r.opt(&FOLLOWING, p![thread, person])?;
    Ok(found.and_then(|(why,)| Why::parse(&why)))
}

/// Keeps what a person began to write; an empty draft is none.
///
/// # Errors
/// What the database says.
pub fn keep_draft(w: &mut Write<'_>, person: PersonId, place: DraftPlace, draft: &Draft) -> Res<()> {
    if draft.is_empty() {
        return clear_draft(w, person, place);
    }
    let (place, now) = (place.to_string(), w.now());
    w.exec(&KEEP_DRAFT, p![person, &place, &draft.kind, &draft.title, &draft.text, now])?;
    Ok(())
}

/// What a person began to write at a place.
///
/// # Errors
/// What the database says.
pub fn draft(r: &mut Read<'_>, person: PersonId, place: DraftPlace) -> Res<Option<Draft>> {
    let found: Option<(String, String, String)> = r.opt(&DRAFT, p![person, &place.to_string()])?;
    Ok(found.map(|(kind, title, text)| Draft { kind, title, text }))
}

/// Forgets a draft.
///
/// # Errors
/// What the database says.
pub fn clear_draft(w: &mut Write<'_>, person: PersonId, place: DraftPlace) -> Res<()> {
    w.exec(&CLEAR_DRAFT, p![person, &place.to_string()])?;
    Ok(())
}

/// Which of these messages a person reacted to, and with what.
///
/// # Errors
/// What the database says.
pub fn my_reactions(r: &mut Read<'_>, person: PersonId, messages: &[i64]) -> Res<Vec<(MessageId, String)>> {
    r.all(&MY_REACTIONS, p![person, messages])
}

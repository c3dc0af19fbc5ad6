//! Replies, edits, removals and the mark of an answer.

use kernel::PersonId;
use policy::Permitted;
use store::{Res, Sql, Value, p, sql};

use super::attached::{attach, attach_anew};
use crate::answer::Answered;
use crate::draft::DraftPlace;
use crate::kinds::store::{ACT, TOUCH_SOURCES};
use crate::message::{Edited, Removed};
use crate::pseudonyms::is_name;
use crate::reply::Reply;
use crate::things::{Gone, Said, Talk};

sql!(
    pub(super) ADD_MESSAGE,
    "INSERT INTO messages (id, thread_id, author_id, body, html, created_ms, reactions, version)
     VALUES ($1, $2, $3, $4, $5, $6, '', 1)"
);
sql!(
    pub(super) FOLLOW_BY_DOING,
    "INSERT INTO follows (thread_id, person_id, why, since_ms) VALUES ($1, $2, $3, $4)
     ON CONFLICT (thread_id, person_id) DO NOTHING"
);
sql!(
    pub(super) FOLLOW_MENTIONED,
    "INSERT INTO follows (thread_id, person_id, why, since_ms)
     SELECT $1::bigint, p.id, 'mentioned', $3::bigint FROM people p WHERE p.id = ANY($2)
     ON CONFLICT (thread_id, person_id) DO NOTHING"
);
sql!(
    pub(super) MENTION,
    "INSERT INTO mentions (message_id, person_id) SELECT $1::bigint, p.id FROM people p WHERE p.id = ANY($2)
     ON CONFLICT (message_id, person_id) DO NOTHING"
);
sql!(pub(super) CLEAR_DRAFT, "DELETE FROM drafts WHERE person_id = $1 AND place = $2");
sql!(
    GROW,
    "UPDATE threads SET replies = replies + 1, version = version + 1,
        last_ms = CASE WHEN last_ms < $2 THEN $2 ELSE last_ms END,
        last_author_id = CASE WHEN last_id < $3 THEN $4 ELSE last_author_id END,
        last_id = CASE WHEN last_id < $3 THEN $3 ELSE last_id END
     WHERE id = $1"
);
// Whoever had read everything before their own reply has read everything after it.
sql!(
    READ_ON,
    "UPDATE read_marks SET message_id = $3, at_ms = $4 WHERE person_id = $1 AND thread_id = $2 AND message_id >= $5
     AND message_id < $3"
);
sql!(
    KEEP_VERSION,
    "INSERT INTO message_versions (message_id, version, title, body, html, until_ms, by_id)
     VALUES ($1, $2, $3, $4, $5, $6, $7)"
);
sql!(CHANGE, "UPDATE messages SET body = $2, html = $3, edited_ms = $4, version = version + 1 WHERE id = $1");
sql!(HEAD, "UPDATE threads SET title = $2, excerpt = $3 WHERE id = $1");
sql!(TOUCH, "UPDATE threads SET version = version + 1 WHERE id = $1");
sql!(UNMENTION, "DELETE FROM mentions WHERE message_id = $1");
sql!(
    WITHDRAW,
    "UPDATE messages SET gone = 'withdrawn', gone_ms = $2, gone_by = $3, version = version + 1 WHERE id = $1"
);
sql!(
    DELETE,
    "UPDATE messages SET gone = 'deleted', gone_ms = $2, gone_by = $3, body = '', html = '', reactions = '',
        version = version + 1
     WHERE id = $1"
);
sql!(DELETE_VERSIONS, "DELETE FROM message_versions WHERE message_id = $1");
sql!(DELETE_REACTIONS, "DELETE FROM reactions WHERE message_id = $1");
sql!(SHRINK, "UPDATE threads SET replies = replies - $2 WHERE id = $1");
sql!(UNANSWER, "UPDATE threads SET answer_id = NULL, state = 'open' WHERE id = $1 AND answer_id = $2");
sql!(
    BEHEAD,
    "UPDATE threads SET kept_title = CASE WHEN $2::boolean THEN CASE WHEN title = '' THEN kept_title ELSE title END END,
        title = '', excerpt = ''
     WHERE id = $1"
);
sql!(END, "UPDATE threads SET gone = $2 WHERE id = $1");
sql!(ANSWER, "UPDATE threads SET answer_id = $2::bigint, state = $3, version = version + 1 WHERE id = $1");

pub(super) fn ids(people: &[PersonId]) -> Vec<i64> {
    people.iter().map(|p| p.number()).collect()
}

/// Stores a reply: the message, the thread's counters, who is mentioned, who follows; the draft
/// goes. One round trip.
///
/// # Errors
/// What the database says.
pub fn add_reply(talk: &mut Permitted<'_, '_, Talk>, new: &Reply) -> Res<()> {
    let (w, talk, actor) = talk.split();
    let (words, at, by) = (&new.words, new.at, new.author);
    let me = if is_name(by) { actor.id } else { by };
    let mentioned = ids(&words.mentioned);
    let draft = DraftPlace::Thread(talk.id).to_string();
    let message: &[Value<'_>] = p![new.id, talk.id, by, &words.markdown, &words.html, at];
    let grow: &[Value<'_>] = p![talk.id, at, new.id, by];
    let follow: &[Value<'_>] = p![talk.id, by, "replied", at];
    let read: &[Value<'_>] = p![me, talk.id, new.id, at, talk.last];
    let clear: &[Value<'_>] = p![me, &draft];
    let mention: &[Value<'_>] = p![new.id, &mentioned];
    let followers: &[Value<'_>] = p![talk.id, &mentioned, at];
    let mut batch: Vec<(&'static Sql, &[Value<'_>])> =
        vec![(&ADD_MESSAGE, message), (&GROW, grow), (&READ_ON, read), (&CLEAR_DRAFT, clear)];
    if me == by {
        batch.push((&FOLLOW_BY_DOING, follow));
    }
    if !mentioned.is_empty() {
        batch.extend([(&MENTION, mention), (&FOLLOW_MENTIONED, followers)]);
    }
    w.batch(&batch)?;
    attach(w, new.id, &words.files)?;
    w.announce(new.fact.clone());
    Ok(())
}

/// Stores new words; the old ones become a version.
///
/// # Errors
/// What the database says.
pub fn edit(said: &mut Permitted<'_, '_, Said>, new: &Edited) -> Res<()> {
    let Some(fact) = &new.fact else { return Ok(()) };
    let (w, said, actor) = said.split();
    let (id, thread, at, words) = (said.id, said.talk.id, new.at, &new.words);
    let mentioned = ids(&words.mentioned);
    let old_title = said.opens().then_some(said.talk.title.as_str());
    let version: &[Value<'_>] =
        p![id, said.version, old_title, &said.body, &said.html, at, said.voice(actor.id)];
    let change: &[Value<'_>] = p![id, &words.markdown, &words.html, at];
    let (this, whole): (&[Value<'_>], &[Value<'_>]) = (p![id], p![thread]);
    let mention: &[Value<'_>] = p![id, &mentioned];
    let followers: &[Value<'_>] = p![thread, &mentioned, at];
    w.batch(&[
        (&KEEP_VERSION, version),
        (&CHANGE, change),
        (&TOUCH, whole),
        (&UNMENTION, this),
        (&MENTION, mention),
        (&FOLLOW_MENTIONED, followers),
    ])?;
    attach_anew(w, id, &words.files)?;
    if let Some((title, excerpt)) = &new.heading {
        w.exec(&HEAD, p![thread, title, excerpt])?;
    }
    w.announce(fact.clone());
    Ok(())
}

/// Stores that a message was withdrawn or deleted.
///
/// # Errors
/// What the database says.
pub fn remove(said: &mut Permitted<'_, '_, Said>, removed: &Removed) -> Res<()> {
    let (w, said, actor) = said.split();
    let (id, thread) = (said.id, said.talk.id);
    let withdrawn = removed.gone == Gone::Withdrawn;
    if withdrawn {
        w.exec(&WITHDRAW, p![id, removed.at, said.voice(actor.id)])?;
    } else {
        w.batch(&[
            (&DELETE, p![id, removed.at, said.voice(actor.id)]),
            (&DELETE_VERSIONS, p![id]),
            (&DELETE_REACTIONS, p![id]),
            (&UNMENTION, p![id]),
        ])?;
    }
    w.exec(&TOUCH, p![thread])?;
    if removed.opening {
        w.exec(&BEHEAD, p![thread, withdrawn])?;
    } else if removed.was_there {
        w.exec(&SHRINK, p![thread, 1_i64])?;
    }
    if removed.was_answer {
        w.exec(&UNANSWER, p![thread, id])?;
    }
    if removed.thread_gone {
        w.exec(&END, p![thread, removed.gone.shown()])?;
    }
    // An opening's words are in the answer to its thread too.
    let at = said.talk.path_to(id);
    let whole = if said.opens() { said.talk.path() } else { at.clone() };
    web::once::forget(w, &at, &whole)?;
    w.announce(removed.fact.clone());
    Ok(())
}

/// Stores which reply is the answer, or that none is any more.
///
/// # Errors
/// What the database says.
pub fn set_answer(talk: &mut Permitted<'_, '_, Talk>, new: &Answered) -> Res<()> {
    let Some(fact) = &new.fact else { return Ok(()) };
    let (w, talk, actor) = talk.split();
    let (by, act) = (talk.voice(actor.id), w.id::<()>());
    w.batch(&[
        (&ANSWER, p![talk.id, new.answer, new.state.as_str()]),
        (&ACT, p![act, talk.id, "state", talk.state.as_str(), new.state.as_str(), "", Some(by), fact.at]),
        (&TOUCH_SOURCES, p![talk.id]),
    ])?;
    w.announce(fact.clone());
    Ok(())
}

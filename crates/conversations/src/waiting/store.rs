//! Every statement of posts that wait. Who wrote one is read beside the reader's own id, and once
//! more to publish it in that person's name.

use kernel::{Actor, Cursor, MessageId, PersonId, SpaceId, ThreadId, Time};
use policy::{Gate, Permitted};
use store::{Error, Read, Res, Write, p, sql};
use web::place::{Place, place_by_id};

use super::post::{self, Post, Waiting};
use super::{MOST, WaitingId};
use crate::begin::Wish;
use crate::draft::DraftPlace;
use crate::store as all;
use crate::text::Words;
use crate::things::APPROVE;
use crate::thread::Plan;

sql!(
    ADD,
    "INSERT INTO waiting_posts (id, space_id, author_id, voice_id, kind, title, body, rest, message_id, state, at_ms,
        reason, version, on_id)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9::bigint, 'waiting', $10, '', 1, $11::bigint)"
);
sql!(
    CHANGE,
    "UPDATE waiting_posts SET voice_id = $3, kind = $4, title = $5, body = $6, rest = $7, state = 'waiting', at_ms = $8,
        reason = '', decided_by = NULL, decided_ms = NULL, version = version + 1
     WHERE id = $1 AND author_id = $2"
);
sql!(WITHDRAW, "DELETE FROM waiting_posts WHERE id = $1 AND author_id = $2 AND state <> 'published'");
sql!(
    DECLINE,
    "UPDATE waiting_posts SET state = 'declined', decided_by = $2, decided_ms = $3, reason = $4, version = version + 1
     WHERE id = $1"
);
// What was published is read where it stands.
sql!(
    PUBLISHED,
    "UPDATE waiting_posts SET state = 'published', decided_by = $2, decided_ms = $3, thread_id = $4::bigint, title = '',
        body = '', rest = '', version = version + 1
     WHERE id = $1"
);
sql!(AUTHOR, "SELECT author_id FROM waiting_posts WHERE id = $1");
sql!(DROP_FILES, "DELETE FROM waiting_files WHERE post_id = $1");
sql!(
    ADD_FILES,
    "INSERT INTO waiting_files (post_id, file_id) SELECT $1::bigint, f.id FROM files f WHERE f.id = ANY($2)
     ON CONFLICT (file_id, post_id) DO NOTHING"
);
sql!(
    COUNT,
    "SELECT COUNT(*) FROM (SELECT y.id FROM waiting_posts y WHERE y.author_id = $1 AND y.state <> 'published'
        AND ($2::bigint = 0 OR y.space_id = $2) LIMIT 100) AS n"
);
sql!(PURGE, "DELETE FROM waiting_posts WHERE state = 'published' AND decided_ms < $1");

macro_rules! post_sql {
    ($end:literal) => {
        concat!(
            "SELECT y.id, y.space_id, y.voice_id, p.handle, p.name, y.author_id = $1, y.kind,
                COALESCE(o.title, y.title), y.body, y.rest,
                y.message_id, y.state, y.thread_id, y.at_ms, d.name, y.decided_ms, y.reason, y.version, y.on_id
             FROM waiting_posts y JOIN people p ON p.id = y.voice_id LEFT JOIN people d ON d.id = y.decided_by
             LEFT JOIN threads o ON o.id = y.on_id AND y.state <> 'published'
             WHERE ",
            $end
        )
    };
}
sql!(ONE, post_sql!("y.id = $2"));
sql!(
    QUEUE,
    post_sql!(
        "y.space_id = $2 AND y.state = 'waiting' AND (y.at_ms, y.id) > ($3, $4) ORDER BY y.at_ms, y.id LIMIT $5"
    )
);
sql!(MINE, post_sql!("y.author_id = $1 AND y.state <> 'published' ORDER BY y.at_ms, y.id LIMIT 100"));

/// Lays a wish before whoever leads the space.
///
/// # Errors
/// `Conflict` when too many of the author's wait already.
pub fn add(
    place: &mut Permitted<'_, '_, Place>,
    wish: &Wish,
    plan: &Plan,
    words: &Words,
) -> Result<WaitingId, kernel::Problem> {
    let (w, place, actor) = place.split();
    let (voice, rest) = (voice(w, actor, plan)?, post::rest(&wish.asked));
    let (kind, title) = (plan.kind.as_str(), plan.title.as_str());
    let laid =
        Laid { space: place.id, author: actor.id, voice, kind, title, rest: &rest, of: wish.of, on: None };
    let id = lay(w, &laid, words)?;
    if wish.drafted {
        all::clear_draft(w, actor.id, DraftPlace::Space(place.id))?;
    }
    Ok(id)
}

/// What is laid before whoever leads a space, beside its words.
#[derive(Debug, Clone, Copy)]
pub struct Laid<'a> {
    /// Where.
    pub space: SpaceId,
    /// By whom.
    pub author: PersonId,
    /// The name it will stand under.
    pub voice: PersonId,
    /// Its kind; `reply` for one in a thread.
    pub kind: &'a str,
    /// Its title; a reply has none of its own.
    pub title: &'a str,
    /// What else was asked for.
    pub rest: &'a str,
    /// The message it is made of.
    pub of: Option<MessageId>,
    /// The thread it belongs to, for a reply.
    pub on: Option<ThreadId>,
}

/// Lays it there; the caller has asked the gate.
///
/// # Errors
/// `Conflict` when too many of the author's wait already.
pub fn lay(w: &mut Write<'_>, laid: &Laid<'_>, words: &Words) -> Result<WaitingId, kernel::Problem> {
    if count(w, laid.author, None)? >= MOST {
        return Err(kernel::Problem::Conflict("conv-wait-full"));
    }
    let (id, now): (WaitingId, Time) = (w.id(), w.now());
    let Laid { space, author, voice, kind, title, rest, of, on } = *laid;
    w.exec(&ADD, p![id, space, author, voice, kind, title, &words.markdown, rest, of, now, on])?;
    files(w, id, words)?;
    w.announce(post::waits(id, space, voice, now));
    Ok(id)
}

/// Gives a reply that waits, or was turned down, other words: it waits anew.
///
/// # Errors
/// What the database says.
pub fn change_reply(w: &mut Write<'_>, author: PersonId, post: &Waiting, words: &Words) -> Res<()> {
    let (id, now) = (post.id, w.now());
    w.exec(&CHANGE, p![id, author, post.voice, &post.kind, "", &words.markdown, &post.rest, now])?;
    files(w, id, words)?;
    w.announce(post::waits(id, post.space, post.voice, now));
    Ok(())
}

/// The name it is published under.
fn voice(w: &mut Write<'_>, actor: &Actor, plan: &Plan) -> Res<PersonId> {
    let Some(name) = plan.name else { return Ok(actor.id) };
    all::stand(w, name)?;
    Ok(PersonId::new(name.0))
}

fn files(w: &mut Write<'_>, id: WaitingId, words: &Words) -> Res<()> {
    w.exec(&DROP_FILES, p![id])?;
    if words.files.is_empty() { Ok(()) } else { w.exec(&ADD_FILES, p![id, &words.files]).map(drop) }
}

/// Gives a post other words: it waits anew.
///
/// # Errors
/// What the database says.
pub fn change(
    place: &mut Permitted<'_, '_, Place>,
    id: WaitingId,
    wish: &Wish,
    plan: &Plan,
    words: &Words,
) -> Res<()> {
    let (w, place, actor) = place.split();
    let (voice, rest, now) = (voice(w, actor, plan)?, post::rest(&wish.asked), w.now());
    let kind = plan.kind.as_str();
    w.exec(&CHANGE, p![id, actor.id, voice, kind, &plan.title, &words.markdown, &rest, now])?;
    files(w, id, words)?;
    w.announce(post::waits(id, place.id, voice, now));
    Ok(())
}

/// Takes one's own post back; whether it was still there to take.
///
/// # Errors
/// What the database says.
pub fn withdraw(w: &mut Write<'_>, author: PersonId, id: WaitingId) -> Res<bool> {
    let gone = w.exec(&WITHDRAW, p![id, author])? == 1;
    if gone {
        w.exec(&DROP_FILES, p![id])?;
    }
    Ok(gone)
}

/// Turns a post down.
///
/// # Errors
/// What the database says.
pub fn decline(post: &mut Permitted<'_, '_, Post>, reason: &str) -> Res<()> {
    let (w, post, actor) = post.split();
    let (id, now) = (post.post.id, w.now());
    w.exec(&DECLINE, p![id, actor.id, now, reason])?;
    w.announce(post::declined(id, post.place.id, actor.id, now));
    Ok(())
}

/// Notes that a post is there now, and who let it.
///
/// # Errors
/// What the database says.
pub fn published(post: &mut Permitted<'_, '_, Post>, new: (ThreadId, MessageId)) -> Res<()> {
    let (w, post, actor) = post.split();
    let (id, now) = (post.post.id, w.now());
    w.exec(&PUBLISHED, p![id, actor.id, now, new.0])?;
    w.exec(&DROP_FILES, p![id])?;
    w.announce(post::approved(id, post.place.id, new, actor.id, now));
    Ok(())
}

/// Who wrote a post, to publish it in their name.
///
/// # Errors
/// What the database says.
pub fn author(post: &mut Permitted<'_, '_, Post>) -> Res<PersonId> {
    let id = post.thing().post.id;
    Ok(post.tx().one::<(PersonId,)>(&AUTHOR, p![id])?.0)
}

/// One of the actor's own posts.
///
/// # Errors
/// `NoRow` when it is not there, or not theirs.
pub fn own(r: &mut Read<'_>, actor: &Actor, id: WaitingId) -> Res<Waiting> {
    let post: Waiting = r.one(&ONE, p![actor.id, id])?;
    if post.mine { Ok(post) } else { Err(Error::NoRow) }
}

/// A post of a space the actor leads; their own is found too, and refused with its reason.
///
/// # Errors
/// `NoRow` for whoever may not approve there.
pub fn found(r: &mut Read<'_>, gate: &Gate, actor: &Actor, id: WaitingId) -> Res<Post> {
    let post: Waiting = r.one(&ONE, p![actor.id, id])?;
    let place = place_by_id(r, actor, post.space)?;
    if !post.mine && !gate.may(actor, APPROVE, &place) {
        return Err(Error::NoRow);
    }
    let author = if post.mine { actor.id } else { post.voice };
    Ok(Post { post, place, author })
}

/// What waits in a space, the oldest first; the caller may approve there.
///
/// # Errors
/// What the database says.
pub fn queue(r: &mut Read<'_>, actor: &Actor, space: SpaceId, after: Cursor, most: i64) -> Res<Vec<Waiting>> {
    r.all(&QUEUE, p![actor.id, space, after.key, after.id, most])
}

/// The actor's own posts that are not published yet.
///
/// # Errors
/// What the database says.
pub fn mine(r: &mut Read<'_>, actor: &Actor) -> Res<Vec<Waiting>> {
    r.all(&MINE, p![actor.id])
}

/// How many of somebody's posts are not published yet, everywhere or in one space; at most 100.
///
/// # Errors
/// What the database says.
pub fn count(r: &mut Read<'_>, person: PersonId, space: Option<SpaceId>) -> Res<i64> {
    let space = space.map_or(0, SpaceId::number);
    Ok(r.one::<(i64,)>(&COUNT, p![person, space])?.0)
}

/// Forgets who published what long ago.
///
/// # Errors
/// What the database says.
pub fn purge(w: &mut Write<'_>, before: Time) -> Res<()> {
    w.exec(&PURGE, p![before]).map(drop)
}

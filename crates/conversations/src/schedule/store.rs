//! Every statement of scheduled posts. Each of them is one person's own.

use kernel::{PersonId, SpaceId, Time};
use store::{Read, Res, Write, p, row, sql};

use super::{MOST, ScheduledId};
use crate::api::NewThread;
use crate::waiting::post::{rest, whole};

sql!(
    ADD,
    "INSERT INTO scheduled_posts (id, space_id, author_id, kind, title, body, rest, state, why, at_ms, created_ms, version,
        cosigned)
     VALUES ($1, $2, $3, $4, $5, $6, $7, 'waiting', '', $8, $9, 1, $10)"
);
sql!(
    CHANGE,
    "UPDATE scheduled_posts SET kind = $3, title = $4, body = $5, rest = $6, at_ms = $7, state = 'waiting', why = '',
        cosigned = $8, version = version + 1
     WHERE id = $1 AND author_id = $2"
);
sql!(TAKE, "DELETE FROM scheduled_posts WHERE id = $1 AND author_id = $2");
sql!(KEEP, "UPDATE scheduled_posts SET state = 'kept', why = $2, version = version + 1 WHERE id = $1");
sql!(
    COUNT,
    "SELECT COUNT(*) FROM (SELECT x.id FROM scheduled_posts x WHERE x.author_id = $1 LIMIT 100) AS n"
);
sql!(
    DUE,
    "SELECT id, author_id FROM scheduled_posts WHERE state = 'waiting' AND at_ms <= $1 ORDER BY at_ms, id LIMIT 50"
);
macro_rules! post_sql {
    ($where:literal) => {
        concat!(
            "SELECT x.id, x.space_id, s.slug, s.name, x.kind, x.title, x.body, x.rest, x.state, x.why, x.at_ms, x.cosigned
             FROM scheduled_posts x JOIN spaces s ON s.id = x.space_id WHERE x.author_id = $1 AND ",
            $where
        )
    };
}
sql!(
    DRIVEN,
    "SELECT EXISTS (SELECT 1 FROM assignments a JOIN codrivings o ON o.assignment_id = a.id
        WHERE a.person_id = $1 AND a.scope = 'space' AND a.scope_id = $2 AND a.state = 'held' AND a.from_ms <= $3
          AND (a.until_ms IS NULL OR a.until_ms > $3) AND o.suspended_ms IS NULL)"
);
sql!(MINE, post_sql!("x.author_id = $1 ORDER BY x.at_ms, x.id LIMIT 100"));
sql!(ONE, post_sql!("x.id = $2"));

/// A post that waits for its hour.
#[derive(Debug, Clone)]
pub struct Post {
    /// Its id.
    pub id: ScheduledId,
    /// Where it will stand.
    pub space: SpaceId,
    /// That space's slug.
    pub slug: String,
    /// That space's name.
    pub space_name: String,
    /// Its kind.
    pub kind: String,
    /// Its title.
    pub title: String,
    /// Its words.
    pub body: String,
    /// What else was asked for, as JSON.
    pub rest: String,
    /// `waiting`, or `kept` when it could not come.
    pub state: String,
    /// Why it could not.
    pub why: String,
    /// When.
    pub at: Time,
    /// A co-driver signed these words for this hour.
    pub cosigned: bool,
}
row!(Post { id, space, slug, space_name, kind, title, body, rest, state, why, at, cosigned });

impl Post {
    /// As it was asked for.
    #[must_use]
    pub fn asked(&self) -> NewThread {
        whole(&self.kind, &self.title, &self.body, &self.rest)
    }
}

/// Writes a post down, signed by a co-driver or not.
///
/// # Errors
/// What the database says.
pub fn add(
    w: &mut Write<'_>,
    author: PersonId,
    (id, space, at): (ScheduledId, SpaceId, Time),
    asked: &NewThread,
    cosigned: bool,
) -> Res<()> {
    let (now, rest) = (w.now(), rest(asked));
    w.exec(&ADD, p![id, space, author, &asked.kind, &asked.title, &asked.text, &rest, at, now, cosigned])
        .map(drop)
}

/// Gives a post new words and another hour, with a signature only if these are signed too; whether it
/// was still there.
///
/// # Errors
/// What the database says.
pub fn change(
    w: &mut Write<'_>,
    author: PersonId,
    (id, at): (ScheduledId, Time),
    asked: &NewThread,
    cosigned: bool,
) -> Res<bool> {
    let rest = rest(asked);
    Ok(w.exec(&CHANGE, p![id, author, &asked.kind, &asked.title, &asked.text, &rest, at, cosigned])? == 1)
}

/// Takes a post out; whether it was still there. Whoever takes it has it alone.
///
/// # Errors
/// What the database says.
pub fn take(w: &mut Write<'_>, author: PersonId, id: ScheduledId) -> Res<bool> {
    Ok(w.exec(&TAKE, p![id, author])? == 1)
}

/// Keeps a post that could not come.
///
/// # Errors
/// What the database says.
pub fn keep(w: &mut Write<'_>, id: ScheduledId, why: &str) -> Res<()> {
    w.exec(&KEEP, p![id, why]).map(drop)
}

/// Somebody's posts, the next one first.
///
/// # Errors
/// What the database says.
pub fn mine(r: &mut Read<'_>, author: PersonId) -> Res<Vec<Post>> {
    r.all(&MINE, p![author])
}

/// One of somebody's posts.
///
/// # Errors
/// `NoRow` when it is not there or not theirs.
pub fn one(r: &mut Read<'_>, author: PersonId, id: ScheduledId) -> Res<Post> {
    r.one(&ONE, p![author, id])
}

/// Whether somebody has as many as can wait.
///
/// # Errors
/// What the database says.
pub fn full(r: &mut Read<'_>, author: PersonId) -> Res<bool> {
    Ok(r.one::<(i64,)>(&COUNT, p![author])?.0 >= MOST)
}

/// Whether somebody's role in a space is still co-driven: begun, and not suspended.
///
/// # Errors
/// What the database says.
pub fn driven(r: &mut Read<'_>, person: PersonId, space: SpaceId) -> Res<bool> {
    let now = r.now();
    Ok(r.one::<(bool,)>(&DRIVEN, p![person, space, now])?.0)
}

/// Posts whose hour has come, with their authors.
///
/// # Errors
/// What the database says.
pub fn due(r: &mut Read<'_>) -> Res<Vec<(ScheduledId, PersonId)>> {
    let now = r.now();
    r.all(&DUE, p![now])
}

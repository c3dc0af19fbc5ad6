//! Every SQL text about what a token carries.

use kernel::{Actor, Fact, Id, Time};
use policy::Permitted;
use store::{Read, Res, Write, p, row, sql};

use super::{Grant, Scope};
use crate::store::{ActorRow, actor_columns, audit, still_here};
use crate::things::PersonThing;
use crate::{facts, secret};

/// The phantom of a token's id.
#[derive(Debug, Clone, Copy)]
pub enum Token {}

sql!(
    ADD,
    "INSERT INTO api_tokens (id, token_hash, person_id, label, created_ms, seen_ms, scope, until_ms)
     VALUES ($1, $2, $3, $4, $5, 0, $6, $7)"
);
sql!(
    LIST,
    "SELECT id, label, scope, created_ms, seen_ms, until_ms FROM api_tokens WHERE person_id = $1 ORDER BY id DESC LIMIT 50"
);
sql!(MANY, "SELECT COUNT(*) FROM api_tokens WHERE person_id = $1");
sql!(END, "DELETE FROM api_tokens WHERE id = $1 AND person_id = $2");
sql!(SEEN, "UPDATE api_tokens SET seen_ms = $2 WHERE id = $1");
sql!(GRANT, "SELECT id, scope, until_ms, seen_ms FROM api_tokens WHERE token_hash = $1");
sql!(
    OWNER,
    concat!(
        "SELECT ",
        actor_columns!(),
        " FROM api_tokens t JOIN people p ON p.id = t.person_id WHERE t.token_hash = $1 AND p.state = 'active' AND ",
        still_here!()
    )
);

/// A token as its owner sees it.
#[derive(Debug, Clone)]
pub struct Kept {
    /// Its id.
    pub id: i64,
    /// What it is for.
    pub label: String,
    /// What may be done with it.
    pub scope: String,
    /// When it was made.
    pub created: Time,
    /// The last day it was used; 0 for never.
    pub seen: Time,
    /// When it ends.
    pub until: Option<Time>,
}
row!(Kept { id, label, scope, created, seen, until });

impl Kept {
    /// The last day it was used.
    #[must_use]
    pub fn used(&self) -> Option<Time> {
        (self.seen.0 > 0).then_some(self.seen)
    }
    /// Whether its time is over.
    #[must_use]
    pub fn over(&self, now: Time) -> bool {
        self.until.is_some_and(|until| until <= now)
    }
}

/// Whose a secret is, and what it carries; also when its time is over.
///
/// # Errors
/// What the database says.
pub fn grant(r: &mut Read<'_>, token: &str) -> Res<Option<(Actor, Grant)>> {
    let (hash, now) = (secret::hash(token), r.now());
    let Some(owner) = r.opt::<ActorRow>(&OWNER, p![&hash, now])? else { return Ok(None) };
    let (id, scope, until, seen): (i64, String, Option<Time>, Time) = r.one(&GRANT, p![&hash])?;
    let scope = Scope::parse(&scope).unwrap_or(Scope::Read);
    Ok(Some((owner.actor(), Grant { id, scope, until, seen })))
}

/// Notes that a token is used today.
///
/// # Errors
/// What the database says.
pub fn seen(w: &mut Write<'_>, id: i64) -> Res<()> {
    let now = w.now();
    w.exec(&SEEN, p![id, now]).map(drop)
}

/// The tokens of the one who acts.
///
/// # Errors
/// What the database says.
pub fn list(r: &mut Read<'_>, me: kernel::PersonId) -> Res<Vec<Kept>> {
    r.all(&LIST, p![me])
}

/// How many they have.
///
/// # Errors
/// What the database says.
pub fn many(r: &mut Read<'_>, me: kernel::PersonId) -> Res<i64> {
    Ok(r.one::<(i64,)>(&MANY, p![me])?.0)
}

/// Makes a token; its secret is kept as a hash.
///
/// # Errors
/// What the database says.
pub fn add(
    permit: &mut Permitted<'_, '_, PersonThing>,
    label: &str,
    (scope, until): (Scope, Time),
    token: &str,
) -> Res<Kept> {
    let (me, hash) = (permit.thing().id, secret::hash(token));
    let w = permit.tx();
    let (id, now): (Id<Token>, Time) = (w.id(), w.now());
    let label = label.trim();
    w.exec(&ADD, p![id, &hash, me, label, now, scope.as_str(), until])?;
    audit(w, Some(me), "page", "token.add", id.number())?;
    Ok(Kept {
        id: id.number(),
        label: label.to_owned(),
        scope: scope.as_str().to_owned(),
        created: now,
        seen: Time(0),
        until: Some(until),
    })
}

/// Ends a token at once; false when it was not theirs.
///
/// # Errors
/// What the database says.
pub fn end(permit: &mut Permitted<'_, '_, PersonThing>, id: i64) -> Res<bool> {
    let me = permit.thing().id;
    let w = permit.tx();
    if w.exec(&END, p![id, me])? == 0 {
        return Ok(false);
    }
    audit(w, Some(me), "page", "token.end", id)?;
    // Who acts is remembered until something happens: this is what happens.
    let now = w.now();
    w.announce(Fact::new(&facts::SIGNED_OUT, me.number(), now));
    Ok(true)
}

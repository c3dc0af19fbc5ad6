//! Every SQL text about sessions, API tokens and single-use links.

use kernel::time::{DAY, HOUR};
use kernel::{Actor, Fact, Id, PersonId, SessionId, Time};
use store::{Read, Res, Write, p, row, sql};

use super::store::{ActorRow, actor_columns, audit, still_here};
use super::{facts, secret};

/// How long a browser keeps the cookie; how long it is good is a setting of the network.
pub const COOKIE_MS: i64 = 365 * DAY;
/// How often a session's "last seen" is written.
pub const SEEN_MS: i64 = HOUR;

sql!(
    ADD_SESSION,
    "INSERT INTO sessions (id, token_hash, person_id, device, created_ms, seen_ms, until_ms) VALUES ($1, $2, $3, $4, $5, $5, $6)"
);
sql!(SESSION, "SELECT id, person_id, seen_ms FROM sessions WHERE token_hash = $1 AND until_ms > $2");
sql!(
    SESSION_ACTOR,
    concat!(
        "SELECT ",
        actor_columns!(),
        " FROM sessions s JOIN people p ON p.id = s.person_id
          WHERE s.token_hash = $1 AND s.until_ms > $2 AND p.state = 'active' AND ",
        still_here!()
    )
);
sql!(TOUCH, "UPDATE sessions SET seen_ms = $2, until_ms = $3 WHERE id = $1");
sql!(
    DEVICES,
    "SELECT id, device, created_ms, seen_ms FROM sessions WHERE person_id = $1 AND until_ms > $2 ORDER BY seen_ms DESC, id DESC"
);
sql!(END, "DELETE FROM sessions WHERE id = $1 AND person_id = $2");
sql!(END_ALL, "DELETE FROM sessions WHERE person_id = $1");
sql!(END_LINKS, "UPDATE links SET used_ms = $2 WHERE person_id = $1 AND used_ms IS NULL");
sql!(GUEST_STILL, "SELECT 1 FROM guests WHERE person_id = $1 AND until_ms > $2 AND ended_ms IS NULL LIMIT 1");
sql!(END_TOKENS, "DELETE FROM api_tokens WHERE person_id = $1");
sql!(
    ADD_TOKEN,
    "INSERT INTO api_tokens (id, token_hash, person_id, label, created_ms, seen_ms) VALUES ($1, $2, $3, $4, $5, $5)"
);
sql!(
    TOKEN_ACTOR,
    concat!(
        "SELECT ",
        actor_columns!(),
        " FROM api_tokens t JOIN people p ON p.id = t.person_id WHERE t.token_hash = $1 AND p.state = 'active' AND ",
        still_here!()
    )
);
sql!(
    ADD_LINK,
    "INSERT INTO links (id, token_hash, kind, person_id, by_id, created_ms, until_ms, used_ms) VALUES ($1, $2, $3, $4::bigint, $5::bigint, $6, $7, NULL)"
);
sql!(
    LINK,
    "SELECT id, kind, person_id FROM links WHERE token_hash = $1 AND used_ms IS NULL AND until_ms > $2"
);
sql!(USE_LINK, "UPDATE links SET used_ms = $2 WHERE id = $1 AND used_ms IS NULL AND until_ms > $2");
sql!(END_OWNER_LINKS, "UPDATE links SET used_ms = $1 WHERE kind = 'owner' AND used_ms IS NULL");

/// A signed-in device.
#[derive(Debug, Clone, serde::Serialize, utoipa::ToSchema)]
pub struct Device {
    /// The session's id.
    pub id: SessionId,
    /// What the browser said it is.
    pub device: String,
    /// Since when.
    pub created: Time,
    /// Last seen, to the hour.
    pub seen: Time,
}
row!(Device { id, device, created, seen });

impl Device {
    /// Whether this is the session the reader uses now.
    #[must_use]
    pub fn is(&self, session: &Option<SessionId>) -> bool {
        *session == Some(self.id)
    }
}

/// A single-use link that is still good.
#[derive(Debug, Clone)]
pub struct Link {
    /// Its id.
    pub id: i64,
    /// `owner`, `invitation`, `reset`.
    pub kind: String,
    /// Whom it is for.
    pub person: Option<PersonId>,
}
row!(Link { id, kind, person });

/// Signs a device in; the secret goes into its cookie.
///
/// # Errors
/// What the database says.
pub fn begin(w: &mut Write<'_>, person: PersonId, device: &str, secret: &str) -> Res<()> {
    let (id, now): (SessionId, Time) = (w.id(), w.now());
    let device: String = device.chars().filter(|c| !c.is_control()).take(120).collect();
    let until = now.plus(kept_for(w)?);
    w.exec(&ADD_SESSION, p![id, &secret::hash(secret), person, &device, now, until])?;
    Ok(())
}

/// Who a session's secret belongs to.
///
/// # Errors
/// What the database says.
pub fn actor_of_session(r: &mut Read<'_>, secret: &str) -> Res<Option<(Actor, Time)>> {
    let (hash, now) = (secret::hash(secret), r.now());
    let Some(row) = r.opt::<ActorRow>(&SESSION_ACTOR, p![&hash, now])? else { return Ok(None) };
    let (session, _, seen): (SessionId, PersonId, Time) = r.one(&SESSION, p![&hash, now])?;
    let mut actor = row.actor();
    actor.session = Some(session);
    Ok(Some((actor, seen)))
}

/// How long a device stays signed in without being used.
fn kept_for(r: &mut Read<'_>) -> Res<i64> {
    Ok(web::settings::number(r, web::settings::SESSION_DAYS)?.saturating_mul(DAY))
}

/// Notes that a session is in use.
///
/// # Errors
/// What the database says.
pub fn touch(w: &mut Write<'_>, session: SessionId) -> Res<()> {
    let now = w.now();
    let until = now.plus(kept_for(w)?);
    w.exec(&TOUCH, p![session, now, until])?;
    Ok(())
}

/// Who an API token belongs to.
///
/// # Errors
/// What the database says.
pub fn actor_of_token(r: &mut Read<'_>, secret: &str) -> Res<Option<Actor>> {
    let now = r.now();
    Ok(r.opt::<ActorRow>(&TOKEN_ACTOR, p![&secret::hash(secret), now])?.map(ActorRow::actor))
}

/// The devices a person is signed in on.
///
/// # Errors
/// What the database says.
pub fn devices(r: &mut Read<'_>, person: PersonId) -> Res<Vec<Device>> {
    let now = r.now();
    r.all(&DEVICES, p![person, now])
}

/// Signs one device of a person out; false when it was not theirs.
///
/// # Errors
/// What the database says.
pub fn end(w: &mut Write<'_>, person: PersonId, session: SessionId) -> Res<bool> {
    let ended = w.exec(&END, p![session, person])? == 1;
    let now = w.now();
    w.announce(Fact::new(&facts::SIGNED_OUT, person.number(), now));
    Ok(ended)
}

/// Signs a person out everywhere: every device, every API token, every link not used yet.
///
/// # Errors
/// What the database says.
pub fn end_all(w: &mut Write<'_>, person: PersonId) -> Res<()> {
    w.exec(&END_ALL, p![person])?;
    w.exec(&END_TOKENS, p![person])?;
    let now = w.now();
    w.exec(&END_LINKS, p![person, now])?;
    w.announce(Fact::new(&facts::SIGNED_OUT, person.number(), now));
    Ok(())
}

/// A guest's last time is over: signed out everywhere. A time that goes on elsewhere keeps the door
/// open there.
///
/// # Errors
/// What the database says.
pub fn guest_gone(w: &mut Write<'_>, person: PersonId) -> Res<()> {
    let now = w.now();
    if w.opt::<(i64,)>(&GUEST_STILL, p![person, now])?.is_some() {
        return Ok(());
    }
    end_all(w, person)
}

/// Makes an API token; it is shown once.
///
/// # Errors
/// What the database says.
pub fn add_token(w: &mut Write<'_>, person: PersonId, label: &str, secret: &str) -> Res<()> {
    let (id, now): (Id<()>, Time) = (w.id(), w.now());
    w.exec(&ADD_TOKEN, p![id, &secret::hash(secret), person, label, now])?;
    audit(w, None, "command", "token.add", person.number())
}

/// Makes a single-use link that holds for `hold_ms`.
///
/// # Errors
/// What the database says.
pub fn add_link(
    w: &mut Write<'_>,
    kind: &str,
    person: Option<PersonId>,
    by: Option<PersonId>,
    secret: &str,
    hold_ms: i64,
) -> Res<()> {
    let (id, now): (Id<()>, Time) = (w.id(), w.now());
    if kind == "owner" {
        w.exec(&END_OWNER_LINKS, p![now])?;
    }
    w.exec(&ADD_LINK, p![id, &secret::hash(secret), kind, person, by, now, now.plus(hold_ms)])?;
    audit(
        w,
        by,
        if by.is_some() { "page" } else { "command" },
        &format!("link.{kind}"),
        person.map_or(0, Id::number),
    )
}

/// A link that is still good.
///
/// # Errors
/// `NoRow` when it was used, is too old, or never was.
pub fn link(r: &mut Read<'_>, secret: &str) -> Res<Link> {
    let now = r.now();
    r.one(&LINK, p![&secret::hash(secret), now])
}

/// Uses a link up; false when somebody was faster.
///
/// # Errors
/// What the database says.
pub fn use_link(w: &mut Write<'_>, id: i64) -> Res<bool> {
    let now = w.now();
    Ok(w.exec(&USE_LINK, p![id, now])? == 1)
}

//! Every SQL text about bots.

use kernel::{Id, PersonId, SpaceId, ThreadId, Time};
use policy::Permitted;
use store::{Read, Res, Write, p, row, sql};
use web::keys::random;
use web::place::Place;

use super::{KEPT, MARK};

/// The phantom of the id of a post in a bot's log.
#[derive(Debug, Clone, Copy)]
pub enum Logged {}

// A bot stands among people as somebody who left: it is in no directory, and nobody signs in with it.
sql!(
    NAME,
    "INSERT INTO people (id, handle, name, name_folded, title, about, lang, languages, zone, external, state,
        created_ms, version)
     VALUES ($1, $2, $3, $4, '', '', 'en', '', 'UTC', TRUE, 'left', $5, 1)"
);
sql!(
    ADD,
    "INSERT INTO bots (id, space_id, name, secret_hash, by_id, made_ms) VALUES ($1, $2, $3, $4, $5, $6)"
);
sql!(
    OF_SPACE,
    "SELECT b.id, b.space_id, b.name, p.name, b.made_ms, b.ended_ms FROM bots b JOIN people p ON p.id = b.by_id
     WHERE b.space_id = $1 ORDER BY b.id DESC LIMIT 100"
);
sql!(
    ONE,
    "SELECT b.id, b.space_id, b.name, p.name, b.made_ms, b.ended_ms FROM bots b JOIN people p ON p.id = b.by_id
     WHERE b.id = $1"
);
sql!(
    BY_SECRET,
    "SELECT b.id, b.space_id, b.name, p.name, b.made_ms, b.ended_ms FROM bots b JOIN people p ON p.id = b.by_id
     WHERE b.secret_hash = $1 AND b.ended_ms IS NULL"
);
sql!(ROTATE, "UPDATE bots SET secret_hash = $2 WHERE id = $1 AND ended_ms IS NULL");
sql!(END, "UPDATE bots SET ended_ms = $2 WHERE id = $1 AND ended_ms IS NULL");
sql!(THREAD_OF, "SELECT thread_id FROM bot_threads WHERE bot_id = $1 AND key = $2");
sql!(
    KEY,
    "INSERT INTO bot_threads (bot_id, key, thread_id) VALUES ($1, $2, $3)
     ON CONFLICT (bot_id, key) DO UPDATE SET thread_id = excluded.thread_id"
);
sql!(
    LOG,
    "INSERT INTO bot_log (id, bot_id, at_ms, status, said, thread_id) VALUES ($1, $2, $3, $4, $5, $6::bigint)"
);
sql!(
    TRIM,
    "DELETE FROM bot_log WHERE bot_id = $1
       AND id <= (SELECT x.id FROM bot_log x WHERE x.bot_id = $1 ORDER BY x.id DESC LIMIT 1 OFFSET $2)"
);
sql!(
    LAST,
    "SELECT id, at_ms, status, said, thread_id FROM bot_log WHERE bot_id = $1 ORDER BY id DESC LIMIT $2"
);
sql!(LATELY, "SELECT COUNT(*) FROM bot_log WHERE bot_id = $1 AND at_ms > $2 AND status < 400");

/// A bot.
#[derive(Debug, Clone)]
pub struct Bot {
    /// Its id, among people too.
    pub id: PersonId,
    /// The one space it posts in.
    pub space: SpaceId,
    /// Its name, without the mark.
    pub name: String,
    /// The name of whoever let it in.
    pub by: String,
    /// Since when it is there.
    pub made: Time,
    /// When it was ended.
    pub ended: Option<Time>,
}
row!(Bot { id, space, name, by, made, ended });

/// Something a bot sent.
#[derive(Debug, Clone)]
pub struct Sent {
    /// Its id.
    pub id: i64,
    /// When.
    pub at: Time,
    /// What was answered.
    pub status: i64,
    /// The code of what was wrong.
    pub said: String,
    /// The thread it went to.
    pub thread: Option<ThreadId>,
}
row!(Sent { id, at, status, said, thread });

/// The bots of a space, the newest first.
///
/// # Errors
/// What the database says.
pub fn of_space(r: &mut Read<'_>, space: SpaceId) -> Res<Vec<Bot>> {
    r.all(&OF_SPACE, p![space])
}

/// One of them.
///
/// # Errors
/// `NoRow` when it is not there.
pub fn one(r: &mut Read<'_>, id: i64) -> Res<Bot> {
    r.one(&ONE, p![id])
}

/// The one of that secret, as long as it may post.
///
/// # Errors
/// `NoRow` when there is none.
pub fn by_secret(r: &mut Read<'_>, secret: &str) -> Res<Bot> {
    r.one(&BY_SECRET, p![&hash(secret)])
}

fn hash(secret: &str) -> Vec<u8> {
    use sha2::{Digest, Sha256};
    Sha256::digest(secret.as_bytes()).to_vec()
}

fn fresh() -> Res<String> {
    Ok(random()?.iter().map(|b| format!("{b:02x}")).collect())
}

/// Lets a bot in; answers it with its secret.
///
/// # Errors
/// What the database says.
pub fn add(place: &mut Permitted<'_, '_, Place>, name: &str) -> Res<(Bot, String)> {
    let (w, place, actor) = place.split();
    let (id, now, secret): (PersonId, Time, String) = (w.id(), w.now(), fresh()?);
    let (shown, handle) = (format!("{name}{MARK}"), format!("bot~{id}"));
    w.exec(&NAME, p![id, &handle, &shown, &kernel::fold::fold(&shown), now])?;
    w.exec(&ADD, p![id, place.id, name, &hash(&secret), actor.id, now])?;
    web::audit(w, Some(actor.id), "bot.add", id.number())?;
    Ok((one(w, id.number())?, secret))
}

/// Gives it another address; the one before posts no more.
///
/// # Errors
/// `NoRow` when it is ended.
pub fn rotate(w: &mut Write<'_>, by: PersonId, bot: &Bot) -> Res<String> {
    let secret = fresh()?;
    if w.exec(&ROTATE, p![bot.id, &hash(&secret)])? == 0 {
        return Err(store::Error::NoRow);
    }
    web::audit(w, Some(by), "bot.rotate", bot.id.number())?;
    Ok(secret)
}

/// Ends it.
///
/// # Errors
/// What the database says.
pub fn end(w: &mut Write<'_>, by: PersonId, bot: &Bot) -> Res<()> {
    let now = w.now();
    w.exec(&END, p![bot.id, now])?;
    web::audit(w, Some(by), "bot.end", bot.id.number())
}

/// The thread a bot's key stands for.
///
/// # Errors
/// What the database says.
pub fn thread_of(r: &mut Read<'_>, bot: PersonId, key: &str) -> Res<Option<ThreadId>> {
    Ok(r.opt::<(ThreadId,)>(&THREAD_OF, p![bot, key])?.map(|(id,)| id))
}

/// Notes which thread a key stands for.
///
/// # Errors
/// What the database says.
pub fn keyed(w: &mut Write<'_>, bot: PersonId, key: &str, thread: ThreadId) -> Res<()> {
    w.exec(&KEY, p![bot, key, thread]).map(drop)
}

/// Writes down what came in and what became of it; the log keeps the last ones.
///
/// # Errors
/// What the database says.
pub fn log(w: &mut Write<'_>, bot: PersonId, status: u16, said: &str, thread: Option<ThreadId>) -> Res<()> {
    let (id, now): (Id<Logged>, Time) = (w.id(), w.now());
    w.exec(&LOG, p![id, bot, now, i64::from(status), said, thread])?;
    w.exec(&TRIM, p![bot, KEPT]).map(drop)
}

/// The last ones, the newest first.
///
/// # Errors
/// What the database says.
pub fn last(r: &mut Read<'_>, bot: PersonId) -> Res<Vec<Sent>> {
    r.all(&LAST, p![bot, KEPT])
}

/// How many it posted since.
///
/// # Errors
/// What the database says.
pub fn lately(r: &mut Read<'_>, bot: PersonId, since: Time) -> Res<i64> {
    Ok(r.one::<(i64,)>(&LATELY, p![bot, since])?.0)
}

//! Every SQL text of people’s own copies.

use kernel::{Id, PersonId, Time};
use store::{Read, Res, Write, p, row, sql};

sql!(
    ASK,
    "INSERT INTO person_exports (id, person_id, asked_ms, made_ms, until_ms, state, blob, size)
     VALUES ($1, $2, $3, NULL, NULL, 'waiting', '', 0)"
);
sql!(
    LAST,
    "SELECT id, person_id, asked_ms, until_ms, state, blob, size FROM person_exports WHERE person_id = $1 ORDER BY id DESC LIMIT 1"
);
sql!(
    ONE,
    "SELECT id, person_id, asked_ms, until_ms, state, blob, size FROM person_exports WHERE id = $1 AND person_id = $2"
);
sql!(
    ANY,
    "SELECT id FROM person_exports WHERE state = 'waiting' OR (state = 'making' AND made_ms < $1) LIMIT 1"
);
sql!(
    TAKE,
    "UPDATE person_exports SET state = 'making', made_ms = $1
     WHERE id = (SELECT id FROM person_exports WHERE state = 'waiting' OR (state = 'making' AND made_ms < $2)
                 ORDER BY id LIMIT 1 FOR UPDATE SKIP LOCKED)
     RETURNING id, person_id"
);
sql!(
    MADE,
    "UPDATE person_exports SET state = $2, blob = $3, size = $4, made_ms = $5, until_ms = $6 WHERE id = $1 AND state = 'making'"
);
sql!(
    OVER,
    "SELECT id, blob FROM person_exports WHERE until_ms IS NOT NULL AND until_ms <= $1 AND blob <> '' ORDER BY id LIMIT 50"
);
sql!(EMPTY, "UPDATE person_exports SET blob = '', size = 0, state = 'over' WHERE id = $1");
sql!(
    DUE,
    "SELECT id, person_id, words FROM erasures WHERE state = 'planned' AND due_ms <= $1 ORDER BY id LIMIT 20"
);
sql!(QUEUED, "SELECT id FROM jobs WHERE kind = 'vault.erase' AND args LIKE $1 LIMIT 1");
sql!(LANG, "SELECT lang, zone FROM people WHERE id = $1");

/// The phantom of a copy’s id.
#[derive(Debug, Clone, Copy)]
pub enum Copy {}

/// A copy of somebody’s own.
#[derive(Debug, Clone)]
pub struct Kept {
    /// Its id.
    pub id: Id<Copy>,
    /// Whose.
    pub person: PersonId,
    /// When it was asked for.
    pub asked: Time,
    /// Until when it can be fetched.
    pub until: Option<Time>,
    /// waiting, making, ready, failed, over.
    pub state: String,
    /// Where its bytes are.
    pub blob: String,
    /// How many.
    pub size: i64,
}
row!(Kept { id, person, asked, until, state, blob, size });

/// Asks for one.
///
/// # Errors
/// What the database says.
pub fn ask(w: &mut Write<'_>, person: PersonId) -> Res<Kept> {
    let (id, now): (Id<Copy>, Time) = (w.id(), w.now());
    w.exec(&ASK, p![id, person, now])?;
    web::audit(w, Some(person), "export.ask", person.number())?;
    Ok(Kept { id, person, asked: now, until: None, state: "waiting".into(), blob: String::new(), size: 0 })
}
/// The newest of a person’s.
///
/// # Errors
/// What the database says.
pub fn last(r: &mut Read<'_>, person: PersonId) -> Res<Option<Kept>> {
    r.opt(&LAST, p![person])
}
/// One of a person’s.
///
/// # Errors
/// What the database says.
pub fn one(r: &mut Read<'_>, id: i64, person: PersonId) -> Res<Option<Kept>> {
    r.opt(&ONE, p![id, person])
}
/// Whether one waits; `stale` is when one that is being made was given up.
///
/// # Errors
/// What the database says.
pub fn any(r: &mut Read<'_>, stale: Time) -> Res<bool> {
    Ok(r.opt::<(i64,)>(&ANY, p![stale])?.is_some())
}
/// Takes one to make it.
///
/// # Errors
/// What the database says.
pub fn take(w: &mut Write<'_>, stale: Time) -> Res<Option<(i64, PersonId)>> {
    let now = w.now();
    w.opt(&TAKE, p![now, stale])
}
/// It is made, or could not be.
///
/// # Errors
/// What the database says.
pub fn made(w: &mut Write<'_>, id: i64, blob: &str, size: i64, until: Option<Time>) -> Res<()> {
    let (state, now) = (if until.is_some() { "ready" } else { "failed" }, w.now());
    w.exec(&MADE, p![id, state, blob, size, now, until]).map(drop)
}
/// Those whose time is over.
///
/// # Errors
/// What the database says.
pub fn over(r: &mut Read<'_>) -> Res<Vec<(i64, String)>> {
    let now = r.now();
    r.all(&OVER, p![now])
}
/// Its bytes are gone.
///
/// # Errors
/// What the database says.
pub fn emptied(w: &mut Write<'_>, id: i64) -> Res<()> {
    w.exec(&EMPTY, p![id]).map(drop)
}
/// Erasures whose time has come: id, person, what becomes of words.
///
/// # Errors
/// What the database says.
pub fn due(r: &mut Read<'_>) -> Res<Vec<(i64, i64, String)>> {
    let now = r.now();
    r.all(&DUE, p![now])
}
/// Whether an erasure is in the queue already.
///
/// # Errors
/// What the database says.
pub fn queued(r: &mut Read<'_>, erasure: i64) -> Res<bool> {
    let like = format!("{{\"erasure\":{erasure},%");
    Ok(r.opt::<(i64,)>(&QUEUED, p![&like])?.is_some())
}
/// In which language and zone a person reads.
///
/// # Errors
/// What the database says.
pub fn reads(r: &mut Read<'_>, person: PersonId) -> Res<(kernel::Lang, String)> {
    r.one(&LANG, p![person])
}

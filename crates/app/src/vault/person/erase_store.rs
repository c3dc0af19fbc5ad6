//! Every SQL text of erasures that is known by name; what goes over every table is `erase`.

use kernel::{PersonId, Time};
use store::{Read, Res, Write, p, row, sql};

sql!(
    ADD,
    "INSERT INTO erasures (id, person_id, by_id, reason, words, asked_ms, due_ms, done_ms, state)
     VALUES ($1, $2, $3, $4, $5, $6, $7, NULL, 'planned')"
);
sql!(
    OPEN,
    "SELECT e.id, e.person_id, e.words, e.reason, e.asked_ms, e.due_ms, e.done_ms, e.state, p.name, p.handle
     FROM erasures e JOIN people p ON p.id = e.person_id
     WHERE e.person_id = $1 AND e.state IN ('planned', 'running') ORDER BY e.id DESC LIMIT 1"
);
sql!(
    LIST,
    "SELECT e.id, e.person_id, e.words, e.reason, e.asked_ms, e.due_ms, e.done_ms, e.state, p.name, p.handle
     FROM erasures e JOIN people p ON p.id = e.person_id ORDER BY e.id DESC LIMIT 100"
);
sql!(
    ONE,
    "SELECT e.id, e.person_id, e.words, e.reason, e.asked_ms, e.due_ms, e.done_ms, e.state, p.name, p.handle
     FROM erasures e JOIN people p ON p.id = e.person_id WHERE e.id = $1"
);
sql!(STATE, "UPDATE erasures SET state = $2 WHERE id = $1 AND state = $3");
sql!(
    DONE,
    "UPDATE erasures SET state = 'done', reason = '', done_ms = $2 WHERE person_id = $1 AND state = 'running'"
);
sql!(
    NAMED,
    "SELECT COALESCE(l.name, p.name), COALESCE(l.handle, p.handle), COALESCE(l.mail, p.mail), p.state, p.name, p.handle
     FROM people p LEFT JOIN leavers l ON l.person_id = p.id WHERE p.id = $1"
);
sql!(
    FORGET,
    "UPDATE people SET name = $2, name_folded = $3, handle = $4, mail = NULL, title = '', about = '', languages = '',
        unit_id = NULL, password_hash = NULL, state = 'left', version = version + 1 WHERE id = $1"
);
sql!(
    UNCOUNT,
    "UPDATE spaces SET members = members - 1 WHERE kind <> 'network' AND id IN (SELECT space_id FROM memberships WHERE person_id = $1)"
);
sql!(MARK, "INSERT INTO erased (mark, words, at_ms) VALUES ($1, $2, $3) ON CONFLICT (mark) DO NOTHING");
sql!(MARKS, "SELECT mark, words, at_ms FROM erased ORDER BY at_ms, mark");
sql!(PEOPLE, "SELECT id FROM people WHERE id > $1 ORDER BY id LIMIT 500");
sql!(NEAR, "DELETE FROM search_near WHERE word = $1");
sql!(DECLARED, "SELECT value FROM settings WHERE key = 'vault.words'");
sql!(
    DECLARE,
    "INSERT INTO settings (key, value, changed_ms) VALUES ('vault.words', $1, $2)
     ON CONFLICT (key) DO UPDATE SET value = excluded.value, changed_ms = excluded.changed_ms"
);
sql!(
    COUNTS,
    "SELECT (SELECT COUNT(*) FROM messages m WHERE m.author_id = $1 AND m.gone IS NULL),
        (SELECT COUNT(*) FROM threads t WHERE t.author_id = $1 AND t.gone IS NULL),
        (SELECT COUNT(*) FROM memberships m WHERE m.person_id = $1), (SELECT COUNT(*) FROM skills s WHERE s.person_id = $1),
        (SELECT COUNT(*) FROM files f WHERE f.author_id = $1 AND f.gone_ms IS NULL)"
);
sql!(
    END_COPIES,
    "UPDATE person_exports SET until_ms = CASE WHEN blob <> '' THEN $2::bigint END,
        state = CASE WHEN state = 'waiting' THEN 'over' ELSE state END WHERE person_id = $1"
);
sql!(UNTHREAD, "UPDATE spaces SET threads = threads - 1 WHERE id = $1");
sql!(SHRINK, "UPDATE threads SET replies = replies - 1 WHERE id = $1 AND opening_id <> $2");

/// An erasure that was asked for.
#[derive(Debug, Clone)]
pub struct Erasure {
    /// Its id.
    pub id: i64,
    /// Whose.
    pub person: PersonId,
    /// `keep` or `go`: what becomes of their words.
    pub words: String,
    /// Why.
    pub reason: String,
    /// When it was asked for.
    pub asked: Time,
    /// When it is carried out.
    pub due: Time,
    /// When it was done.
    pub done: Option<Time>,
    /// Where it stands.
    pub state: String,
    /// How they are called now.
    pub name: String,
    /// Their address now.
    pub handle: String,
}
row!(Erasure { id, person, words, reason, asked, due, done, state, name, handle });

/// How somebody is, and was, called.
#[derive(Debug, Clone)]
pub struct Named {
    /// Their own name.
    pub name: String,
    /// Their own handle.
    pub handle: String,
    /// Their mail address.
    pub mail: Option<String>,
    /// Their state.
    pub state: String,
    /// What the network calls them now.
    pub shown: String,
    /// Their address now.
    pub at: String,
}
row!(Named { name, handle, mail, state, shown, at });

/// How much of somebody there is: messages, threads, memberships, skills, files.
pub type Counts = (i64, i64, i64, i64, i64);

/// Asks for one.
///
/// # Errors
/// What the database says.
pub fn add(
    w: &mut Write<'_>,
    person: PersonId,
    by: PersonId,
    reason: &str,
    (words, due): (&str, Time),
) -> Res<i64> {
    let (id, now): (kernel::Id<Erasure>, Time) = (w.id(), w.now());
    w.exec(&ADD, p![id, person, by, reason, words, now, due])?;
    web::audit(w, Some(by), "erasure.ask", person.number())?;
    Ok(id.number())
}

/// The one that is under way for somebody.
///
/// # Errors
/// What the database says.
pub fn open(r: &mut Read<'_>, person: PersonId) -> Res<Option<Erasure>> {
    r.opt(&OPEN, p![person])
}
/// The newest hundred.
///
/// # Errors
/// What the database says.
pub fn list(r: &mut Read<'_>) -> Res<Vec<Erasure>> {
    r.all(&LIST, p![])
}
/// One of them.
///
/// # Errors
/// What the database says.
pub fn one(r: &mut Read<'_>, id: i64) -> Res<Option<Erasure>> {
    r.opt(&ONE, p![id])
}
/// Moves one from a state to another; whether it was there.
///
/// # Errors
/// What the database says.
pub fn state(w: &mut Write<'_>, id: i64, from: &str, to: &str) -> Res<bool> {
    Ok(w.exec(&STATE, p![id, to, from])? == 1)
}
/// How somebody is called, in their own words and now.
///
/// # Errors
/// What the database says.
pub fn named(r: &mut Read<'_>, person: PersonId) -> Res<Option<Named>> {
    r.opt(&NAMED, p![person])
}
/// What there is of somebody.
///
/// # Errors
/// What the database says.
pub fn counts(r: &mut Read<'_>, person: PersonId) -> Res<Counts> {
    r.one(&COUNTS, p![person])
}
/// What becomes of the words of those who are erased: `keep` or `go`.
///
/// # Errors
/// What the database says.
pub fn declared(r: &mut Read<'_>) -> Res<String> {
    Ok(r.opt::<(String,)>(&DECLARED, p![])?.map_or_else(|| "keep".to_owned(), |(words,)| words))
}
/// Declares it.
///
/// # Errors
/// What the database says.
pub fn declare(w: &mut Write<'_>, words: &str, by: PersonId) -> Res<()> {
    let now = w.now();
    w.exec(&DECLARE, p![words, now])?;
    web::audit(w, Some(by), "erasure.declare", 0)
}
/// Everybody who was erased, as marks.
///
/// # Errors
/// What the database says.
pub fn marks(r: &mut Read<'_>) -> Res<Vec<(String, String, i64)>> {
    r.all(&MARKS, p![])
}
/// Notes a mark.
///
/// # Errors
/// What the database says.
pub fn mark(w: &mut Write<'_>, mark: &str, words: &str, at: i64) -> Res<()> {
    w.exec(&MARK, p![mark, words, at]).map(drop)
}
/// The next people by their ids.
///
/// # Errors
/// What the database says.
pub fn people(r: &mut Read<'_>, after: i64) -> Res<Vec<i64>> {
    r.ints(&PEOPLE, p![after])
}
/// What the space lists count no more.
///
/// # Errors
/// What the database says.
pub fn uncount(w: &mut Write<'_>, person: PersonId) -> Res<()> {
    w.exec(&UNCOUNT, p![person]).map(drop)
}
/// Nobody fetches the copies they asked for any more.
///
/// # Errors
/// What the database says.
pub fn end_copies(w: &mut Write<'_>, person: PersonId) -> Res<()> {
    let now = w.now();
    w.exec(&END_COPIES, p![person, now]).map(drop)
}
/// The person is nobody any more.
///
/// # Errors
/// What the database says.
pub fn forget(
    w: &mut Write<'_>,
    person: PersonId,
    (name, handle): (&str, &str),
    words: &[String],
) -> Res<()> {
    let now = w.now();
    w.exec(&FORGET, p![person, name, &kernel::fold::fold(name), handle])?;
    for word in words {
        w.exec(&NEAR, p![word])?;
    }
    w.exec(&DONE, p![person, now]).map(drop)
}

/// A thread has one reply less, unless it was its opening.
///
/// # Errors
/// What the database says.
pub fn shrink(w: &mut Write<'_>, thread: i64, message: i64) -> Res<()> {
    w.exec(&SHRINK, p![thread, message]).map(drop)
}

/// A space has one conversation less.
///
/// # Errors
/// What the database says.
pub fn unthread(w: &mut Write<'_>, space: i64) -> Res<()> {
    w.exec(&UNTHREAD, p![space]).map(drop)
}

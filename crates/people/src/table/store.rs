//! Every SQL text about tables of people and units.

use kernel::{Id, PersonId, Time, fold};
use store::{Read, Res, Write, p, row, sql};

use super::Kind;
use super::world::Known;

/// A table that was sent; the phantom of its id.
#[derive(Debug, Clone, Copy)]
pub enum Table {}

macro_rules! known {
    ($rest:literal) => {
        concat!(
            "SELECT p.id, p.handle, p.mail, p.name, p.title, p.lang, p.zone, p.unit_id, p.external, p.state FROM people p ",
            $rest
        )
    };
}

sql!(KNOWN_AFTER, known!("WHERE p.id > $1 ORDER BY p.id LIMIT 1000"));
sql!(
    KNOWN_BY,
    known!(
        "WHERE p.handle = $1 UNION SELECT p.id, p.handle, p.mail, p.name, p.title, p.lang, p.zone, p.unit_id, p.external, p.state FROM people p WHERE p.mail = $2"
    )
);
sql!(
    ADD,
    "INSERT INTO people_tables (id, by_id, at_ms, kind, body, state, done_rows, changed_rows)
     VALUES ($1, $2::bigint, $3, $4, $5, 'read', 0, 0)"
);
sql!(TABLE, "SELECT id, kind, body, state, done_rows, changed_rows, at_ms FROM people_tables WHERE id = $1");
sql!(
    GO,
    "UPDATE people_tables SET state = $2, done_rows = done_rows + $3, changed_rows = changed_rows + $4 WHERE id = $1"
);
sql!(FORGET, "DELETE FROM people_tables WHERE at_ms < $1 AND state <> 'running'");
sql!(
    WORDS,
    "UPDATE people SET name = $2, name_folded = $3, title = $4, mail = $5::text, lang = $6, zone = $7, version = version + 1 WHERE id = $1"
);
sql!(
    EXPORT,
    "SELECT p.id, p.handle, p.name, p.mail, p.title, u.name, p.lang, p.zone, p.external FROM people p
     LEFT JOIN units u ON u.id = p.unit_id
     WHERE p.id > $1 AND p.state <> 'left' ORDER BY p.id LIMIT 1000"
);

/// People in the order of their ids, a thousand after one.
///
/// # Errors
/// What the database says.
pub fn known_after(r: &mut Read<'_>, after: i64) -> Res<Vec<Known>> {
    r.all(&KNOWN_AFTER, p![after])
}

/// Whoever has this handle, and whoever has this mail address.
///
/// # Errors
/// What the database says.
pub fn known_by(r: &mut Read<'_>, handle: &str, mail: &str) -> Res<Vec<Known>> {
    r.all(&KNOWN_BY, p![handle, mail])
}

/// A table that was sent.
#[derive(Debug, Clone)]
pub struct Sent {
    /// The id.
    pub id: i64,
    /// `people` or `units`.
    pub kind: String,
    /// The text.
    pub body: String,
    /// `read`, `running` or `done`.
    pub state: String,
    /// Rows applied.
    pub done: i64,
    /// Changes they made.
    pub changed: i64,
    /// When it was sent.
    pub at: Time,
}
row!(Sent { id, kind, body, state, done, changed, at });

/// Keeps a table until it is applied; those of a week ago are forgotten.
///
/// # Errors
/// What the database says.
pub fn add(w: &mut Write<'_>, by: PersonId, kind: Kind, body: &str) -> Res<i64> {
    let (id, now): (Id<Table>, Time) = (w.id(), w.now());
    w.exec(&FORGET, p![now.plus(-7 * kernel::time::DAY)])?;
    w.exec(&ADD, p![id, by, now, kind.as_str(), body])?;
    Ok(id.number())
}

/// A table by its id.
///
/// # Errors
/// `NoRow` when there is none.
pub fn table(r: &mut Read<'_>, id: i64) -> Res<Sent> {
    r.one(&TABLE, p![id])
}

/// Notes how far a table is applied.
///
/// # Errors
/// What the database says.
pub fn go(w: &mut Write<'_>, id: i64, state: &str, rows: usize, changed: usize) -> Res<()> {
    let number = |n: usize| i64::try_from(n).unwrap_or(i64::MAX);
    w.exec(&GO, p![id, state, number(rows), number(changed)]).map(drop)
}

/// Gives somebody the words of a row.
///
/// # Errors
/// What the database says.
pub fn words(w: &mut Write<'_>, k: &Known) -> Res<()> {
    let folded = fold::fold(&k.name);
    let mail = k.mail.as_deref();
    w.exec(&WORDS, p![k.id, &k.name, &folded, &k.title, mail, &k.lang, &k.zone]).map(drop)
}

/// A line of the export.
#[derive(Debug, Clone)]
pub struct Line {
    /// The id.
    pub id: i64,
    /// Handle.
    pub handle: String,
    /// Name.
    pub name: String,
    /// Mail address.
    pub mail: Option<String>,
    /// Job title.
    pub title: String,
    /// Name of the unit.
    pub unit: Option<String>,
    /// Language.
    pub lang: String,
    /// Time zone.
    pub zone: String,
    /// Not of the company.
    pub external: bool,
}
row!(Line { id, handle, name, mail, title, unit, lang, zone, external });

/// Lines of the export, a thousand after one.
///
/// # Errors
/// What the database says.
pub fn export_after(r: &mut Read<'_>, after: i64) -> Res<Vec<Line>> {
    r.all(&EXPORT, p![after])
}

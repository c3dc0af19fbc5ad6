//! What the circle wants to talk about.

use kernel::{Id, PersonId, Time};
use policy::Permitted;
use store::{Read, Res, p, row, sql};

use crate::circle::CircleThing;

/// A point; the phantom of its id.
#[derive(Debug, Clone, Copy)]
enum Raised {}

sql!(
    OPEN,
    "SELECT x.id, p.id, p.name, p.handle, x.at_ms, x.body FROM circle_points x JOIN people p ON p.id = x.author_id
     WHERE x.done_ms IS NULL ORDER BY x.id LIMIT 100"
);
sql!(RAISE, "INSERT INTO circle_points (id, author_id, at_ms, body) VALUES ($1, $2, $3, $4)");
sql!(SETTLE, "UPDATE circle_points SET done_ms = $2 WHERE id = $1 AND done_ms IS NULL");

/// Something to talk about.
#[derive(Debug, Clone)]
pub struct Point {
    /// Its id.
    pub id: i64,
    /// Who brought it up.
    pub author: PersonId,
    /// Their name; empty for a reader from outside who does not know them.
    pub name: String,
    /// Their short name.
    pub handle: String,
    /// When.
    pub at: Time,
    /// The words.
    pub body: String,
}
row!(Point { id, author, name, handle, at, body });

/// What is still to be talked about, the first one first.
///
/// # Errors
/// What the database says.
pub fn open(r: &mut Read<'_>) -> Res<Vec<Point>> {
    r.all(&OPEN, p![])
}

/// Brings something up.
///
/// # Errors
/// What the database says.
pub fn raise(permit: &mut Permitted<'_, '_, CircleThing>, body: &str) -> Res<()> {
    let (w, _, actor) = permit.split();
    let (id, now): (Id<Raised>, Time) = (w.id(), w.now());
    w.exec(&RAISE, p![id, actor.id, now, body])?;
    Ok(())
}

/// It was talked about; false when there is no such point any more.
///
/// # Errors
/// What the database says.
pub fn settle(permit: &mut Permitted<'_, '_, CircleThing>, id: i64) -> Res<bool> {
    let w = permit.tx();
    let now = w.now();
    Ok(w.exec(&SETTLE, p![id, now])? == 1)
}

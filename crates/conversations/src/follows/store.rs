//! Every statement of what one follows and has muted; the reader's own rows alone.

use kernel::{Cursor, PersonId, SpaceId, ThreadId, Time};
use store::{Read, Res, Write, p, row, sql};

macro_rules! follows_sql {
    ($which:literal) => {
        concat!(
            "SELECT t.id, t.title, t.kind, f.why, f.since_ms, s.slug, s.name, s.hue, s.kind
             FROM follows f JOIN threads t ON t.id = f.thread_id AND t.gone IS NULL JOIN spaces s ON s.id = t.space_id
             WHERE f.person_id = $1 AND f.why ",
            $which,
            " 'muted' AND (f.since_ms, f.thread_id) < ($2, $3)
               AND EXISTS (SELECT 1 FROM visible_spaces v WHERE v.person_id = $1 AND v.space_id = t.space_id)
             ORDER BY f.since_ms DESC, f.thread_id DESC LIMIT $4"
        )
    };
}
sql!(FOLLOWED, follows_sql!("<>"));
sql!(MUTED, follows_sql!("="));
sql!(
    SPACES,
    "SELECT s.slug, s.name, s.hue, s.kind, z.since_ms FROM space_mutes z JOIN spaces s ON s.id = z.space_id
     WHERE z.person_id = $1 AND EXISTS (SELECT 1 FROM visible_spaces v WHERE v.person_id = $1 AND v.space_id = z.space_id)
     ORDER BY s.name_folded, s.id LIMIT 500"
);
sql!(
    MUTE,
    "INSERT INTO space_mutes (person_id, space_id, since_ms) VALUES ($1, $2, $3)
     ON CONFLICT (person_id, space_id) DO NOTHING"
);
sql!(UNMUTE, "DELETE FROM space_mutes WHERE person_id = $1 AND space_id = $2");
sql!(IS_MUTED, "SELECT space_id FROM space_mutes WHERE person_id = $1 AND space_id = $2");

/// A thread somebody follows or has muted.
#[derive(Debug, Clone)]
pub struct Followed {
    /// The thread.
    pub id: ThreadId,
    /// Its title.
    pub title: String,
    /// Its kind.
    pub kind: String,
    /// Why.
    pub why: String,
    /// Since when.
    pub since: Time,
    /// Its space.
    pub slug: String,
    /// That space's name.
    pub space: String,
    /// Its hue.
    pub hue: i64,
    /// Its kind.
    pub space_kind: String,
}
row!(Followed { id, title, kind, why, since, slug, space, hue, space_kind });

/// A space somebody has muted.
#[derive(Debug, Clone)]
pub struct Muted {
    /// Its slug.
    pub slug: String,
    /// Its name.
    pub name: String,
    /// Its hue.
    pub hue: i64,
    /// Its kind.
    pub kind: String,
    /// Since when.
    pub since: Time,
}
row!(Muted { slug, name, hue, kind, since });

/// The threads somebody follows, or has muted, the newest choice first; `most` and one more.
///
/// # Errors
/// What the database says.
pub fn threads(
    r: &mut Read<'_>,
    person: PersonId,
    muted: bool,
    after: Cursor,
    most: i64,
) -> Res<Vec<Followed>> {
    let statement = if muted { &MUTED } else { &FOLLOWED };
    r.all(statement, p![person, after.key, after.id, most + 1])
}

/// The spaces somebody has muted.
///
/// # Errors
/// What the database says.
pub fn spaces(r: &mut Read<'_>, person: PersonId) -> Res<Vec<Muted>> {
    r.all(&SPACES, p![person])
}

/// Mutes a space, or no longer. The reader writes only their own row.
///
/// # Errors
/// What the database says.
pub fn mute(w: &mut Write<'_>, person: PersonId, space: SpaceId, on: bool) -> Res<()> {
    let now = w.now();
    if on { w.exec(&MUTE, p![person, space, now]) } else { w.exec(&UNMUTE, p![person, space]) }.map(drop)
}

/// Whether somebody has muted a space.
///
/// # Errors
/// What the database says.
pub fn is_muted(r: &mut Read<'_>, person: PersonId, space: SpaceId) -> Res<bool> {
    Ok(!r.ints(&IS_MUTED, p![person, space])?.is_empty())
}

//! Lines about moves, at both places.

use kernel::{PersonId, SpaceId, ThreadId, Time};
use store::{Read, Res, p, row, sql};

use crate::moving::SHOWN_MS;
use crate::moving::line::Line;

macro_rules! line_sql {
    ($other:literal, $where:literal) => {
        concat!(
            "SELECT m.kind, m.thread_id, m.other_id, m.message_id, m.messages, m.by_id, b.name, m.why, m.at_ms, m.undone_ms,
                CASE WHEN vf.space_id IS NULL THEN '' ELSE f.slug END, CASE WHEN vf.space_id IS NULL THEN '' ELSE f.name END,
                CASE WHEN vt.space_id IS NULL THEN '' ELSE g.slug END, CASE WHEN vt.space_id IS NULL THEN '' ELSE g.name END,
                (SELECT o.title FROM threads o JOIN visible_threads y ON y.thread_id = o.id AND y.person_id = $1 WHERE o.id = ",
            $other,
            "), m.id
             FROM thread_moves m JOIN people b ON b.id = m.by_id
             JOIN spaces f ON f.id = m.from_space JOIN spaces g ON g.id = m.to_space
             LEFT JOIN visible_spaces vf ON vf.space_id = f.id AND vf.person_id = $1
             LEFT JOIN visible_spaces vt ON vt.space_id = g.id AND vt.person_id = $1
             WHERE ",
            $where
        )
    };
}
sql!(
    LINES,
    concat!(
        line_sql!("m.other_id", "m.thread_id = $2"),
        " UNION ALL ",
        line_sql!("m.thread_id", "m.other_id = $2 AND m.kind = 'split'"),
        " ORDER BY 16 DESC LIMIT 20"
    )
);
sql!(
    LEFT,
    "SELECT m.thread_id, b.name, m.why, m.at_ms, g.slug, g.name,
        (SELECT t.title FROM threads t JOIN visible_threads y ON y.thread_id = t.id AND y.person_id = $1 WHERE t.id = m.thread_id)
     FROM thread_moves m JOIN people b ON b.id = m.by_id JOIN threads x ON x.id = m.thread_id
     JOIN spaces g ON g.id = x.space_id
     WHERE m.from_space = $2 AND m.kind = 'move' AND m.undone_ms IS NULL AND m.at_ms > $3 AND x.space_id <> $2
     ORDER BY m.id DESC LIMIT 3"
);
sql!(
    LAST_MOVE,
    "SELECT m.id, m.from_space, m.to_space, m.by_id, m.at_ms FROM thread_moves m
     WHERE m.thread_id = $1 AND m.kind = 'move' AND m.undone_ms IS NULL
       AND NOT EXISTS (SELECT 1 FROM thread_moves n WHERE n.thread_id = $1 AND n.id > m.id AND n.kind IN ('move', 'back'))
     LIMIT 1"
);

/// What happened to a thread's place, the newest first, as one reader may know it.
///
/// # Errors
/// What the database says.
pub fn lines(r: &mut Read<'_>, person: PersonId, thread: ThreadId) -> Res<Vec<Line>> {
    r.all(&LINES, p![person, thread])
}

/// A thread that left a space lately.
#[derive(Debug, Clone)]
pub struct Away {
    /// The thread.
    pub thread: ThreadId,
    /// Who moved it.
    pub name: String,
    /// Why.
    pub why: String,
    /// When.
    pub at: Time,
    /// Slug of the space it is in now.
    pub slug: String,
    /// That space's name.
    pub space: String,
    /// Its title, when the reader may still read it; without it nothing about its place is shown.
    pub title: Option<String>,
}
row!(Away { thread, name, why, at, slug, space, title });

/// The threads that left a space lately, three at most.
///
/// # Errors
/// What the database says.
pub fn left(r: &mut Read<'_>, person: PersonId, space: SpaceId) -> Res<Vec<Away>> {
    let since = r.now().plus(-SHOWN_MS);
    r.all(&LEFT, p![person, space, since])
}

/// Its line, from where, to where, who and when.
pub type Moved = (i64, SpaceId, SpaceId, PersonId, Time);

/// The last move of a thread, unless it was taken back: its line, from where, to where, who, when.
///
/// # Errors
/// What the database says.
pub fn last_move(r: &mut Read<'_>, thread: ThreadId) -> Res<Option<Moved>> {
    r.opt(&LAST_MOVE, p![thread])
}

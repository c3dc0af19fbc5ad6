//! What stands at the top: every statement.

use kernel::{PersonId, SpaceId, ThreadId, Time};
use policy::Permitted;
use store::{Read, Res, Write, p, row, sql};

use super::pin::{self, Mark};
use super::{MOST_ANNOUNCED, STANDS_MS};
use crate::things::Talk;

sql!(COUNT, "SELECT COUNT(*) FROM pins WHERE space_id = $1");
sql!(
    PIN,
    "INSERT INTO pins (thread_id, space_id, by_id, at_ms) VALUES ($1, $2, $3, $4) ON CONFLICT (thread_id) DO NOTHING"
);
sql!(
    FEATURE,
    "INSERT INTO featured (thread_id, space_id, by_id, at_ms) VALUES ($1, $2, $3, $4)
     ON CONFLICT (thread_id) DO NOTHING"
);
sql!(UNPIN, "DELETE FROM pins WHERE thread_id = $1");
sql!(UNFEATURE, "DELETE FROM featured WHERE thread_id = $1");
sql!(
    PUT_AWAY,
    "INSERT INTO announcements_away (person_id, thread_id, at_ms) VALUES ($1, $2, $3)
     ON CONFLICT (person_id, thread_id) DO NOTHING"
);
sql!(
    PINNED,
    "SELECT t.id, t.title, t.excerpt, b.name, b.handle, p.at_ms
     FROM pins p JOIN threads t ON t.id = p.thread_id JOIN people b ON b.id = p.by_id
     WHERE p.space_id = $1 AND t.gone IS NULL ORDER BY p.at_ms, t.id LIMIT 3"
);
sql!(
    UNSEEN,
    "SELECT t.id, t.title, t.excerpt, a.name, a.handle, t.created_ms
     FROM unseen_announcements u JOIN threads t ON t.id = u.thread_id JOIN people a ON a.id = t.author_id
     WHERE u.person_id = $1 AND u.space_id = $2 AND u.created_ms > $3 ORDER BY u.created_ms DESC LIMIT $4"
);
sql!(
    MARKS,
    "SELECT EXISTS (SELECT 1 FROM pins p WHERE p.thread_id = $1), EXISTS (SELECT 1 FROM featured f WHERE f.thread_id = $1)"
);

/// A thread at the top of its space, and who put it there: whoever pinned or announced it.
#[derive(Debug, Clone)]
pub struct Top {
    /// The thread.
    pub id: ThreadId,
    /// Its title; empty when its opening words are gone.
    pub title: String,
    /// Its first words.
    pub excerpt: String,
    /// Who.
    pub name: String,
    /// Their handle.
    pub handle: String,
    /// Since when.
    pub at: Time,
}
row!(Top { id, title, excerpt, name, handle, at });

/// The pinned threads of a space, the first pinned first. The caller has found the space through
/// the actor.
///
/// # Errors
/// What the database says.
pub fn pinned(r: &mut Read<'_>, space: SpaceId) -> Res<Vec<Top>> {
    r.all(&PINNED, p![space])
}

/// Announcements of a space the person has neither read nor put away, the newest first.
///
/// # Errors
/// What the database says.
pub fn unseen(r: &mut Read<'_>, person: PersonId, space: SpaceId) -> Res<Vec<Top>> {
    let since = r.now().plus(-STANDS_MS);
    r.all(&UNSEEN, p![person, space, since, MOST_ANNOUNCED])
}

/// Whether a thread is pinned, and whether it is marked as worth reading.
///
/// # Errors
/// What the database says.
pub fn marks(r: &mut Read<'_>, thread: ThreadId) -> Res<(bool, bool)> {
    r.one(&MARKS, p![thread])
}

/// How many threads of a space are pinned.
///
/// # Errors
/// What the database says.
pub fn pins(r: &mut Read<'_>, space: SpaceId) -> Res<i64> {
    Ok(r.one::<(i64,)>(&COUNT, p![space])?.0)
}

/// Sets a mark, or takes it away; nothing is announced when nothing changes.
///
/// # Errors
/// What the database says.
pub fn set(talk: &mut Permitted<'_, '_, Talk>, mark: Mark, on: bool) -> Res<()> {
    let (w, talk, actor) = talk.split();
    let at = w.now();
    let row = p![talk.id, talk.place.id, actor.id, at];
    let changed = match (mark, on) {
        (Mark::Pin, true) => w.exec(&PIN, row)?,
        (Mark::Feature, true) => w.exec(&FEATURE, row)?,
        (Mark::Pin, false) => w.exec(&UNPIN, p![talk.id])?,
        (Mark::Feature, false) => w.exec(&UNFEATURE, p![talk.id])?,
    };
    if changed > 0 {
        w.announce(pin::marked(talk, mark, on, actor.id, at));
    }
    Ok(())
}

/// Puts an announcement away for one person.
///
/// # Errors
/// What the database says.
pub fn put_away(w: &mut Write<'_>, person: PersonId, thread: ThreadId) -> Res<()> {
    let at = w.now();
    w.exec(&PUT_AWAY, p![person, thread, at]).map(drop)
}

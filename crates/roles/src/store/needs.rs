//! What spaces ask of their facilitators: counts of a space over four weeks, made once a day.

use std::collections::BTreeMap;

use kernel::SpaceId;
use kernel::time::DAY;
use store::{Read, Res, Write, p, sql};

use crate::load::Volume;
use crate::scope::Scope;

sql!(VOLUMES, "SELECT space_id, threads, questions, messages, joiners FROM space_volumes");
sql!(FORGET, "DELETE FROM space_volumes WHERE at_ms < $1");
// A thread that was written in lately; older ones have no message of the window.
sql!(
    COUNT,
    "INSERT INTO space_volumes (space_id, at_ms, threads, questions, messages, joiners)
     SELECT s.id, $2,
        (SELECT COUNT(*) FROM threads t WHERE t.space_id = s.id AND t.last_ms >= $1 AND t.created_ms >= $1),
        (SELECT COUNT(*) FROM threads t
         WHERE t.space_id = s.id AND t.last_ms >= $1 AND t.created_ms >= $1 AND t.kind = 'question'),
        (SELECT COUNT(*) FROM threads t JOIN messages m ON m.thread_id = t.id
         WHERE t.space_id = s.id AND t.last_ms >= $1 AND m.created_ms >= $1),
        (SELECT COUNT(*) FROM memberships x WHERE x.space_id = s.id AND x.since_ms >= $1)
     FROM spaces s WHERE s.closed_ms IS NULL AND s.kind = 'community'
     ON CONFLICT (space_id) DO UPDATE SET at_ms = excluded.at_ms, threads = excluded.threads,
        questions = excluded.questions, messages = excluded.messages, joiners = excluded.joiners"
);

/// Counts anew.
///
/// # Errors
/// What the database says.
pub fn count(w: &mut Write<'_>) -> Res<()> {
    let now = w.now();
    w.exec(&COUNT, p![now.plus(-28 * DAY), now])?;
    w.exec(&FORGET, p![now])?;
    Ok(())
}

/// What each space asked.
///
/// # Errors
/// What the database says.
pub fn volumes(r: &mut Read<'_>) -> Res<BTreeMap<Scope, Volume>> {
    let rows: Vec<(SpaceId, i64, i64, i64, i64)> = r.all(&VOLUMES, p![])?;
    let volume = |(id, threads, questions, messages, joiners)| {
        (Scope::Space(id), Volume { threads, questions, messages, joiners })
    };
    Ok(rows.into_iter().map(volume).collect())
}

sql!(
    SIZE,
    "SELECT (SELECT COUNT(*) FROM people WHERE state = 'active'),
        (SELECT COUNT(*) FROM spaces WHERE kind = 'community' AND closed_ms IS NULL)"
);

/// How large the network is: active people, open communities.
///
/// # Errors
/// What the database says.
pub fn size(r: &mut Read<'_>) -> Res<(i64, i64)> {
    r.one(&SIZE, p![])
}

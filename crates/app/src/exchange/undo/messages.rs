//! Messages an import added to threads that were here before it.

use std::collections::{BTreeMap, HashSet};

use kernel::ThreadId;
use store::{Res, Write, p, sql};

use super::threads::told;
use super::{Kept, STEP, Undone, next};

sql!(
    OWN,
    "SELECT k.id FROM source_keys k WHERE k.import_id = $1 AND k.kind = 'message' AND k.id > $2
        AND NOT EXISTS (SELECT 1 FROM messages m JOIN source_keys t ON t.import_id = $1 AND t.kind = 'thread'
            AND t.id = m.thread_id WHERE m.id = k.id)
     ORDER BY k.id LIMIT $3"
);
sql!(THREAD_OF, "SELECT id, thread_id FROM messages WHERE id = ANY($1)");
// Somebody here wrote after the import.
sql!(
    USED,
    "SELECT DISTINCT m.thread_id FROM messages m JOIN imports i ON i.id = $2
     WHERE m.thread_id = ANY($1) AND m.created_ms >= i.started_ms
        AND NOT EXISTS (SELECT 1 FROM source_keys k WHERE k.import_id = $2 AND k.kind = 'message' AND k.id = m.id)"
);
sql!(THREAD, "SELECT t.title, s.slug FROM threads t JOIN spaces s ON s.id = t.space_id WHERE t.id = $1");
sql!(
    REMAINING,
    "SELECT m.id, m.author_id, m.created_ms FROM messages m WHERE m.thread_id = $1
     ORDER BY m.created_ms DESC, m.id DESC LIMIT 1"
);
sql!(
    SHORTEN,
    "UPDATE threads SET replies = replies - $2, last_id = $3, last_author_id = $4, last_ms = $5, version = version + 1,
        state = CASE WHEN answer_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM messages m WHERE m.id = answer_id)
            THEN 'open' ELSE state END,
        answer_id = CASE WHEN EXISTS (SELECT 1 FROM messages m WHERE m.id = answer_id) THEN answer_id ELSE NULL END
     WHERE id = $1"
);
sql!(
    LOOSE_FOLLOWS,
    "DELETE FROM follows WHERE thread_id = $1 AND why IN ('started', 'replied', 'mentioned')
        AND NOT EXISTS (SELECT 1 FROM messages m WHERE m.thread_id = $1 AND m.author_id = follows.person_id)
        AND NOT EXISTS (SELECT 1 FROM messages m JOIN mentions x ON x.message_id = m.id
            WHERE m.thread_id = $1 AND x.person_id = follows.person_id)"
);
sql!(DROP_REACTIONS, "DELETE FROM reactions WHERE message_id = ANY($1)");
sql!(DROP_MENTIONS, "DELETE FROM mentions WHERE message_id = ANY($1)");
sql!(DROP_VERSIONS, "DELETE FROM message_versions WHERE message_id = ANY($1)");
// What nothing points to any more goes with the next round.
sql!(DROP_FILES, "DELETE FROM message_files WHERE message_id = ANY($1)");
sql!(DROP, "DELETE FROM messages WHERE id = ANY($1)");
sql!(DROP_KEYS, "DELETE FROM source_keys WHERE import_id = $1 AND kind = 'message' AND id = ANY($2)");

/// Messages with what hangs on them.
pub(super) fn drop_messages(w: &mut Write<'_>, import: i64, ids: &Vec<i64>) -> Res<()> {
    for statement in [&DROP_REACTIONS, &DROP_MENTIONS, &DROP_VERSIONS, &DROP_FILES, &DROP] {
        w.exec(statement, p![ids])?;
    }
    w.exec(&DROP_KEYS, p![import, ids])?;
    ids.iter().for_each(|id| told(w, *id));
    Ok(())
}

pub(super) fn step(w: &mut Write<'_>, import: i64, after: i64) -> Res<(Undone, Option<i64>)> {
    let ids = w.ints(&OWN, p![import, after, STEP])?;
    let here: Vec<(i64, ThreadId)> = w.all(&THREAD_OF, p![&ids])?;
    let threads: Vec<i64> =
        here.iter().map(|(_, t)| t.number()).collect::<HashSet<_>>().into_iter().collect();
    let used: HashSet<i64> = w.ints(&USED, p![&threads, import])?.into_iter().collect();
    let mut undone = Undone::default();
    for thread in threads.iter().filter(|t| used.contains(t)) {
        if let Some((name, slug)) = w.opt::<(String, String)>(&THREAD, p![*thread])? {
            let address = format!("/s/{slug}/t/{thread}");
            undone.kept.push(Kept { what: "thread", name, address });
        }
    }
    let mut stay: HashSet<i64> = HashSet::new();
    let mut go: BTreeMap<ThreadId, i64> = BTreeMap::new();
    for (id, thread) in &here {
        if used.contains(&thread.number()) {
            stay.insert(*id);
        } else {
            *go.entry(*thread).or_insert(0) += 1;
        }
    }
    let gone: Vec<i64> = ids.iter().copied().filter(|id| !stay.contains(id)).collect();
    undone.messages = here.len() - stay.len();
    drop_messages(w, import, &gone)?;
    for (thread, count) in go {
        shorten(w, thread, count)?;
    }
    Ok((undone, next(&ids)))
}

fn shorten(w: &mut Write<'_>, thread: ThreadId, count: i64) -> Res<()> {
    if let Some((id, author, at)) = w.opt::<(i64, i64, i64)>(&REMAINING, p![thread])? {
        w.exec(&SHORTEN, p![thread, count, id, author, at])?;
    }
    w.exec(&LOOSE_FOLLOWS, p![thread]).map(drop)
}

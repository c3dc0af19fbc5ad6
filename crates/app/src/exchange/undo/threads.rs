//! Threads an import brought, whole.

use std::collections::{BTreeMap, HashSet};

use kernel::{Fact, SpaceId, ThreadId};
use store::{Res, Write, p, row, sql};

use super::messages::drop_messages;
use super::{Kept, STEP, Undone, next};

sql!(
    OWN,
    "SELECT id FROM source_keys WHERE import_id = $1 AND kind = 'thread' AND brought AND id > $2 ORDER BY id LIMIT $3"
);
// Somebody replied, made something of it, or moved it about.
sql!(
    USED,
    "SELECT m.thread_id FROM messages m WHERE m.thread_id = ANY($1)
        AND NOT EXISTS (SELECT 1 FROM source_keys k WHERE k.import_id = $2 AND k.kind = 'message' AND k.id = m.id)
     UNION SELECT thread_id FROM outcomes WHERE thread_id = ANY($1)
     UNION SELECT thread_id FROM thread_acts WHERE thread_id = ANY($1)
     UNION SELECT thread_id FROM tasks WHERE thread_id = ANY($1)
     UNION SELECT thread_id FROM thread_moves WHERE thread_id = ANY($1)
     UNION SELECT other_id FROM thread_moves WHERE other_id = ANY($1)
     UNION SELECT thread_id FROM cases WHERE thread_id = ANY($1)"
);
sql!(
    THREADS,
    "SELECT t.id, t.title, t.space_id, s.slug FROM threads t JOIN spaces s ON s.id = t.space_id WHERE t.id = ANY($1)"
);
sql!(MESSAGES, "SELECT id FROM messages WHERE thread_id = ANY($1) ORDER BY id");
sql!(DROP, "DELETE FROM threads WHERE id = ANY($1)");
sql!(DROP_FOLLOWS, "DELETE FROM follows WHERE thread_id = ANY($1)");
sql!(DROP_MARKS, "DELETE FROM read_marks WHERE thread_id = ANY($1)");
sql!(DROP_NOTICES, "DELETE FROM notices WHERE thread_id = ANY($1)");
sql!(DROP_PINS, "DELETE FROM pins WHERE thread_id = ANY($1)");
sql!(DROP_FEATURED, "DELETE FROM featured WHERE thread_id = ANY($1)");
sql!(DROP_RELATED, "DELETE FROM search_related WHERE thread_id = ANY($1)");
sql!(DROP_AWAY, "DELETE FROM announcements_away WHERE thread_id = ANY($1)");
sql!(DROP_KEYS, "DELETE FROM source_keys WHERE import_id = $1 AND kind = 'thread' AND id = ANY($2)");
sql!(
    pub(super) SHRINK,
    "UPDATE spaces SET threads = threads - $2, last_ms = COALESCE((SELECT MAX(t.last_ms) FROM threads t
        WHERE t.space_id = spaces.id), created_ms) WHERE id = $1"
);

struct Thread {
    id: ThreadId,
    title: String,
    space: SpaceId,
    slug: String,
}
row!(Thread { id, title, space, slug });

pub(super) fn step(w: &mut Write<'_>, import: i64, after: i64) -> Res<(Undone, Option<i64>)> {
    let ids = w.ints(&OWN, p![import, after, STEP])?;
    let used: HashSet<i64> = w.ints(&USED, p![&ids, import])?.into_iter().collect();
    let all: Vec<Thread> = w.all(&THREADS, p![&ids])?;
    let (stay, go): (Vec<Thread>, Vec<Thread>) = all.into_iter().partition(|t| used.contains(&t.id.number()));
    let kept = |t: Thread| {
        let address = format!("/s/{}/t/{}", t.slug, t.id);
        Kept { what: "thread", name: t.title, address }
    };
    let mut undone =
        Undone { threads: go.len(), kept: stay.into_iter().map(kept).collect(), ..Undone::default() };
    // Threads that are not there any more leave their keys too.
    let gone: Vec<i64> = ids.iter().copied().filter(|id| !used.contains(id)).collect();
    let messages = w.ints(&MESSAGES, p![&gone])?;
    undone.messages = messages.len();
    drop_messages(w, import, &messages)?;
    for statement in [
        &DROP_FOLLOWS,
        &DROP_MARKS,
        &DROP_NOTICES,
        &DROP_PINS,
        &DROP_FEATURED,
        &DROP_RELATED,
        &DROP_AWAY,
        &DROP,
    ] {
        w.exec(statement, p![&gone])?;
    }
    w.exec(&DROP_KEYS, p![import, &gone])?;
    let mut spaces: BTreeMap<SpaceId, i64> = BTreeMap::new();
    for thread in &go {
        *spaces.entry(thread.space).or_insert(0) += 1;
    }
    for (space, count) in spaces {
        w.exec(&SHRINK, p![space, count])?;
    }
    Ok((undone, next(&ids)))
}

/// What is said when a message goes, so that whatever was made of it goes as well.
pub(super) fn told(w: &mut Write<'_>, message: i64) {
    let now = w.now();
    w.announce(Fact::past("message.deleted", message, now));
}

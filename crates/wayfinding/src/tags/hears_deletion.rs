//! What is not kept carries no tags; a tag that nothing carries and nobody follows is forgotten.

use jobs::Consumer;
use kernel::{Fact, ThreadId};
use store::{Res, Write, p, sql};

use super::keep_store as keep;

sql!(CARRIED, "SELECT DISTINCT tag_id FROM thread_tags WHERE thread_id = $1");
sql!(
    FORGET,
    "DELETE FROM tags WHERE id = ANY($1) AND into_id IS NULL
     AND NOT EXISTS (SELECT 1 FROM thread_tags g WHERE g.tag_id = tags.id)
     AND NOT EXISTS (SELECT 1 FROM tag_follows f WHERE f.tag_id = tags.id)
     AND NOT EXISTS (SELECT 1 FROM tags o WHERE o.root_id = tags.id AND o.id <> tags.id)"
);
sql!(NO_COUNTS, "DELETE FROM tag_spaces WHERE space_id = $1");

pub(super) fn consumer() -> Consumer {
    Consumer {
        name: "tags.removed",
        hears: &["thread.clearing", "thread.cleared", "space.removed"],
        quiet: true,
        handle: hear,
    }
}

fn hear(w: &mut Write<'_>, fact: &Fact) -> Res<()> {
    if fact.kind == "space.removed" {
        return w.exec(&NO_COUNTS, p![fact.subject]).map(drop);
    }
    let thread = ThreadId::new(fact.subject);
    let tags: Vec<i64> = w.ints(&CARRIED, p![thread])?;
    if tags.is_empty() {
        return Ok(());
    }
    for message in keep::carrying(w, thread)? {
        keep::read_again(w, message)?;
    }
    w.exec(&FORGET, p![&tags]).map(drop)
}

//! What is not kept is not found: conversations that are cleared, and spaces that are deleted.

use jobs::{Consumer, JobKind};
use kernel::Fact;
use store::{Res, Write, p, sql};

use super::index_store as index;

/// So many documents in one step.
const STEP: i64 = 200;
/// The job that takes documents out: `thread:ID` or `space:ID`.
const CLEAR: &str = "search.clear";

sql!(OF_THREAD, "SELECT id FROM search_docs WHERE thread_id = $1 ORDER BY id LIMIT $2");
sql!(OF_SPACE, "SELECT id FROM search_docs WHERE space_id = $1 ORDER BY id LIMIT $2");
sql!(NO_RELATED, "DELETE FROM search_related WHERE thread_id = $1");
sql!(NO_SPACE, "DELETE FROM search_spaces WHERE space_id = $1");
// Words of titles are known without the title they come from: they are learned anew from what is left.
sql!(NO_WORDS, "DELETE FROM search_near");

pub(super) fn consumer() -> Consumer {
    Consumer {
        name: "search.removed",
        hears: &["thread.clearing", "thread.cleared", "space.removed"],
        quiet: true,
        handle: hear,
    }
}

pub(super) fn job() -> JobKind {
    JobKind { name: CLEAR, every_ms: None, run: clear }
}

fn hear(w: &mut Write<'_>, fact: &Fact) -> Res<()> {
    let now = w.now();
    if fact.kind == "space.removed" {
        index::drop_doc(w, -fact.subject)?;
        w.exec(&NO_SPACE, p![fact.subject])?;
        jobs::enqueue(w, CLEAR, &format!("space:{}", fact.subject), now)?;
        w.exec(&NO_WORDS, p![])?;
        return jobs::enqueue(w, "search.rebuild", "", now);
    }
    w.exec(&NO_RELATED, p![fact.subject])?;
    jobs::enqueue(w, CLEAR, &format!("thread:{}", fact.subject), now)
}

fn clear(w: &mut Write<'_>, args: &str) -> Res<Option<String>> {
    let Some((of, id)) = args.split_once(':') else { return Ok(None) };
    let Ok(id) = id.parse::<i64>() else { return Ok(None) };
    let sql = if of == "space" { &OF_SPACE } else { &OF_THREAD };
    let docs: Vec<i64> = w.ints(sql, p![id, STEP])?;
    let more = i64::try_from(docs.len()).is_ok_and(|n| n == STEP);
    docs.into_iter().try_for_each(|doc| index::drop_doc(w, doc))?;
    Ok(more.then(|| args.to_owned()))
}

//! A space is deleted, and its tasks with it; a conversation that is not kept any longer leaves the
//! tasks that came of it.

use jobs::Consumer;
use kernel::Fact;
use store::{Res, Write, p, sql};

sql!(NO_TASKS, "DELETE FROM tasks WHERE space_id = $1");
sql!(
    NO_THREAD,
    "UPDATE tasks SET thread_id = NULL, message_id = NULL, version = version + 1 WHERE thread_id = $1"
);

pub(super) fn consumers() -> Vec<Consumer> {
    vec![Consumer {
        name: "tasks.removed",
        hears: &["space.removed", "thread.cleared"],
        quiet: true,
        handle: removed,
    }]
}

fn removed(w: &mut Write<'_>, fact: &Fact) -> Res<()> {
    let sql = if fact.kind == "space.removed" { &NO_TASKS } else { &NO_THREAD };
    w.exec(sql, p![fact.subject]).map(drop)
}

//! What tasks announce. Numbers: `owner`, `message`; the thread is the one it comes from.

use kernel::{Fact, FactKind, Time};

use super::task::Task;

const fn kind(name: &'static str) -> FactKind {
    FactKind { name, version: 1, keep_days: 800, live: true }
}

/// Somebody made a task; subject: the task.
pub static TASK_MADE: FactKind = kind("task.made");
/// It has an owner; subject: the task.
pub static TASK_ASSIGNED: FactKind = kind("task.assigned");
/// Its words, day or owner changed; subject: the task.
pub static TASK_CHANGED: FactKind = kind("task.changed");
/// It is due today; subject: the task. Nobody acted.
pub static TASK_DUE: FactKind = kind("task.due");
/// It is done; subject: the task.
pub static TASK_DONE: FactKind = kind("task.done");
/// It is not done after all; subject: the task.
pub static TASK_REOPENED: FactKind = kind("task.reopened");

/// All of them.
pub static ALL: &[&FactKind] =
    &[&TASK_MADE, &TASK_ASSIGNED, &TASK_CHANGED, &TASK_DUE, &TASK_DONE, &TASK_REOPENED];

/// A fact about a task.
#[must_use]
pub fn about(kind: &'static FactKind, task: &Task, at: Time) -> Fact {
    let mut fact = Fact::new(kind, task.id, at).space(task.space);
    if let Some(thread) = task.thread {
        fact = fact.thread(thread);
    }
    if let Some(owner) = task.owner {
        fact = fact.with("owner", owner.number());
    }
    if let Some(message) = task.message { fact.with("message", message.number()) } else { fact }
}

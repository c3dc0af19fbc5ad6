//! What the room does on facts: it queues them.

use jobs::Consumer;

use super::log_store;

const HEARS: &[&str] = &[
    "thread.started",
    "thread.stated",
    "reply.posted",
    "question.answered",
    "task.made",
    "task.done",
    "note.written",
    "membership.begun",
    "membership.ended",
];

/// The past is not posted.
pub(super) fn consumers() -> Vec<Consumer> {
    vec![
        Consumer { name: "webhooks", hears: HEARS, quiet: false, handle: log_store::hear },
        super::hears_deletion::REMOVED,
    ]
}

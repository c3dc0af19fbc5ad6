//! What the room does on facts: it reads the tags of what was said, past facts too.

use jobs::Consumer;
use kernel::Fact;
use store::{Res, Write};

use super::keep_store as keep;

const HEARS: &[&str] = &[
    "thread.started",
    "reply.posted",
    "message.edited",
    "message.withdrawn",
    "message.deleted",
    "thread.moved",
    "thread.split",
    "thread.merged",
];

pub(super) fn consumers() -> Vec<Consumer> {
    vec![Consumer { name: "tags", hears: HEARS, quiet: true, handle: hear }]
}

fn hear(w: &mut Write<'_>, fact: &Fact) -> Res<()> {
    match (fact.kind.as_str(), fact.thread) {
        ("thread.started", Some(thread)) => match keep::opening(w, thread)? {
            Some(opening) => keep::read_again(w, opening),
            None => Ok(()),
        },
        ("reply.posted" | "message.edited" | "message.withdrawn" | "message.deleted", _) => {
            keep::read_again(w, fact.subject)
        }
        (_, Some(thread)) => {
            keep::carrying(w, thread)?.into_iter().try_for_each(|message| keep::read_again(w, message))
        }
        _ => Ok(()),
    }
}

//! Tasks stay with the message they were made of, whichever conversation it lies in by now.

use jobs::Consumer;
use kernel::{Fact, ThreadId};
use store::{Res, Write};

use super::store as own;

/// Conversations that were split or merged.
pub fn consumers() -> Vec<Consumer> {
    let threads = Consumer {
        name: "tasks.threads",
        hears: &["thread.split", "thread.merged"],
        quiet: true,
        handle: hear,
    };
    std::iter::once(threads).chain(super::hears_deletion::consumers()).collect()
}

fn hear(w: &mut Write<'_>, fact: &Fact) -> Res<()> {
    match (fact.kind.as_str(), fact.thread, fact.number("from")) {
        ("thread.merged", Some(into), _) => own::merged(w, ThreadId::new(fact.subject), into),
        ("thread.split", Some(new), Some(from)) => own::split(w, ThreadId::new(from), new),
        _ => Ok(()),
    }
}

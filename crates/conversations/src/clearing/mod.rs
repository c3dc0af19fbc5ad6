//! What is not kept: conversations of a space that is deleted, and those older than a space keeps
//! them.
//!
//! One thread after the other, a few hundred messages in a step, each step in one transaction, so
//! that it goes on where it stood. A thread that is being cleared is nobody's to read from the first
//! step on. When its last row is gone it is announced, and search, tags, notices, tasks and
//! counters drop what they have of it.

mod store;

#[cfg(test)]
mod tests;

use ::store::{Res, Write};
use jobs::{Consumer, JobKind};
use kernel::time::DAY;
use kernel::{Fact, SpaceId, ThreadId};

/// So many messages in one step.
const STEP: i64 = 300;
/// The job that clears a space that is deleted: `SPACE`.
const SPACE: &str = "conversations.clear";

/// A space is deleted, and its conversations with it.
pub const REMOVED: Consumer =
    Consumer { name: "conversations.removed", hears: &["space.removed"], quiet: true, handle: removed };

/// What this part does by itself.
#[must_use]
pub fn jobs() -> Vec<JobKind> {
    vec![
        JobKind { name: SPACE, every_ms: None, run: clear_space },
        JobKind { name: "conversations.retention", every_ms: Some(DAY), run: retention },
    ]
}

fn removed(w: &mut Write<'_>, fact: &Fact) -> Res<()> {
    let now = w.now();
    jobs::enqueue(w, SPACE, &fact.subject.to_string(), now)
}

/// One step over a space that is deleted; nobody is told of each thread, as nobody can see them.
fn clear_space(w: &mut Write<'_>, args: &str) -> Res<Option<String>> {
    let Ok(space) = args.parse::<i64>().map(SpaceId::new) else { return Ok(None) };
    match store::any_of(w, space)? {
        Some(thread) => {
            clear(w, thread, space)?;
            Ok(Some(args.to_owned()))
        }
        None => {
            store::clear_rest(w, space)?;
            Ok(None)
        }
    }
}

/// One step over what is older than its space keeps it.
fn retention(w: &mut Write<'_>, _: &str) -> Res<Option<String>> {
    let now = w.now();
    match store::too_old(w, now)? {
        Some((thread, space)) => {
            clear(w, thread, space)?;
            Ok(Some(String::new()))
        }
        None => Ok(None),
    }
}

/// One step of clearing a thread; announced when nothing of it is left.
fn clear(w: &mut Write<'_>, thread: ThreadId, space: SpaceId) -> Res<()> {
    let counted = store::hide(w, thread)?;
    if counted {
        // Those who count threads hear it once, at the first step.
        let fact = Fact::new(&super::facts::THREAD_CLEARING, thread.number(), w.now());
        w.announce(fact.space(space).thread(thread));
    }
    if store::clear_messages(w, thread, STEP)? {
        store::clear_thread(w, thread)?;
        let fact = Fact::new(&super::facts::THREAD_CLEARED, thread.number(), w.now());
        w.announce(fact.space(space).thread(thread));
    }
    Ok(())
}

//! What the room does on facts: it reads the tags of what was said, past facts too.

use jobs::Consumer;
use kernel::Fact;
use store::{Res, Write};

use super::facts::CARRIED;
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
    vec![
        Consumer { name: "tags", hears: HEARS, quiet: true, handle: hear },
        super::hears_deletion::consumer(),
    ]
}

fn hear(w: &mut Write<'_>, fact: &Fact) -> Res<()> {
    match (fact.kind.as_str(), fact.thread) {
        ("thread.started", Some(thread)) => match keep::opening(w, thread)? {
            Some(opening) => tell(w, fact, opening),
            None => Ok(()),
        },
        ("reply.posted" | "message.edited", _) => tell(w, fact, fact.subject),
        ("message.withdrawn" | "message.deleted", _) => keep::read_again(w, fact.subject).map(drop),
        (_, Some(thread)) => keep::carrying(w, thread)?
            .into_iter()
            .try_for_each(|message| keep::read_again(w, message).map(drop)),
        _ => Ok(()),
    }
}

/// Reads a message's tags; those its thread did not carry before are announced. Under a neutral name
/// nobody acted.
fn tell(w: &mut Write<'_>, fact: &Fact, message: i64) -> Res<()> {
    for (tag, thread, space) in keep::read_again(w, message)? {
        let told = Fact::new(&CARRIED, tag, fact.at).space(space).thread(thread).with("message", message);
        let told = match fact.actor {
            Some(actor) => told.by(actor),
            None => told,
        };
        w.announce(if fact.quiet { told.quiet() } else { told });
    }
    Ok(())
}

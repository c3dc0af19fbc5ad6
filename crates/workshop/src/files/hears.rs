//! What files do on others' facts and by themselves: what nobody needs any more goes, some time later.

use jobs::{Consumer, JobKind};
use kernel::time::{DAY, HOUR};
use kernel::{Fact, MessageId, PersonId};
use store::{Res, Write};

use super::store as own;

/// A file that came for a message waits this long for it.
const LOOSE_MS: i64 = DAY;
/// What was taken away lies this long before its bytes go.
const GRACE_MS: i64 = 7 * DAY;
/// Bytes that nothing refers to lie this long: an upload may be under way.
const IDLE_MS: i64 = DAY;

/// When a message's words are gone for good, so is what came with it alone.
pub fn consumers() -> Vec<Consumer> {
    vec![
        super::hears_deletion::consumer(),
        Consumer { name: "files.messages", hears: &["message.deleted"], quiet: true, handle: deleted },
        Consumer { name: "files.moves", hears: &["thread.moved"], quiet: true, handle: moved },
        Consumer { name: "files.pictures", hears: &["person.left"], quiet: true, handle: left },
    ]
}

/// Whoever left takes their picture along.
fn left(w: &mut Write<'_>, fact: &Fact) -> Res<()> {
    own::set_picture(w, PersonId::new(fact.subject), None).map(drop)
}

/// A conversation is in another space: its files go along.
fn moved(w: &mut Write<'_>, fact: &Fact) -> Res<()> {
    match (fact.thread, fact.space) {
        (Some(thread), Some(space)) => own::travel(w, thread, space),
        _ => Ok(()),
    }
}

fn deleted(w: &mut Write<'_>, fact: &Fact) -> Res<()> {
    let now = w.now();
    own::gather(w, now, Some(MessageId::new(fact.subject))).map(drop)
}

/// Once an hour.
pub fn jobs() -> Vec<JobKind> {
    vec![super::hears_deletion::job(), JobKind { name: "files.collect", every_ms: Some(HOUR), run: collect }]
}

fn collect(w: &mut Write<'_>, _: &str) -> Res<Option<String>> {
    let now = w.now();
    let loose = own::gather(w, now.plus(-LOOSE_MS), None)?;
    let gone = own::bury(w, now.plus(-GRACE_MS))?;
    let unused = own::unused(w, now.plus(-IDLE_MS))?;
    for key in &unused {
        own::doom(w, key)?;
        own::give(w, "remove", key)?;
    }
    Ok((loose + gone + unused.len() > 0).then(String::new))
}

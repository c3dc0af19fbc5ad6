//! What conversations do on others' facts, and what they do by themselves.

use jobs::{Consumer, JobKind};
use kernel::Fact;
use kernel::time::HOUR;
use store::{Res, Write};

use super::message::KEPT_MS;
use super::{cache, store as own};

/// A changed name shows at once where it was rendered before.
pub fn consumers() -> Vec<Consumer> {
    vec![Consumer { name: "conversations.names", hears: &["person.changed"], quiet: true, handle: names }]
}

fn names(_: &mut Write<'_>, _: &Fact) -> Res<()> {
    cache::new_epoch();
    Ok(())
}

/// The words of what was withdrawn go after thirty days.
pub fn jobs() -> Vec<JobKind> {
    vec![JobKind { name: "conversations.purge", every_ms: Some(6 * HOUR), run: purge }]
}

fn purge(w: &mut Write<'_>, _: &str) -> Res<Option<String>> {
    let before = w.now().plus(-KEPT_MS);
    Ok((own::purge(w, before)? > 0).then(String::new))
}

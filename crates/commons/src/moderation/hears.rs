//! What moderation does on others' facts, and by itself.

use ::store::{Res, Write};
use jobs::{Consumer, JobKind};
use kernel::time::HOUR;
use kernel::{Fact, MessageId};

use super::case::LOG_MS;
use super::store;

/// Whoever was asked for other words gave them.
pub(super) fn consumers() -> Vec<Consumer> {
    vec![
        Consumer { name: "moderation", hears: &["message.edited"], quiet: false, handle: edited },
        super::hears_deletion::REMOVED,
    ]
}

fn edited(w: &mut Write<'_>, fact: &Fact) -> Res<()> {
    store::edited(w, MessageId::new(fact.subject), fact.at)
}

/// The log is kept for a year.
pub(super) fn jobs() -> Vec<JobKind> {
    vec![JobKind { name: "moderation.forget", every_ms: Some(24 * HOUR), run: forget }]
}

fn forget(w: &mut Write<'_>, _: &str) -> Res<Option<String>> {
    let before = w.now().plus(-LOG_MS);
    store::forget(w, before)?;
    Ok(None)
}

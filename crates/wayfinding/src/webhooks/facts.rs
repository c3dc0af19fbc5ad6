//! What this room announces.

use kernel::FactKind;

/// A webhook sends nothing any more (subject: the webhook; `owner`: whose it is).
pub static STOPPED: FactKind = FactKind { name: "webhook.stopped", version: 1, keep_days: 90, live: false };

/// All of them.
pub static ALL: &[&FactKind] = &[&STOPPED];

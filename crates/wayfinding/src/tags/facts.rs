//! What this room announces.

use kernel::FactKind;

/// A thread carries a tag for the first time (subject: the tag; `message`: where it stands).
pub static CARRIED: FactKind = FactKind { name: "tag.carried", version: 1, keep_days: 30, live: false };

/// All of them.
pub static ALL: &[&FactKind] = &[&CARRIED];

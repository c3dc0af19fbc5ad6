//! What this room announces.

use kernel::FactKind;

/// Somebody has something new to look at (subject: the person; heard by that person alone).
pub static GIVEN: FactKind = FactKind { name: "notice.given", version: 1, keep_days: 14, live: true };

/// All of them.
pub static ALL: &[&FactKind] = &[&GIVEN];

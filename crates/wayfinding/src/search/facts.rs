//! What this room announces.

use kernel::FactKind;

/// A saved search has found something new (subject: whose it is; `message`: what it found).
pub static FOUND: FactKind = FactKind { name: "search.found", version: 1, keep_days: 30, live: false };

/// All of them.
pub static ALL: &[&FactKind] = &[&FOUND];

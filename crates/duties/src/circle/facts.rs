//! What this room announces.

use kernel::FactKind;

/// Cover is asked for (subject: who is asked; number `week`).
pub static COVER: FactKind = FactKind { name: "cover.asked", version: 1, keep_days: 90, live: false };

/// All of them.
pub static ALL: &[&FactKind] = &[&COVER];

//! What this room announces.

use kernel::FactKind;

/// Somebody was named (subject: the nominee; number `nomination`). Who named them is in the row alone.
pub static NOMINATED: FactKind = FactKind { name: "nominee.named", version: 1, keep_days: 90, live: false };

/// All of them.
pub static ALL: &[&FactKind] = &[&NOMINATED];

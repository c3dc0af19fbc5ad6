//! What this room announces.

use kernel::FactKind;

/// A note was written or changed (subject: the note).
pub static WRITTEN: FactKind = FactKind { name: "note.written", version: 1, keep_days: 400, live: true };
/// A note is gone (subject: the note).
pub static REMOVED: FactKind = FactKind { name: "note.removed", version: 1, keep_days: 400, live: true };

/// All of them.
pub static ALL: &[&FactKind] = &[&WRITTEN, &REMOVED];

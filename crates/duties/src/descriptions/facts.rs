//! What this room announces.

use kernel::FactKind;

const fn kind(name: &'static str) -> FactKind {
    FactKind { name, version: 1, keep_days: 800, live: false }
}

/// A description was written, or its next version (subject: the description).
pub static WRITTEN: FactKind = kind("description.written");
/// It was published (subject: the description).
pub static PUBLISHED: FactKind = kind("description.published");
/// Its review is due (subject: who is asked; numbers `description`, `months`).
pub static DUE: FactKind = kind("description.due");

/// All of them.
pub static ALL: &[&FactKind] = &[&WRITTEN, &PUBLISHED, &DUE];

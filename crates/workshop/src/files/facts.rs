//! What files announce; subject: the file.

use kernel::FactKind;

const fn kind(name: &'static str) -> FactKind {
    FactKind { name, version: 1, keep_days: 800, live: false }
}

/// A file was put into a space.
pub static ADDED: FactKind = kind("file.added");
/// A file has a new version. `number`: which.
pub static REPLACED: FactKind = kind("file.replaced");
/// A file was renamed, moved or described.
pub static CHANGED: FactKind = kind("file.changed");
/// A file was taken away.
pub static REMOVED: FactKind = kind("file.removed");
/// The scanner found something in a file. `author`: who brought it.
pub static INFECTED: FactKind = kind("file.infected");

/// All of them.
pub static ALL: &[&FactKind] = &[&ADDED, &REPLACED, &CHANGED, &REMOVED, &INFECTED];

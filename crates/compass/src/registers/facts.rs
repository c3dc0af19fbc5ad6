//! What this room announces. `register` and `state` among the numbers are places in the list.

use kernel::FactKind;

const fn kind(name: &'static str) -> FactKind {
    FactKind { name, version: 1, keep_days: 400, live: false }
}

/// An entry was added (subject: the entry).
pub static ADDED: FactKind = kind("register.added");
/// An entry came into another state (subject: the entry).
pub static MOVED: FactKind = kind("register.moved");
/// Somebody else decided about what a person brought in (subject: the person; `item`: the entry).
pub static DECIDED: FactKind = kind("register.decided");
/// An entry was handed to somebody (subject: the person; `item`: the entry).
pub static HANDED: FactKind = kind("register.handed");

/// All of them.
pub static ALL: &[&FactKind] = &[&ADDED, &MOVED, &DECIDED, &HANDED];

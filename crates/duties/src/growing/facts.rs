//! What this room announces.

use kernel::FactKind;

const fn kind(name: &'static str) -> FactKind {
    FactKind { name, version: 1, keep_days: 90, live: false }
}

/// A review begins (subject: the holder; number `assignment`).
pub static OPENED: FactKind = kind("review.opened");
/// Somebody is asked for their view of a competence (subject: who is asked).
pub static ASKED: FactKind = kind("view.asked");
/// They gave it (subject: who had asked).
pub static GIVEN: FactKind = kind("view.given");

/// All of them.
pub static ALL: &[&FactKind] = &[&OPENED, &ASKED, &GIVEN];

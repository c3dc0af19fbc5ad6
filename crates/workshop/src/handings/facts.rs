//! What handings announce. Numbers: `handing`; the thread is the one that is handed on.

use kernel::FactKind;

const fn kind(name: &'static str) -> FactKind {
    FactKind { name, version: 1, keep_days: 400, live: false }
}

/// The author is asked whether it may be handed on (subject: the author).
pub static ASKED: FactKind = kind("handing.asked");
/// It is offered to a manager (subject: the manager).
pub static OFFERED: FactKind = kind("handing.offered");
/// The manager takes it (subject: the author).
pub static TAKEN: FactKind = kind("handing.taken");

/// All of them.
pub static ALL: &[&FactKind] = &[&ASKED, &OFFERED, &TAKEN];

//! What this room announces.

use kernel::FactKind;

const fn kind(name: &'static str, keep_days: i64) -> FactKind {
    FactKind { name, version: 1, keep_days, live: false }
}

/// Somebody is looked for (subject: the vacancy).
pub static OPENED: FactKind = kind("vacancy.opened", 800);
/// Somebody is asked whether they would (subject: who is asked; number `vacancy`).
pub static ASKED: FactKind = kind("candidate.asked", 90);
/// They answered, or came forward (subject: who fills the vacancy; number `vacancy`).
pub static ANSWERED: FactKind = kind("candidate.answered", 90);
/// The role was filled, and the work by its description begins (subject: the vacancy; numbers
/// `description`, 0 for none, and `assignment`).
pub static FILLED: FactKind = kind("vacancy.filled", 800);
/// A vacancy one was a candidate for is over (subject: the candidate; number `vacancy`).
pub static OVER: FactKind = kind("vacancy.over", 90);

/// All of them.
pub static ALL: &[&FactKind] = &[&OPENED, &ASKED, &ANSWERED, &FILLED, &OVER];

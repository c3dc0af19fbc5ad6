//! What moderation announces. Of a message: subject, space, thread and who did it; `case`. Of a case:
//! subject is the case, `m0`, `m1`, … whom it concerns to hear of it; who reported never stands in one.

use kernel::FactKind;

const fn kind(name: &'static str) -> FactKind {
    FactKind { name, version: 1, keep_days: 400, live: false }
}

/// Others do not read it while it is looked at.
pub static HIDDEN: FactKind = kind("message.hidden");
/// They read it again.
pub static UNHIDDEN: FactKind = kind("message.unhidden");
/// Others do not read it any more.
pub static REMOVED: FactKind = kind("message.removed");
/// An appeal brought it back.
pub static RESTORED: FactKind = kind("message.restored");
/// A thread takes no replies; subject: the thread.
pub static LOCKED: FactKind = kind("thread.locked");
/// It takes them again.
pub static UNLOCKED: FactKind = kind("thread.unlocked");
/// A case or an appeal waits; `m0`…: those who may decide.
pub static WAITS: FactKind = kind("case.waiting");
/// Somebody acted; told is `author`, under the name that is shown (`veil`: the thread it is neutral in).
pub static ACTED: FactKind = kind("case.acted");
/// It is decided; `m0`…: those who reported. Nobody is told of it but they.
pub static SETTLED: FactKind = kind("case.settled");

/// All of them.
pub static ALL: &[&FactKind] =
    &[&HIDDEN, &UNHIDDEN, &REMOVED, &RESTORED, &LOCKED, &UNLOCKED, &WAITS, &ACTED, &SETTLED];

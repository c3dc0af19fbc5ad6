//! What this room announces.

use kernel::FactKind;

const fn kind(name: &'static str, live: bool) -> FactKind {
    FactKind { name, version: 1, keep_days: 400, live }
}

/// Somebody came (subject: the person; number `unit`).
pub static JOINED: FactKind = kind("person.joined", false);
/// Something about a person changed: profile, unit, password (subject: the person).
pub static CHANGED: FactKind = kind("person.changed", false);
/// Somebody may not sign in for now (subject: the person).
pub static SUSPENDED: FactKind = kind("person.suspended", false);
/// A device was signed out (subject: the person).
pub static SIGNED_OUT: FactKind = kind("session.ended", false);
/// A unit was made, moved, renamed or given another manager (subject: the unit).
pub static UNIT_CHANGED: FactKind = kind("unit.changed", false);
/// Somebody noted that they are away (subject: the person; numbers `absence`, `until`, `deputy`).
pub static AWAY: FactKind = kind("person.away", false);
/// Whoever was named to be asked meanwhile cannot (subject: who is away; number `absence`).
pub static DECLINED: FactKind = kind("absence.declined", false);
/// An absence ended early or was taken back (subject: the person).
pub static BACK: FactKind = kind("person.back", false);
/// Somebody left the company (subject: the person); `person.changed` is said as well.
pub static LEFT: FactKind = kind("person.left", false);

/// All of them.
pub static ALL: &[&FactKind] =
    &[&JOINED, &CHANGED, &SUSPENDED, &SIGNED_OUT, &UNIT_CHANGED, &AWAY, &DECLINED, &BACK, &LEFT];

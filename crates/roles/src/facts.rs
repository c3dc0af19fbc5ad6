//! What this room announces. `subject` is the person concerned; the fact's space is the scope's when
//! the scope is a space; numbers: `assignment` (its id) and, in `role.begun`, `facilitator` = 1.

use kernel::FactKind;

const fn kind(name: &'static str) -> FactKind {
    FactKind { name, version: 1, keep_days: 800, live: false }
}

/// Somebody is asked to take a role on.
pub static PROPOSED: FactKind = kind("role.proposed");
/// They accepted: the role is held.
pub static BEGUN: FactKind = kind("role.begun");
/// They declined.
pub static DECLINED: FactKind = kind("role.declined");
/// Something about a held role changed.
pub static CHANGED: FactKind = kind("role.changed");
/// A role is no longer held.
pub static ENDED: FactKind = kind("role.ended");
/// The holder left the company, and whoever stands in goes on (number `deputy`) until somebody follows.
pub static LEFT: FactKind = kind("role.left");
/// A role ends within a month: does it go on? (subject: the holder; number `lead`: who is asked too)
pub static ENDING: FactKind = kind("role.ending");
/// Somebody is asked to stand in.
pub static DEPUTY_ASKED: FactKind = kind("deputy.asked");
/// Somebody stands in (numbers `deputy`, `facilitator`), or no longer does.
pub static DEPUTY_CHANGED: FactKind = kind("deputy.changed");
/// An act waits for a second signature (subject: who is to sign; number `act`).
pub static ACT_HELD: FactKind = kind("act.held");
/// A held act was signed or turned down (subject: who had asked; numbers `act`, `signed`).
pub static ACT_DECIDED: FactKind = kind("act.decided");
/// The monthly report of a space is written (subject: whom it goes to; number `month`: 202602).
pub static REPORTED: FactKind = kind("report.written");
/// A co-driving was released or suspended (subject: the holder).
pub static CODRIVING: FactKind = kind("codriving.changed");

/// A gap became a task (subject: the recruitment, which is the task’s id too).
pub static GAP_OPENED: FactKind = kind("gap.opened");
/// Somebody was found: the gap is closed (subject: the recruitment).
pub static GAP_FILLED: FactKind = kind("gap.filled");

/// All of them.
pub static ALL: &[&FactKind] = &[
    &PROPOSED,
    &BEGUN,
    &DECLINED,
    &CHANGED,
    &ENDED,
    &LEFT,
    &ENDING,
    &DEPUTY_ASKED,
    &DEPUTY_CHANGED,
    &ACT_HELD,
    &ACT_DECIDED,
    &CODRIVING,
    &REPORTED,
    &GAP_OPENED,
    &GAP_FILLED,
];

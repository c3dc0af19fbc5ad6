//! What this room announces.

use kernel::FactKind;

const fn kind(name: &'static str) -> FactKind {
    FactKind { name, version: 1, keep_days: 400, live: false }
}

/// A space was opened (subject: the space).
pub static OPENED: FactKind = kind("space.opened");
/// Its name, card or terms changed, or it was closed (subject: the space).
pub static CHANGED: FactKind = kind("space.changed");
/// Somebody became a member (subject: the person).
pub static BEGUN: FactKind = kind("membership.begun");
/// Somebody is no longer a member (subject: the person).
pub static ENDED: FactKind = kind("membership.ended");
/// Somebody asks to join (subject: the person).
pub static ASKED: FactKind = kind("membership.asked");
/// Somebody was invited (subject: the person).
pub static INVITED: FactKind = kind("membership.invited");
/// A request to join was declined (subject: the person).
pub static DECLINED: FactKind = kind("membership.declined");
/// A team's manager named a delegate (subject: the person).
pub static DELEGATED: FactKind = kind("delegate.named");
/// A delegation ended (subject: the person).
pub static UNDELEGATED: FactKind = kind("delegate.ended");
/// A community was opened for somebody to facilitate it (subject: the person).
pub static FACILITATOR_NAMED: FactKind = kind("facilitator.named");
/// A team's manager invited a coach (subject: the person).
pub static COACH_INVITED: FactKind = kind("coach.invited");
/// A coaching ended (subject: the person).
pub static COACH_ENDED: FactKind = kind("coach.ended");

/// Somebody does not meet the criteria any more, and leaves in two weeks (subject: the person).
pub static LAPSING: FactKind = kind("membership.lapsing");

/// A guest's time is over (subject: the person).
pub static GUEST_ENDED: FactKind = kind("guest.ended");
/// A guest's time is over in two weeks (subject: the person; `sponsor`: who answers for them).
pub static GUEST_ENDING: FactKind = kind("guest.ending");

/// Somebody has waited for an answer at the door for half the promised days (subject: the person).
pub static WAITING: FactKind = kind("membership.waiting");
/// … for all of them (subject: the person).
pub static OVERDUE: FactKind = kind("membership.overdue");

/// A team's manager asks for help (subject: who is asked; number `request`).
pub static HELP_ASKED: FactKind = kind("help.asked");
/// Whoever was asked agreed or declined (subject: the manager; numbers `request`, `agreed`).
pub static HELP_ANSWERED: FactKind = kind("help.answered");
/// A request for help went on, to somebody else or a level up (subject: who asked, and who was silent;
/// number `request`).
pub static HELP_RAISED: FactKind = kind("help.raised");
/// A coaching between two people is over (subject: each of them; number `request`).
pub static HELP_ENDED: FactKind = kind("help.ended");
/// A new community serves an objective (subject: the space; `objective`).
pub static SERVES: FactKind = kind("space.serves");
/// A space will be deleted, on a day (subject: the space; `due`).
pub static LEAVING: FactKind = kind("space.leaving");
/// It will not be (subject: the space).
pub static KEPT: FactKind = kind("space.kept");
/// A space is deleted: every room deletes what it has of it (subject: the space).
pub static REMOVED: FactKind = kind("space.removed");

/// All of them.
pub static ALL: &[&FactKind] = &[
    &OPENED,
    &CHANGED,
    &BEGUN,
    &ENDED,
    &ASKED,
    &INVITED,
    &DECLINED,
    &DELEGATED,
    &UNDELEGATED,
    &FACILITATOR_NAMED,
    &COACH_INVITED,
    &COACH_ENDED,
    &HELP_ASKED,
    &HELP_ANSWERED,
    &HELP_RAISED,
    &HELP_ENDED,
    &LAPSING,
    &GUEST_ENDED,
    &GUEST_ENDING,
    &WAITING,
    &OVERDUE,
    &SERVES,
    &LEAVING,
    &KEPT,
    &REMOVED,
];

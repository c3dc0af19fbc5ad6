//! Roles held: who does what, where, for how long, with whom standing in. In code a role that
//! somebody holds is an *assignment*; pages say role.
//!
//! Other rooms may read by joins `assignments` (role, person_id, scope, scope_id, state, from_ms,
//! until_ms), `deputies`, `codrivings`, `space_reports` (space_id, month) and the view `stand_ins`
//! (assignment_id, person_id, from_ms, until_ms): who acts for a holder, and from when to when; and
//! `recruitments` (id, title, space_id, owner_id, over_ms): gaps that became tasks of the same id; and
//! `duty_marks` (assignment_id, duty, at_ms, skipped), for the holder and whom they report to. They
//! never write them. What roles and duties are comes from the tool `charter`.
//!
//! Invariants: at most one running assignment for a person, role and scope; one holder of a single
//! role; nobody holds more than 100 percent at any moment; the last holder of a required role goes
//! only when somebody follows; whoever stands in has the role's rights while its holder is away, and
//! at no other moment; one person answers for a duty in a scope; nobody from outside holds
//! the owner's or the lead's role.

pub mod absent;
pub mod assignment;
pub mod board;
pub mod care;
pub mod coverage;
pub mod facts;
pub mod hears;
mod hears_deletion;
pub mod held;
pub mod holding;
pub mod load;
pub mod recruit;
mod reports;
pub mod rounds;
pub mod scope;
pub mod store;
#[cfg(test)]
mod tests;
pub mod thumb;
pub mod whatif;
pub mod who;

use axum::Router;
use kernel::Lang;
use policy::Action;
use utoipa_axum::router::OpenApiRouter;
use web::{Room, Site};

/// Propose a role to somebody, or come forward for one.
pub const PROPOSE: Action = Action("proposeRole");
/// Take a role on.
pub const ACCEPT: Action = Action("acceptRole");
/// Decline a role, or standing in.
pub const DECLINE: Action = Action("declineRole");
/// Take a proposal back.
pub const WITHDRAW: Action = Action("withdrawRole");
/// Confirm what a proposal answers to the charter.
pub const APPROVE: Action = Action("approveRole");
/// Change a role somebody holds.
pub const CHANGE: Action = Action("changeRole");
/// Give one’s role up.
pub const LEAVE: Action = Action("leaveRole");
/// End somebody’s role.
pub const END: Action = Action("endRole");
/// Hand a role over to somebody.
pub const HAND_OVER: Action = Action("handOver");
/// Ticking what was handed over.
pub const TICK_HANDOVER: Action = Action("tickHandover");
/// Ask somebody to stand in.
pub const NAME_DEPUTY: Action = Action("nameDeputy");
/// Agree to stand in.
pub const ACCEPT_DEPUTY: Action = Action("acceptDeputy");
/// End somebody’s standing in.
pub const END_DEPUTY: Action = Action("endDeputy");
/// See how much time a role has.
pub const SEE_WORKLOAD: Action = Action("seeWorkload");
/// See a proposal before it is accepted.
pub const SEE_PROPOSAL: Action = Action("seeProposal");
/// Settle who answers for a duty.
pub const SETTLE: Action = Action("settleDuty");
/// List somebody who takes part without the role.
pub const LIST_CONTRIBUTOR: Action = Action("listContributor");
/// See everybody’s need against capacity.
pub const SEE_LOADS: Action = Action("seeLoads");
/// Say how a space is looked after.
pub const CARE: Action = Action("setCare");
/// Take who does what away as a file.
pub const EXPORT: Action = Action("exportRoles");

/// The room, for the one list.
#[must_use]
pub fn room() -> Room {
    Room {
        name: "roles",
        pages,
        api,
        facts: facts::ALL,
        hears: || vec![hears::SPACES, hears::LEAVERS, hears_deletion::REMOVED, reports::FLOW, recruit::FOUND],
        jobs: || vec![hears::PERIODS, hears::VOLUMES, reports::WRITE],
        policy: include_str!("policy.cedar"),
        schema: include_str!("schema.cedarschema"),
        words: &[
            (Lang::En, include_str!("words/en.ftl")),
            (Lang::Fr, include_str!("words/fr.ftl")),
            (Lang::En, include_str!("reports/words/en.ftl")),
            (Lang::Fr, include_str!("reports/words/fr.ftl")),
            (Lang::En, include_str!("care/words/en.ftl")),
            (Lang::Fr, include_str!("care/words/fr.ftl")),
            (Lang::En, include_str!("rounds/words/en.ftl")),
            (Lang::Fr, include_str!("rounds/words/fr.ftl")),
            (Lang::En, include_str!("who/words/en.ftl")),
            (Lang::Fr, include_str!("who/words/fr.ftl")),
            (Lang::En, include_str!("recruit/words/en.ftl")),
            (Lang::Fr, include_str!("recruit/words/fr.ftl")),
        ],
    }
}

fn pages() -> Router<Site> {
    let own = held::pages().merge(reports::pages()).merge(recruit::pages()).merge(rounds::pages());
    own.merge(holding::pages()).merge(who::pages())
}

fn api() -> OpenApiRouter<Site> {
    let own = held::api().merge(reports::api()).merge(recruit::api()).merge(rounds::api());
    own.merge(holding::api()).merge(who::api())
}

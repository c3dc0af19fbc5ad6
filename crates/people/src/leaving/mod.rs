//! Leaving: access ends at once, words stay with their author by the policy the owner declared, what
//! was carried is listed for whoever manages; whoever comes back finds their own account.
//!
//! The policy is applied in one place: the name and handle in `people`, which everything reads. Under
//! `hide` they hold the words the network chose, and the real ones rest in `leavers`.

pub mod policy;
pub mod routes;
pub mod store;
pub mod things;
mod views;

#[cfg(test)]
mod tests;

use ::policy::Action;

/// Say that somebody left.
pub const LEAVE: Action = Action("leavePerson");
/// Let somebody who left come back.
pub const COME_BACK: Action = Action("returnPerson");
/// Look at what somebody carries, to hand it over.
pub const HAND_OVER: Action = Action("seeHandover");
/// Declare what becomes of the names of those who left.
pub const DECLARE: Action = Action("declareLeavers");

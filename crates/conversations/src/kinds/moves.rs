//! The ways between the states of each kind, and who may go them.

use serde::Serialize;
use utoipa::ToSchema;

use crate::kind::State;

/// Who may bring a thread from one state to another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub enum By {
    /// Its author, or whoever leads the space; of a coordination every member.
    Settles,
    /// Whoever the space's rules let decide: who leads it.
    Decides,
}

/// What has to be said with it. A reason may always be given.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub enum Asks {
    /// Nothing.
    Nothing,
    /// The words of the decision or of the answer.
    Words,
    /// The day on which it is looked at again.
    Day,
}

/// A way from one state to another.
#[derive(Debug)]
pub struct Move {
    /// Where it may stand before.
    pub from: &'static [State],
    /// Where it stands after.
    pub to: State,
    /// Who may go it.
    pub by: By,
    /// What has to be said.
    pub asks: Asks,
}

const fn way(from: &'static [State], to: State, by: By, asks: Asks) -> Move {
    Move { from, to, by, asks }
}

use Asks::{Day, Nothing, Words};
use By::{Decides, Settles};
use State::{
    Accepted, Agreed, Closed, Considered, Declined, Done, Draft, Dropped, Open, Proposed, Solved, Taken,
};

/// A problem is solved, and comes back.
pub const PROBLEM: &[Move] =
    &[way(&[Open], Solved, Settles, Nothing), way(&[Solved], Open, Settles, Nothing)];
/// What was to do is done, or is not after all.
pub const COORDINATION: &[Move] =
    &[way(&[Open], Done, Settles, Nothing), way(&[Done], Open, Settles, Nothing)];
/// A decision is taken or dropped, and can be opened again.
pub const DECISION: &[Move] = &[
    way(&[Proposed], Taken, Decides, Words),
    way(&[Proposed], Dropped, Settles, Nothing),
    way(&[Taken, Dropped], Proposed, Decides, Nothing),
];
/// A practice is agreed until a day, and taken back to its draft.
pub const PRACTICE: &[Move] = &[way(&[Draft], Agreed, Decides, Day), way(&[Agreed], Draft, Decides, Nothing)];
/// An idea is looked at and answered.
pub const IDEA: &[Move] = &[
    way(&[Open], Considered, Decides, Nothing),
    way(&[Open, Considered], Accepted, Decides, Words),
    way(&[Open, Considered], Declined, Decides, Words),
    way(&[Accepted], Done, Decides, Nothing),
    way(&[Accepted, Declined, Done], Open, Decides, Nothing),
];
/// A poll is closed for good.
pub const POLL: &[Move] = &[way(&[Open], Closed, Settles, Nothing)];

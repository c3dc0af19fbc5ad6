//! The gate: one door for rights. Rules lie in the rooms as `policy.cedar`; here they are put
//! together, checked against one schema, sliced by action and kind of thing, and asked.
//!
//! Three answers: *permitted* (a value that borrows the transaction), *held* (waits for a second
//! signature) and *refused* by a rule that a member can read. Every answer that is not a plain yes
//! leaves a row without text in `decisions`.

mod entities;
mod gate;
mod log;
mod permitted;
mod rules;
mod thing;

pub use gate::{Decision, Gate};
pub use permitted::{Permitted, by_operator, by_operator_for};
pub use rules::Rule;
pub use thing::{Action, Attr, NetworkThing, Own, Standing, Thing};

/// The Cedar schema every room builds upon.
pub const BASE_SCHEMA: &str = include_str!("schema.cedarschema");
/// Id of the rule behind default deny.
pub const NOT_GRANTED: &str = "not-granted";
/// Key of its sentence.
pub const NOT_GRANTED_REASON: &str = "rule-not-granted";

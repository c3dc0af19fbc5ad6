//! Every SQL text of the room, by noun.

pub mod absent;
pub mod agreements;
pub mod assignments;
pub mod board;
pub mod find;
pub mod following;
pub mod leavers;
pub mod needs;
pub mod origins;
pub mod relays;
pub mod scopes;

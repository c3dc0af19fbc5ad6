//! Tests of the picture: boards, who sees what, the agreement, coverage, relays, capacity, what if.

mod agreeing;
mod away;
mod boards;
mod carrying;
pub mod desk;
mod doors;
mod looking;
mod seeing;
mod settling;

//! The settings of the network as a page and for programs: what holds, what is usual, choosing.

pub mod acts;
pub mod api;
pub mod routes;
mod views;

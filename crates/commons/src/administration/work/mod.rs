//! Work in the background: the queue, what fails, what was parked; trying it again or dropping it.

pub mod acts;
pub mod api;
pub mod routes;
mod views;

//! The audit: reading it, taking it out as a file, forgetting it by its age, noting what was refused.

pub mod api;
pub mod file;
pub mod keep;
pub mod routes;
pub mod store;
mod views;

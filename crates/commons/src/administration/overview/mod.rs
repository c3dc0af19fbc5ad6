//! The first page: what needs somebody, then what there is.

pub mod api;
pub mod routes;
pub mod store;
mod views;

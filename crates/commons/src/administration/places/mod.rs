//! The list of spaces for whoever runs the place: that they are there, who leads them, how full they
//! are. Nothing that is said in them, and no way to read it.

pub mod api;
pub mod routes;
pub mod store;
mod views;

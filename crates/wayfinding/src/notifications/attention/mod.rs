//! The pages on which people say how they are reached: by flow, by space, and at which hours.

pub mod api;
pub mod routes;
pub mod space_routes;
mod views;

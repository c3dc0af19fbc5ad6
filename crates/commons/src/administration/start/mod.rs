//! The first hours of a network: five steps from an empty house to a first word, each one a form or a
//! way to the page that has it. What is done is read from what is there (`web::first_hours`).

pub mod api;
pub mod routes;
mod views;

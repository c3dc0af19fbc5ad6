//! Reorganising: people and units move, on a day, after everybody concerned could look at what it
//! means. Content never moves: threads stay in their spaces and words with their authors.

pub mod api;
pub mod effects;
pub mod routes;
pub mod store;
mod views;

#[cfg(test)]
mod tests;

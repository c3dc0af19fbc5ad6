//! The organisation chart: the tree of units as it is, or as it was or will be on a day.

pub mod routes;
pub mod store;
pub mod tree;
mod views;

#[cfg(test)]
mod tests;

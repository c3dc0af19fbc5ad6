//! How things are found and heard: search, notices, and the home page that puts one's own places
//! first.

pub mod home;
pub mod notifications;
pub mod search;

#[cfg(test)]
mod support;

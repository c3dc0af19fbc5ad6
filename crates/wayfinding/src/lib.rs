//! How things are found and heard: search, notices, and the home page that puts one's own places
//! first.

pub mod attention;
pub mod claims;
pub mod feeds;
pub mod home;
pub mod mail;
pub mod notifications;
pub mod push;
pub mod search;
pub mod tags;
pub mod webhooks;

#[cfg(test)]
mod found_tests;
#[cfg(test)]
mod support;

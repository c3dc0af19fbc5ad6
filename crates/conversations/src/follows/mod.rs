//! What somebody follows and what they have muted: threads and spaces, on one page, theirs alone.
//!
//! Muted is a choice: no notice but when one is named, and nothing new in lists. It is never a fact,
//! and nobody else can find out.

pub mod api;
pub mod routes;
pub mod store;
pub mod views;

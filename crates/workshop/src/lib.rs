//! What members make: conversations, and the files that go with them.

pub mod files;
pub mod handings;
pub mod notes;
pub mod tasks;

#[cfg(test)]
mod support;

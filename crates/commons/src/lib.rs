//! Commons: who we are and by which rules.

pub mod people;
pub mod spaces;

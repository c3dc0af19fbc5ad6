//! Commons: who we are and by which rules.

pub mod administration;
pub mod charters;
pub mod moderation;

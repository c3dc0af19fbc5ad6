//! What members make: conversations first.

pub mod conversations;

//! What the network holds about one person: what they take along, and what is left of whoever asked to
//! be forgotten.

pub mod erase;
pub mod erase_store;
pub mod export;
pub mod index;
pub mod list;
pub mod list_duties;
pub mod list_more;
pub mod names;
pub mod plan;
pub mod store;
pub mod unsay;

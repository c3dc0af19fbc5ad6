//! Posts that wait for their hour. Rights are decided when a post is written down and again when its
//! hour has come: who lost them meanwhile is told, and keeps the words. A co-driver’s signature stays with
//! the words it was given for: other words need another.
//!
//! **Invariant.** The row goes in the transaction in which its thread comes, so that a post is
//! published exactly once, whenever the program stops, however many nodes run and whatever the clock
//! does: a post is due when its moment is past.

pub mod api;
pub mod post;
pub mod publish;
pub mod routes;
pub mod store;
pub mod views;

/// How far ahead somebody can plan.
pub const FURTHEST_MS: i64 = 366 * kernel::time::DAY;
/// How many of a person's posts are shown, and can wait at once.
pub const MOST: i64 = 100;

/// Id of a post that waits for its hour.
pub type ScheduledId = kernel::Id<store::Post>;

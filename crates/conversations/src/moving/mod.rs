//! Moving a conversation to another space, splitting messages off into a new one, merging one into
//! another. Never silently: a row says who did it, when and why, and both places show it; old
//! addresses lead on.
//!
//! **Invariants.** What is counted equals a recount afterwards. Read marks never hide something a
//! person has not read. A merged conversation keeps no words of its own; its messages, follows and
//! drafts are in the other, which is the older of the two, so that opening words stay first.

pub mod api;
pub mod line;
pub mod plan;
pub mod routes;
pub mod store;
pub mod views;

/// How long whoever moved a conversation can take that back.
pub const UNDO_MS: i64 = kernel::time::DAY;
/// How long the space it left shows where it went.
pub const SHOWN_MS: i64 = 14 * kernel::time::DAY;
/// The most messages split off at once.
pub const MOST_SPLIT: usize = 100;
/// Longest reason in characters.
pub const LONGEST_WHY: usize = 400;

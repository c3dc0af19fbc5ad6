//! What stands at the top of a space: at most three conversations pinned by whoever leads it, and
//! announcements until each person has read them or put them away. And the mark “worth reading”.
//!
//! A pin and a mark are rows with who and when. Whether somebody has seen an announcement is theirs
//! to know: it is derived from their own read mark and their own row of things put away.

pub mod api;
pub mod arrange;
pub mod pin;
pub mod routes;
pub mod store;
pub mod views;

/// How many conversations of a space are pinned at most.
pub const MOST_PINS: i64 = 3;
/// How long an announcement waits at the top for those who do not open it.
pub const STANDS_MS: i64 = 60 * kernel::time::DAY;
/// How many announcements stand at the top at once; the others follow when these are read.
pub const MOST_ANNOUNCED: i64 = 3;

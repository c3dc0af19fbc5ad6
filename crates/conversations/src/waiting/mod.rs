//! Posts that wait for whoever leads their space, where a space wants that. Nobody else finds them:
//! no list, page, search, notice, stream or export has them before they are published, and the moment
//! of their publication is the moment they are there.
//!
//! **Invariants.** Nobody approves what they wrote. A post is decided about as it stands: whoever
//! read it before its author changed it, or after somebody else decided, is told. Who asks under a
//! neutral name stays behind it here too.

pub mod api;
pub mod deciding;
pub mod own_routes;
pub mod post;
pub mod replies;
pub mod routes;
pub mod store;
pub mod views;

/// Id of a post that waits.
pub type WaitingId = kernel::Id<post::Waiting>;

/// How many posts of one person wait at most.
pub const MOST: i64 = 100;
/// How long it is known who published a post, in milliseconds.
pub const KEPT_MS: i64 = 30 * kernel::time::DAY;

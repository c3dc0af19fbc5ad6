//! What this room does on others’ facts.

use jobs::Consumer;

use super::store::weeks;

/// Somebody will be away: cover is asked for the weeks they hold.
pub const AWAY: Consumer =
    Consumer { name: "circle.away", hears: &["person.away"], quiet: false, handle: weeks::away };

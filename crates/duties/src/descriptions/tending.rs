//! By the clock and on others’ facts: the reviews of descriptions.

use jobs::{Consumer, JobKind};
use kernel::time::HOUR;

use super::store::talk;

/// Asks for the reviews that are due.
pub const DUE: JobKind =
    JobKind { name: "descriptions.due", every_ms: Some(HOUR), run: |w, _| talk::ask(w).map(|()| None) };

/// Somebody was found for a role: they work by its description, and its reviews are planned.
pub const FILLED: Consumer = Consumer {
    name: "descriptions.filled",
    hears: &["vacancy.filled"],
    quiet: false,
    handle: |w, fact| talk::filled(w, fact),
};

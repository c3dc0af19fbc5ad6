//! By the clock: the reviews of descriptions.

use jobs::JobKind;
use kernel::time::HOUR;

use super::store::talk;

/// Asks for the reviews that are due.
pub const DUE: JobKind =
    JobKind { name: "descriptions.due", every_ms: Some(HOUR), run: |w, _| talk::ask(w).map(|()| None) };

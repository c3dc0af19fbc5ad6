//! What happens to guests by the clock.

use jobs::JobKind;
use kernel::time::{HOUR, MINUTE};

use super::store as kept;

/// What is over is put away, also of those who do not come by.
pub const OVER: JobKind = JobKind {
    name: "spaces.guests",
    every_ms: Some(MINUTE),
    run: |w, _| Ok(kept::end_those_over(w)?.then(String::new)),
};

/// Sponsors are reminded two weeks before.
pub const REMIND: JobKind = JobKind {
    name: "spaces.guests.remind",
    every_ms: Some(HOUR),
    run: |w, _| Ok(kept::remind(w)?.then(String::new)),
};

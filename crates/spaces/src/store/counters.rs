//! What a space's row counts, kept as facts come in; never counted on reading.

use kernel::{SpaceId, Time};
use store::{Res, Write, p, sql};

sql!(
    SPOKEN,
    "UPDATE spaces SET threads = threads + $2, last_ms = CASE WHEN last_ms < $3 THEN $3 ELSE last_ms END WHERE id = $1"
);
sql!(
    EVERYBODY,
    "UPDATE spaces SET members = (SELECT COUNT(*) FROM people WHERE NOT external AND state = 'active')
     WHERE kind = 'network'"
);

/// Something was said in a space at `at`; `threads` more (or fewer) than before.
///
/// # Errors
/// What the database says.
pub fn spoken(w: &mut Write<'_>, space: SpaceId, threads: i64, at: Time) -> Res<()> {
    w.exec(&SPOKEN, p![space, threads, at]).map(drop)
}

/// Counts everybody inside into the network's own spaces.
///
/// # Errors
/// What the database says.
pub fn everybody(w: &mut Write<'_>) -> Res<()> {
    w.exec(&EVERYBODY, p![]).map(drop)
}

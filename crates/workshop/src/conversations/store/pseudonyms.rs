//! Who is behind a neutral name. Nobody but that person ever finds out: every statement that reads
//! the row has the reader's own id beside the thread's.

use kernel::{PersonId, ThreadId};
use store::{Read, Res, p, sql};

sql!(BEHIND, "SELECT person_id FROM pseudonyms WHERE thread_id = $1 AND person_id = $2");

/// Whether `reader` asked this question under its neutral name.
///
/// # Errors
/// What the database says.
pub fn behind(r: &mut Read<'_>, thread: ThreadId, reader: PersonId) -> Res<bool> {
    Ok(!r.ints(&BEHIND, p![thread, reader])?.is_empty())
}

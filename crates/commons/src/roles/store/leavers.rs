//! Whoever leaves gives up their roles: each comes onto the hand-over list.

use kernel::{AssignmentId, PersonId};
use store::{Res, Write, p, sql};

use super::{assignments, find};

sql!(OPEN, "SELECT id FROM assignments WHERE person_id = $1 AND state = 'held' ORDER BY id");

/// Ends every role of somebody who left.
///
/// # Errors
/// What the database says.
pub fn left(w: &mut Write<'_>, person: PersonId) -> Res<()> {
    for id in w.ints(&OPEN, p![person])? {
        let held = find::assignment(w, AssignmentId::new(id))?;
        assignments::finish(w, &held, None, "left")?;
    }
    Ok(())
}

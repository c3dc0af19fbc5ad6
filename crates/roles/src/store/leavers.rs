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

#[cfg(test)]
mod tests {
    use testkit::{Town, both_engines};

    use super::*;

    #[test]
    fn whoever_left_carries_no_role_any_more() {
        both_engines(async |t: Town| {
            let amelie = t.person("amelie");
            let held = t.db.read(move |r| r.ints(&OPEN, p![amelie])).await.unwrap();
            assert!(!held.is_empty(), "she facilitates");
            t.db.write(move |w| left(w, amelie)).await.unwrap();
            assert!(t.db.read(move |r| r.ints(&OPEN, p![amelie])).await.unwrap().is_empty());
        });
    }
}

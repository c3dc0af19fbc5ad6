//! A space is deleted, and with it the cases about what was said there.

use jobs::Consumer;
use kernel::Fact;
use store::{Res, Write, p, sql};

sql!(
    NO_REPORTS,
    "DELETE FROM case_reports WHERE case_id IN (SELECT c.id FROM cases c WHERE c.space_id = $1)"
);
sql!(NO_ACTS, "DELETE FROM moderation_acts WHERE space_id = $1");
sql!(NO_CASES, "DELETE FROM cases WHERE space_id = $1");

pub(super) const REMOVED: Consumer =
    Consumer { name: "moderation.removed", hears: &["space.removed"], quiet: true, handle: removed };

fn removed(w: &mut Write<'_>, fact: &Fact) -> Res<()> {
    for sql in [&NO_REPORTS, &NO_ACTS, &NO_CASES] {
        w.exec(sql, p![fact.subject])?;
    }
    Ok(())
}

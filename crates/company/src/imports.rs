//! The company once looked at bringing in an old mailing list, and took it back: its people wanted to
//! begin anew and to look things up in the archive.

use kernel::id::{PAST_NODE, compose};
use kernel::time::{DAY, HOUR};
use store::{Res, Write, p, sql};

use crate::plan::Company;

sql!(
    IMPORT,
    "INSERT INTO imports (id, kind, source, file, digest, state, started_ms, ended_ms, people, spaces, threads, messages,
        reactions, skipped, kept)
     VALUES ($1, 'mbox', 'mbox:etancheite', $2, 'made up', 'undone', $3, $4, 46, 1, 812, 3904, 0, 3, 0)"
);

/// Writes the one import there was.
pub(crate) fn fill(w: &mut Write<'_>, company: &Company) -> Res<()> {
    let at = company.end.plus(-300 * DAY);
    let id = compose(at.0, PAST_NODE, 1);
    w.exec(&IMPORT, p![id, "etancheite-2014-2019.mbox", at, at.plus(20 * HOUR)]).map(drop)
}

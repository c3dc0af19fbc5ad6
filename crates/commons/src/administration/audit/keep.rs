//! How long the audit is kept. Rows are added and go by their age, and that is all that happens to
//! them.

use kernel::{id, time};
use store::{Res, Write, p, sql};
use web::settings::{AUDIT_DAYS, number};

/// How many rows one transaction forgets.
const STEP: i64 = 2_000;

sql!(FORGET, "DELETE FROM audit WHERE id IN (SELECT id FROM audit WHERE id < $1 ORDER BY id LIMIT $2)");

/// The job that forgets what is old enough.
pub const JOB: jobs::JobKind =
    jobs::JobKind { name: "administration.audit", every_ms: Some(time::DAY), run: forget };

fn forget(w: &mut Write<'_>, _: &str) -> Res<Option<String>> {
    let days = number(w, AUDIT_DAYS)?;
    let before = w.now().plus(-days.saturating_mul(time::DAY));
    let gone = w.exec(&FORGET, p![id::compose(before.0, 0, 0), STEP])?;
    Ok((gone > 0).then(String::new))
}

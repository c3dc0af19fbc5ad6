//! What is not kept for ever: mails a month, the rows that keep things from being sent twice three.

use ::store::{Res, Write};
use jobs::JobKind;
use kernel::time::DAY;

use super::store;

pub(super) fn jobs() -> Vec<JobKind> {
    vec![JobKind { name: "mail.forget", every_ms: Some(DAY), run: forget }]
}

fn forget(w: &mut Write<'_>, _: &str) -> Res<Option<String>> {
    let now = w.now();
    let week = now.plus(-7 * DAY).zoned("UTC").date().to_string();
    let more = store::forget(w, now.plus(-30 * DAY), now.plus(-90 * DAY), &week, 2_000)?;
    Ok(more.then(String::new))
}

//! A space is deleted, and its files with it; their bytes go when nothing else refers to them.

use jobs::{Consumer, JobKind};
use kernel::Fact;
use store::{Res, Write};

use super::store as own;

/// The job that deletes a space's files: `SPACE`.
const CLEAR: &str = "files.clear";

pub(super) fn consumer() -> Consumer {
    Consumer { name: "files.removed", hears: &["space.removed"], quiet: true, handle: removed }
}

pub(super) fn job() -> JobKind {
    JobKind { name: CLEAR, every_ms: None, run: clear }
}

fn removed(w: &mut Write<'_>, fact: &Fact) -> Res<()> {
    let now = w.now();
    jobs::enqueue(w, CLEAR, &fact.subject.to_string(), now)
}

fn clear(w: &mut Write<'_>, args: &str) -> Res<Option<String>> {
    let Ok(space) = args.parse::<i64>() else { return Ok(None) };
    Ok(own::clear(w, space)?.then(|| args.to_owned()))
}

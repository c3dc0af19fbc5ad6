//! A conversation is not kept any longer, and what was asked about handing it on goes with it.

use jobs::Consumer;
use kernel::Fact;
use store::{Res, Write, p, sql};

sql!(NO_HANDINGS, "DELETE FROM handings WHERE thread_id = $1");

pub(super) fn consumers() -> Vec<Consumer> {
    vec![Consumer { name: "handings.removed", hears: &["thread.cleared"], quiet: true, handle: removed }]
}

fn removed(w: &mut Write<'_>, fact: &Fact) -> Res<()> {
    w.exec(&NO_HANDINGS, p![fact.subject]).map(drop)
}

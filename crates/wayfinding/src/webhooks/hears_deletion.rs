//! A space is deleted, and with it the ways its facts left by.

use jobs::Consumer;
use kernel::Fact;
use store::{Res, Write, p, sql};

sql!(
    NO_LOG,
    "DELETE FROM webhook_deliveries WHERE webhook_id IN (SELECT h.id FROM webhooks h WHERE h.space_id = $1)"
);
sql!(NO_HOOKS, "DELETE FROM webhooks WHERE space_id = $1");

pub(super) const REMOVED: Consumer =
    Consumer { name: "webhooks.removed", hears: &["space.removed"], quiet: true, handle: removed };

fn removed(w: &mut Write<'_>, fact: &Fact) -> Res<()> {
    w.exec(&NO_LOG, p![fact.subject])?;
    w.exec(&NO_HOOKS, p![fact.subject]).map(drop)
}

//! Mails that told of a space do not outlive it.

use jobs::Consumer;
use kernel::Fact;
use store::{Res, Write, p, sql};

// Which mail told of what is not kept: those of everybody who was written to about the space go.
sql!(
    NO_MAILS,
    "DELETE FROM mails WHERE kind IN ('notice', 'digest') AND state NOT IN ('waiting', 'sending')
     AND person_id IN (SELECT d.person_id FROM deliveries d WHERE d.space_id = $1 AND d.channel = 'mail')"
);

pub(super) fn consumers() -> Vec<Consumer> {
    vec![Consumer {
        name: "mail.removed",
        hears: &["space.removed"],
        quiet: true,
        handle: |w: &mut Write<'_>, fact: &Fact| -> Res<()> { w.exec(&NO_MAILS, p![fact.subject]).map(drop) },
    }]
}

//! What this room does on others' facts and by the clock.

use jobs::{Consumer, JobKind};
use kernel::time::{DAY, MINUTE};
use kernel::{Fact, PersonId};
use store::{Res, Write};

use super::store::{assignments, following, leavers, needs};

/// A community that was opened names who is to facilitate it.
pub const SPACES: Consumer =
    Consumer { name: "roles.spaces", hears: &["facilitator.named"], quiet: false, handle: named };

/// Whoever leaves the company gives up their roles; whoever stood in goes on.
pub const LEAVERS: Consumer = Consumer {
    name: "roles.leavers",
    hears: &["person.left"],
    quiet: false,
    handle: |w, fact| leavers::left(w, PersonId::new(fact.subject)),
};

/// Roles whose period is over end; those that end within a month raise the question of renewal.
pub const PERIODS: JobKind = JobKind {
    name: "roles.periods",
    every_ms: Some(5 * MINUTE),
    run: |w, _| {
        assignments::periods(w)?;
        assignments::renewals(w).map(|_| None)
    },
};

/// What spaces ask of their facilitators, once a day.
pub const VOLUMES: JobKind =
    JobKind { name: "roles.volumes", every_ms: Some(DAY), run: |w, _| needs::count(w).map(|()| None) };

fn named(w: &mut Write<'_>, fact: &Fact) -> Res<()> {
    let Some(space) = fact.space else { return Ok(()) };
    let catalogue = charter::current(w)?;
    following::named(w, &catalogue, PersonId::new(fact.subject), space, fact.actor)
}

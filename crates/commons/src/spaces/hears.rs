//! What this room does on others' facts: teams follow the directory, counters follow what is said.

use jobs::{Consumer, JobKind};
use kernel::time::HOUR;
use kernel::{Fact, PersonId, UnitId};
use store::{Res, Write};

use super::store::{counters, teams};

/// Teams follow the directory, the past included: an import of people makes their teams.
pub const DIRECTORY: Consumer = Consumer {
    name: "spaces.directory",
    hears: &["unit.changed", "person.joined", "person.changed", "person.suspended"],
    quiet: true,
    handle: follow_directory,
};

/// What is said moves a space's counters; bulk fills bring theirs along.
pub const COUNTERS: Consumer = Consumer {
    name: "spaces.counters",
    hears: &["thread.started", "reply.posted", "message.withdrawn", "message.deleted"],
    quiet: false,
    handle: count,
};

/// Counts everybody into the network's own spaces, for whom no single fact was heard.
pub const EVERYBODY: JobKind = JobKind {
    name: "spaces.everybody",
    every_ms: Some(HOUR),
    run: |w, _| counters::everybody(w).map(|()| None),
};

fn follow_directory(w: &mut Write<'_>, fact: &Fact) -> Res<()> {
    if fact.kind == "unit.changed" {
        return teams::unit_changed(w, UnitId::new(fact.subject), fact.quiet);
    }
    teams::person_changed(w, PersonId::new(fact.subject), fact.quiet)?;
    if fact.quiet {
        return Ok(());
    }
    counters::everybody(w)
}

fn count(w: &mut Write<'_>, fact: &Fact) -> Res<()> {
    let Some(space) = fact.space else { return Ok(()) };
    match fact.kind.as_str() {
        "thread.started" => counters::spoken(w, space, 1, fact.at),
        "reply.posted" => counters::spoken(w, space, 0, fact.at),
        _ if fact.number("thread_gone") == Some(1) => counters::spoken(w, space, -1, kernel::Time(0)),
        _ => Ok(()),
    }
}

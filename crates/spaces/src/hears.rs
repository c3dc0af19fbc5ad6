//! What this room does on others' facts: teams follow the directory, counters follow what is said,
//! a community's facilitator belongs to it. And what it does by the clock.

use jobs::{Consumer, JobKind};
use kernel::time::{HOUR, MINUTE};
use kernel::{Fact, PersonId, UnitId};
use store::{Res, Write};

use super::store::{Voice, coaches, counters, members, teams, waiting};

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
    hears: &[
        "thread.started",
        "thread.moved",
        "thread.left",
        "thread.split",
        "thread.merged",
        "reply.posted",
        "message.withdrawn",
        "message.deleted",
        "thread.clearing",
    ],
    quiet: false,
    handle: count,
};

/// Whoever begins to facilitate a community, or agrees to stand in, belongs to it, the past included.
pub const ROLES: Consumer = Consumer {
    name: "spaces.roles",
    hears: &["role.begun", "deputy.changed"],
    quiet: true,
    handle: follow_roles,
};

/// Coachings end by themselves.
pub const COACHES: JobKind = JobKind {
    name: "spaces.coaches",
    every_ms: Some(MINUTE),
    run: |w, _| Ok(coaches::end_those_over(w)?.then(String::new)),
};

/// Requests to join are not forgotten.
pub const REQUESTS: JobKind = JobKind {
    name: "spaces.requests",
    every_ms: Some(HOUR),
    run: |w, _| Ok(waiting::remind(w)?.then(String::new)),
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

fn follow_roles(w: &mut Write<'_>, fact: &Fact) -> Res<()> {
    let Some(space) = fact.space else { return Ok(()) };
    if fact.number("facilitator") != Some(1) {
        return Ok(());
    }
    let voice = Voice { by: fact.actor, quiet: fact.quiet };
    let who = fact.number("deputy").unwrap_or(fact.subject);
    members::facilitates_now(w, space, PersonId::new(who), voice)
}

fn count(w: &mut Write<'_>, fact: &Fact) -> Res<()> {
    let Some(space) = fact.space else { return Ok(()) };
    match fact.kind.as_str() {
        "thread.started" => counters::spoken(w, space, 1, fact.at),
        "reply.posted" => counters::spoken(w, space, 0, fact.at),
        // Nothing new was said: a thread came or went.
        "thread.moved" | "thread.split" => counters::spoken(w, space, 1, kernel::Time(0)),
        "thread.left" | "thread.merged" | "thread.clearing" => {
            counters::spoken(w, space, -1, kernel::Time(0))
        }
        _ if fact.number("thread_gone") == Some(1) => counters::spoken(w, space, -1, kernel::Time(0)),
        _ => Ok(()),
    }
}

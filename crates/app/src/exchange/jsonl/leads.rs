//! What conversations lead to, and where they stand: what a kind says besides, changes of state, polls,
//! what became of messages, tasks, what is pinned or worth reading, posts for later: out and in.
//!
//! Who voted for what is not in it: counts are. Posts that wait for approval are nobody's yet, and stay.

use kernel::{Id, MessageId, PersonId, SpaceId, ThreadId, Time};
use serde::{Deserialize, Serialize};
use store::{Res, Write, p, row, sql};

use super::batch::Batch;
use super::maps::Kind;
use super::records::{Record, record};
use crate::exchange::names;

/// What ids of these records are ids of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Own {}

record! {
    /// What some kinds of thread say beside their words.
    ThreadTerms {
        thread: ThreadId, day: String, words: String, reasons: String,
        ; who: PersonId, decided_by: PersonId, decided: Time,
        ;
    }
}
record! {
    /// A change of a thread's state or kind.
    ThreadAct {
        id: Id<Own>, thread: ThreadId, act: String, was: String, became: String, why: String, at: Time,
        ; by: PersonId,
        ;
    }
}
record! {
    /// A poll.
    Poll {
        thread: ThreadId, voters: i64,
        ; closes: Time,
        ; several,
    }
}
record! {
    /// Something to choose in a poll, and how many chose it.
    PollOption {
        thread: ThreadId, place: i64, words: String, votes: i64,
        ;
        ;
    }
}
record! {
    /// What became of a message.
    Outcome {
        message: MessageId, kind: String, target: Id<Own>, thread: ThreadId, by: PersonId, at: Time,
        ;
        ;
    }
}
record! {
    /// A task.
    Task {
        id: Id<Own>, space: SpaceId, title: String, due: String, by: PersonId, created: Time,
        ; owner: PersonId, thread: ThreadId, message: MessageId, assigned_by: PersonId, done: Time, done_by: PersonId,
        ;
    }
}
record! {
    /// A thread at the top of its space.
    Pin {
        thread: ThreadId, space: SpaceId, by: PersonId, at: Time,
        ;
        ;
    }
}
record! {
    /// A thread that is worth reading.
    Featured {
        thread: ThreadId, space: SpaceId, by: PersonId, at: Time,
        ;
        ;
    }
}
record! {
    /// Where a conversation that was put into another one is found now: its address goes on leading there.
    Forward {
        thread: ThreadId, to: ThreadId,
        ;
        ;
    }
}
record! {
    /// A post for later.
    ScheduledPost {
        id: Id<Own>, space: SpaceId, author: PersonId, kind: String, title: String, text: String, rest: String, state: String, why: String, at: Time, created: Time,
        ;
        ;
    }
}

sql!(
    pub(crate) TERMS,
    "SELECT thread_id, day, words, reasons, who_id, decided_by, decided_ms FROM thread_terms
     WHERE thread_id > $1 ORDER BY thread_id LIMIT 1000"
);
sql!(
    pub(crate) ACTS,
    "SELECT id, thread_id, act, was, became, why, at_ms, by_id FROM thread_acts WHERE id > $1 ORDER BY id LIMIT 1000"
);
sql!(
    pub(crate) POLLS,
    "SELECT thread_id, voters, closes_ms, several FROM polls WHERE thread_id > $1 ORDER BY thread_id LIMIT 1000"
);
sql!(
    pub(crate) OPTIONS,
    "SELECT thread_id, place, words, votes FROM poll_options WHERE (thread_id, place) > ($1, $2)
     ORDER BY thread_id, place LIMIT 1000"
);
sql!(
    pub(crate) OUTCOMES,
    "SELECT message_id, kind, target_id, thread_id, by_id, at_ms FROM outcomes WHERE (message_id, target_id) > ($1, $2)
     ORDER BY message_id, target_id LIMIT 1000"
);
sql!(
    pub(crate) TASKS,
    "SELECT id, space_id, title, due_day, created_by, created_ms, owner_id, thread_id, message_id, assigned_by, done_ms,
        done_by
     FROM tasks WHERE id > $1 ORDER BY id LIMIT 1000"
);
sql!(
    pub(crate) PINS,
    "SELECT thread_id, space_id, by_id, at_ms FROM pins WHERE thread_id > $1 ORDER BY thread_id LIMIT 1000"
);
sql!(
    pub(crate) FEATURED,
    "SELECT thread_id, space_id, by_id, at_ms FROM featured WHERE thread_id > $1 ORDER BY thread_id LIMIT 1000"
);
sql!(
    pub(crate) FORWARDS,
    "SELECT thread_id, to_id FROM thread_forwards WHERE thread_id > $1 ORDER BY thread_id LIMIT 1000"
);
sql!(
    pub(crate) SCHEDULED,
    "SELECT id, space_id, author_id, kind, title, body, rest, state, why, at_ms, created_ms FROM scheduled_posts
     WHERE id > $1 ORDER BY id LIMIT 1000"
);

sql!(
    PUT_TERMS,
    "INSERT INTO thread_terms (thread_id, who_id, day, words, reasons, decided_by, decided_ms)
     VALUES ($1, $2::bigint, $3, $4, $5, $6::bigint, $7::bigint) ON CONFLICT DO NOTHING"
);
sql!(
    PUT_ACT,
    "INSERT INTO thread_acts (id, thread_id, act, was, became, why, by_id, at_ms)
     VALUES ($1, $2, $3, $4, $5, $6, $7::bigint, $8) ON CONFLICT DO NOTHING"
);
sql!(
    PUT_POLL,
    "INSERT INTO polls (thread_id, several, closes_ms, voters) VALUES ($1, $2, $3::bigint, $4) ON CONFLICT DO NOTHING"
);
sql!(
    PUT_OPTION,
    "INSERT INTO poll_options (thread_id, place, words, votes) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING"
);
sql!(
    PUT_OUTCOME,
    "INSERT INTO outcomes (message_id, kind, target_id, thread_id, by_id, at_ms) VALUES ($1, $2, $3, $4, $5, $6)
     ON CONFLICT DO NOTHING"
);
sql!(
    PUT_TASK,
    "INSERT INTO tasks (id, space_id, title, owner_id, due_day, thread_id, message_id, created_by, created_ms, assigned_by,
        done_ms, done_by, reminded_day, version)
     VALUES ($1, $2, $3, $4::bigint, $5, $6::bigint, $7::bigint, $8, $9, $10::bigint, $11::bigint, $12::bigint, $5, 1)
     ON CONFLICT DO NOTHING"
);
sql!(
    PUT_PIN,
    "INSERT INTO pins (thread_id, space_id, by_id, at_ms) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING"
);
sql!(
    PUT_FEATURED,
    "INSERT INTO featured (thread_id, space_id, by_id, at_ms) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING"
);
sql!(PUT_FORWARD, "INSERT INTO thread_forwards (thread_id, to_id) VALUES ($1, $2) ON CONFLICT DO NOTHING");
sql!(
    PUT_SCHEDULED,
    "INSERT INTO scheduled_posts (id, space_id, author_id, kind, title, body, rest, state, why, at_ms, created_ms, version)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, 1) ON CONFLICT DO NOTHING"
);

/// The records one of these needs.
pub(crate) fn needs(record: &Record) -> Vec<(Kind, i64)> {
    use Kind::{Message, Person, Space, Thread};
    let person = |p: Option<PersonId>| p.map(|p| (Person, p.number()));
    match record {
        Record::ThreadTerms(x) => {
            let people = [x.who, x.decided_by].into_iter().filter_map(person);
            people.chain([(Thread, x.thread.number())]).collect()
        }
        Record::ThreadAct(x) => person(x.by).into_iter().chain([(Thread, x.thread.number())]).collect(),
        Record::Poll(x) => vec![(Thread, x.thread.number())],
        Record::PollOption(x) => vec![(Thread, x.thread.number())],
        Record::Outcome(x) => {
            let target = (x.kind != "task").then(|| (Thread, x.target.number()));
            let own = [(Message, x.message.number()), (Thread, x.thread.number()), (Person, x.by.number())];
            own.into_iter().chain(target).collect()
        }
        Record::Task(x) => {
            let people = [x.owner, Some(x.by), x.assigned_by, x.done_by].into_iter().filter_map(person);
            let thread = x.thread.map(|t| (Thread, t.number()));
            let message = x.message.map(|m| (Message, m.number()));
            people.chain([(Space, x.space.number())]).chain(thread).chain(message).collect()
        }
        Record::Pin(x) => marked(x.thread, x.space, x.by),
        Record::Featured(x) => marked(x.thread, x.space, x.by),
        Record::Forward(x) => vec![(Thread, x.to.number())],
        Record::ScheduledPost(x) => vec![(Space, x.space.number()), (Person, x.author.number())],
        _ => Vec::new(),
    }
}

fn marked(thread: ThreadId, space: SpaceId, by: PersonId) -> Vec<(Kind, i64)> {
    vec![(Kind::Thread, thread.number()), (Kind::Space, space.number()), (Kind::Person, by.number())]
}

/// Writes one of these records.
pub(crate) fn write(w: &mut Write<'_>, batch: &Batch<'_>, record: &Record) -> Res<()> {
    let thread = |t: ThreadId| batch.id(Kind::Thread, t.number());
    let space = |s: SpaceId| batch.id(Kind::Space, s.number());
    let person = |p: PersonId| batch.id(Kind::Person, p.number());
    match record {
        Record::ThreadTerms(x) => {
            let (who, by) = (batch.person(x.who), batch.person(x.decided_by));
            let (words, reasons) = (names::text(&x.words), names::text(&x.reasons));
            w.exec(&PUT_TERMS, p![thread(x.thread), who, &x.day, &words, &reasons, by, x.decided])
        }
        Record::ThreadAct(x) => {
            let (by, why) = (batch.person(x.by), names::text(&x.why));
            w.exec(&PUT_ACT, p![x.id, thread(x.thread), &x.act, &x.was, &x.became, &why, by, x.at])
        }
        Record::Poll(x) => w.exec(&PUT_POLL, p![thread(x.thread), x.several, x.closes, x.voters]),
        Record::PollOption(x) => {
            w.exec(&PUT_OPTION, p![thread(x.thread), x.place, &names::text(&x.words), x.votes])
        }
        Record::Outcome(x) => {
            let target = x.target.number();
            let target = if x.kind == "task" { target } else { batch.id(Kind::Thread, target) };
            let message = batch.id(Kind::Message, x.message.number());
            w.exec(&PUT_OUTCOME, p![message, &x.kind, target, thread(x.thread), person(x.by), x.at])
        }
        Record::Task(x) => return task(w, batch, x),
        Record::Forward(x) => w.exec(&PUT_FORWARD, p![thread(x.thread), thread(x.to)]),
        Record::Pin(x) => w.exec(&PUT_PIN, p![thread(x.thread), space(x.space), person(x.by), x.at]),
        Record::Featured(x) => {
            w.exec(&PUT_FEATURED, p![thread(x.thread), space(x.space), person(x.by), x.at])
        }
        Record::ScheduledPost(x) => {
            let (title, text) = (names::text(&x.title), names::text(&x.text));
            let own = p![
                x.id,
                space(x.space),
                person(x.author),
                &x.kind,
                &title,
                &text,
                &x.rest,
                &x.state,
                &x.why,
                x.at,
                x.created
            ];
            w.exec(&PUT_SCHEDULED, own)
        }
        _ => return Ok(()),
    }
    .map(drop)
}

fn task(w: &mut Write<'_>, batch: &Batch<'_>, x: &Task) -> Res<()> {
    let thread = x.thread.map(|t| batch.id(Kind::Thread, t.number()));
    let message = x.message.map(|m| batch.id(Kind::Message, m.number()));
    let (space, by) = (batch.id(Kind::Space, x.space.number()), batch.id(Kind::Person, x.by.number()));
    let (owner, given, done_by) =
        (batch.person(x.owner), batch.person(x.assigned_by), batch.person(x.done_by));
    let title = names::text(&x.title);
    let own = p![x.id, space, &title, owner, &x.due, thread, message, by, x.created, given, x.done, done_by];
    w.exec(&PUT_TASK, own).map(drop)
}

//! Writes down where threads stand, tasks, and what became of messages; and their facts.

use kernel::time::HOUR;
use kernel::{Fact, PersonId, SpaceId, Time};
use store::{Res, Write, sql};

use super::standing::Step;
use super::{number, state_number};
use crate::plan::Company;
use crate::talk::Thread;

sql!(
    STEP,
    "INSERT INTO thread_acts (id, thread_id, act, was, became, why, by_id, at_ms)
     VALUES ($1, $2, 'state', $3, $4, $5, $6::bigint, $7)"
);
sql!(
    TERMS,
    "INSERT INTO thread_terms (thread_id, who_id, day, words, reasons, decided_by, decided_ms)
     VALUES ($1, $2::bigint, $3, $4, $5, $6::bigint, $7::bigint)"
);
sql!(POLL, "INSERT INTO polls (thread_id, several, closes_ms, voters) VALUES ($1, $2, $3::bigint, $4)");
sql!(OPTION, "INSERT INTO poll_options (thread_id, place, words, votes) VALUES ($1, $2, $3, $4)");
sql!(VOTE, "INSERT INTO poll_votes (thread_id, person_id, place) VALUES ($1, $2, $3)");
sql!(PIN, "INSERT INTO pins (thread_id, space_id, by_id, at_ms) VALUES ($1, $2, $3, $4)");
sql!(FEATURE, "INSERT INTO featured (thread_id, space_id, by_id, at_ms) VALUES ($1, $2, $3, $4)");
sql!(
    TASK,
    "INSERT INTO tasks (id, space_id, title, owner_id, due_day, thread_id, message_id, created_by, created_ms,
        assigned_by, done_ms, done_by, reminded_day, version)
     VALUES ($1, $2, $3, $4::bigint, $5, $6::bigint, $7::bigint, $8, $9, $8, $10::bigint, $11::bigint, $5, 1)"
);
sql!(
    OUTCOME,
    "INSERT INTO outcomes (message_id, kind, target_id, thread_id, by_id, at_ms) VALUES ($1, $2, $3, $4, $5, $6)"
);

/// Writes them.
pub(crate) fn fill(w: &mut Write<'_>, company: &Company) -> Res<()> {
    steps(w, company)?;
    polls(w, company)?;
    let leads = |space: SpaceId| company.spaces.iter().find(|s| s.id == space).and_then(|s| s.creator);
    let mark = |t: &Thread| Some((t.id, t.space, leads(t.space)?, t.messages.last()?.at.plus(HOUR)));
    for (sql, wanted) in [(&PIN, true), (&FEATURE, false)] {
        let here = |t: &&Thread| if wanted { t.standing.pinned } else { t.standing.featured };
        let all: Vec<_> = company.threads.iter().filter(here).filter_map(mark).collect();
        w.many(sql, &all, |(thread, space, by, at)| {
            [(*thread).into(), (*space).into(), (*by).into(), Time(at.0.min(company.end.0)).into()]
        })?;
    }
    w.many(&TASK, &company.tasks, |t| {
        let done_by = t.done.map(|_| t.owner.unwrap_or(t.by));
        let (thread, message) = (t.of.map(|(thread, _)| thread), t.of.and_then(|(_, message)| message));
        [
            t.id.into(),
            t.space.into(),
            (&t.title).into(),
            t.owner.into(),
            (&t.due).into(),
            thread.into(),
            message.into(),
            t.by.into(),
            t.at.into(),
            t.done.into(),
            done_by.into(),
        ]
    })?;
    w.many(&OUTCOME, &company.outcomes, |o| {
        [o.message.into(), o.kind.into(), o.target.into(), o.thread.into(), o.by.into(), o.at.into()]
    })
}

fn steps(w: &mut Write<'_>, company: &Company) -> Res<()> {
    let threads = &company.threads;
    let all: Vec<_> = threads.iter().flat_map(|t| t.standing.steps.iter().map(move |s| (t.id, s))).collect();
    w.many(&STEP, &all, |(thread, s)| {
        let (was, became) = (s.was.into(), s.became.into());
        [s.id.into(), (*thread).into(), was, became, (&s.why).into(), s.by.into(), s.at.into()]
    })?;
    let terms: Vec<_> = threads.iter().filter_map(|t| t.standing.terms.as_ref().map(|x| (t.id, x))).collect();
    w.many(&TERMS, &terms, |(thread, x)| {
        let (words, reasons) = ((&x.words).into(), (&x.reasons).into());
        let (by, at) = (x.decided_by.into(), x.decided.into());
        [(*thread).into(), x.who.into(), (&x.day).into(), words, reasons, by, at]
    })
}

fn polls(w: &mut Write<'_>, company: &Company) -> Res<()> {
    let all: Vec<_> =
        company.threads.iter().filter_map(|t| t.standing.poll.as_ref().map(|p| (t.id, p))).collect();
    w.many(&POLL, &all, |(thread, p)| {
        let voters = crate::fill::number(p.voters());
        [(*thread).into(), p.several.into(), p.closes.into(), voters.into()]
    })?;
    let options: Vec<_> =
        all.iter().flat_map(|(t, p)| (1_i64..).zip(&p.options).map(move |(n, o)| (*t, n, o))).collect();
    w.many(&OPTION, &options, |(thread, place, (words, votes))| {
        [(*thread).into(), (*place).into(), words.into(), (*votes).into()]
    })?;
    let votes: Vec<_> = all.iter().flat_map(|(t, p)| p.votes.iter().map(move |v| (*t, *v))).collect();
    w.many(&VOTE, &votes, |(thread, (person, place))| [(*thread).into(), (*person).into(), (*place).into()])
}

fn by(fact: Fact, who: Option<PersonId>) -> Fact {
    Fact { actor: who, ..fact }
}

/// What happened to threads, tasks and messages.
pub(crate) fn told(company: &Company) -> Vec<(Time, Fact)> {
    let mut all: Vec<(Time, Fact)> = Vec::new();
    for thread in &company.threads {
        all.extend(thread.standing.steps.iter().filter_map(|step| Some((step.at, stated(thread, step)?))));
    }
    for task in &company.tasks {
        let about = |kind: &str, at: Time, who: PersonId| {
            let mut fact = Fact::past(kind, task.id.number(), at).by(who).space(task.space);
            if let Some(owner) = task.owner {
                fact = fact.with("owner", owner.number());
            }
            if let Some((thread, message)) = task.of {
                fact = fact.thread(thread);
                return (at, message.map_or(fact.clone(), |m| fact.with("message", m.number())));
            }
            (at, fact)
        };
        all.push(about("task.made", task.at, task.by));
        all.extend(task.done.map(|at| about("task.done", at, task.owner.unwrap_or(task.by))));
    }
    for o in &company.outcomes {
        let fact = Fact::past("outcome.made", o.target.number(), o.at).by(o.by).space(o.space);
        let fact = fact.thread(o.thread).with("message", o.message.number());
        all.push((o.at, fact.with("kind", number(o.kind)).with("author", o.author.number())));
    }
    all
}

fn stated(thread: &Thread, step: &Step) -> Option<Fact> {
    let fact = Fact::past("thread.stated", thread.id.number(), step.at).space(thread.space).thread(thread.id);
    let fact = fact.with("kind", number(thread.kind)).with("message", thread.messages.first()?.id.number());
    let fact = fact.with("from", state_number(step.was)).with("to", state_number(step.became));
    Some(by(fact, step.by))
}

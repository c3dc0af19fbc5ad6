//! Writes the roles down, and their facts of the past.

use kernel::{Fact, PersonId, Time};
use store::{Res, Write};

use super::{Assignment, Roles};
use crate::rows;

type Deputy<'a> = (&'a Assignment, PersonId, &'static str, Time);

pub(crate) fn fill(w: &mut Write<'_>, roles: &Roles, end: Time) -> Res<()> {
    assignments(w, &roles.assignments)?;
    w.many(&rows::SETTLED, &roles.settled, |p| {
        [(&p.duty).into(), p.space.into(), p.who.into(), p.since.into()]
    })?;
    w.many(&rows::CONTRIBUTOR, &roles.contributors, |p| {
        [(&p.duty).into(), p.space.into(), p.who.into(), p.since.into()]
    })?;
    w.many(&rows::CODRIVING, &roles.codrivings, |c| {
        let by = c.released.map(|_| c.driver);
        [
            c.assignment.into(),
            c.driver.into(),
            c.since.into(),
            (&c.checked).into(),
            c.released.into(),
            by.into(),
        ]
    })?;
    w.many(&rows::ACT, &roles.acts, |act| {
        let state = if act.decided.is_some() { "signed" } else { "waiting" };
        [
            act.id.into(),
            act.actor.into(),
            act.space.into(),
            act.action.into(),
            (&act.path).into(),
            (&act.body).into(),
            act.at.into(),
            state.into(),
            act.decided.map(|_| act.driver).into(),
            act.decided.into(),
            (&act.result).into(),
        ]
    })?;
    w.many(&rows::COACH, &roles.coaches, |c| {
        [c.space.into(), c.person.into(), c.from.into(), c.until.into(), (&c.about).into(), c.by.into()]
    })?;
    told(w, roles);
    waiting(w, roles)?;
    // What communities asked, as of the company's present.
    w.many(&rows::VOLUME, &roles.volumes, |v| {
        [
            v.space.into(),
            end.into(),
            v.threads.into(),
            v.questions.into(),
            v.messages.into(),
            v.joiners.into(),
        ]
    })
}

/// What people are told of it.
fn waiting(w: &mut Write<'_>, roles: &Roles) -> Res<()> {
    w.many(&rows::TOLD, &roles.told, |t| {
        [
            t.id.into(),
            t.person.into(),
            (&t.subject).into(),
            t.reason.into(),
            t.space.into(),
            t.about.into(),
            t.actor.into(),
            t.at.into(),
            t.read.into(),
        ]
    })
}

fn assignments(w: &mut Write<'_>, all: &[Assignment]) -> Res<()> {
    w.many(&rows::ASSIGNMENT, all, |a| {
        let ended_by = a.ended().and(Some(a.person)).filter(|_| a.cause != "period");
        [
            a.id.into(),
            (&a.role).into(),
            a.person.into(),
            a.scope.into(),
            a.scope_id.into(),
            a.share.into(),
            a.from.into(),
            a.until.into(),
            a.state.into(),
            (&a.attachment).into(),
            a.lead.into(),
            a.asker.into(),
            a.unit.into(),
            a.external.into(),
            (&a.specialities).into(),
            (&a.note).into(),
            a.follows.into(),
            a.proposed.into(),
            a.proposer.into(),
            a.approver.and(a.answered).into(),
            a.approver.into(),
            a.answered.into(),
            a.ended().into(),
            ended_by.into(),
            (&a.cause).into(),
            a.driver.into(),
        ]
    })?;
    let answers: Vec<_> = all.iter().flat_map(|a| a.answers.iter().map(move |(k, v)| (a.id, k, v))).collect();
    w.many(&rows::CRITERION, &answers, |(id, key, answer)| [(*id).into(), (*key).into(), (*answer).into()])?;
    let deputies: Vec<Deputy<'_>> =
        all.iter().flat_map(|a| a.deputies.iter().map(move |(p, state, at)| (a, *p, *state, *at))).collect();
    w.many(&rows::DEPUTY, &deputies, |(a, person, state, since)| {
        [a.id.into(), (*person).into(), (*state).into(), (*since).into(), a.person.into()]
    })?;
    let handed: Vec<_> =
        all.iter().flat_map(|a| a.handed.iter().map(move |(place, at)| (a, *place, *at))).collect();
    w.many(&rows::HANDED, &handed, |(a, place, at)| {
        [a.id.into(), (*place).into(), (*at).into(), a.person.into()]
    })
}

/// What happened to roles, in the order it happened.
fn told(w: &mut Write<'_>, roles: &Roles) {
    let mut all: Vec<(Time, Fact)> = Vec::new();
    for a in &roles.assignments {
        let mut say = |kind: &str, at: Time, by: Option<PersonId>| {
            let fact = Fact { actor: by, space: a.space(), ..Fact::past(kind, a.person.number(), at) };
            let fact = fact.with("assignment", a.id.number());
            let facilitates = i64::from(a.role == "facilitator");
            all.push((at, if kind == "role.begun" { fact.with("facilitator", facilitates) } else { fact }));
        };
        if a.proposer != Some(a.person) {
            say("role.proposed", a.proposed, a.proposer);
        }
        if let Some(at) = a.answered {
            say("role.begun", at, Some(a.person));
        }
        if let Some(at) = a.ended() {
            say("role.ended", at, Some(a.person).filter(|_| a.cause != "period"));
        }
    }
    for act in &roles.acts {
        let of = |kind: &str, subject: PersonId, by: PersonId, at: Time| {
            let fact = Fact::past(kind, subject.number(), at).by(by).space(act.space);
            (at, fact.with("act", act.id.number()))
        };
        all.push(of("act.held", act.driver, act.actor, act.at));
        if let Some(at) = act.decided {
            let (at, fact) = of("act.decided", act.actor, act.driver, at);
            all.push((at, fact.with("signed", 1)));
        }
    }
    for coach in &roles.coaches {
        let fact = Fact::past("coach.invited", coach.person.number(), coach.from);
        all.push((coach.from, fact.by(coach.by).space(coach.space)));
    }
    all.sort_by_key(|(at, fact)| (*at, fact.subject));
    all.into_iter().for_each(|(_, fact)| w.announce(fact));
}

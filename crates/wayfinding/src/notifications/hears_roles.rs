//! What people are told of roles, of acts that wait for a second signature, and of coachings.

use kernel::{Fact, PersonId};
use store::{Res, Write};

use super::notice::{Event, Reason};
use super::store as notices;

pub(super) fn hear(w: &mut Write<'_>, fact: &Fact) -> Res<()> {
    if fact.kind.starts_with("coach.") {
        return coaching(w, fact);
    }
    if fact.kind.starts_with("handing.") {
        return handing(w, fact);
    }
    if fact.kind.starts_with("help.") {
        return help(w, fact);
    }
    if fact.kind.starts_with("act.") {
        return act(w, fact);
    }
    if fact.kind == "report.written" {
        return report(w, fact);
    }
    let Some(id) = fact.number("assignment") else { return Ok(()) };
    let Some(role) = notices::role(w, id)? else { return Ok(()) };
    let holder = Event::about("role", id, fact.space, Some(role.person), fact.at);
    let asked = Event { actor: fact.actor, ..holder.clone() };
    let proposer: Vec<i64> = role.proposer.map(PersonId::number).into_iter().collect();
    match fact.kind.as_str() {
        "role.proposed" => tell(w, fact, &asked, vec![fact.subject], Reason::RoleProposed),
        // Whoever is an evangelist is one beside their work: their manager knows of it (S4-8a).
        "role.begun" if role.key == "evangelist" => {
            let told = notices::manager(w, &role)?.into_iter().chain(proposer).collect();
            tell(w, fact, &holder, told, Reason::RoleBegun)
        }
        "role.begun" => tell(w, fact, &holder, proposer, Reason::RoleBegun),
        // Taken back by somebody else: that is no answer of the person.
        "role.declined" if role.state == "declined" => tell(w, fact, &holder, proposer, Reason::RoleDeclined),
        "deputy.asked" => {
            let event = Event { subject: format!("deputy:{id}"), ..asked };
            tell(w, fact, &event, vec![fact.subject], Reason::DeputyAsked)
        }
        "role.ending" => {
            let event = Event { subject: format!("renewal:{id}"), ..holder };
            let lead = fact.number("lead").filter(|lead| *lead > 0);
            tell(w, fact, &event, std::iter::once(fact.subject).chain(lead).collect(), Reason::RoleEnding)
        }
        "role.left" => {
            let event = Event { subject: format!("left:{id}"), ..holder };
            let people = notices::concerned(w, id)?;
            tell(w, fact, &event, people, Reason::RoleLeft)
        }
        "role.ended" if ["period", "left"].contains(&role.cause.as_str()) => {
            let mut people = notices::told_of_vacancy(w, id, &role)?;
            people.retain(|person| *person != role.person.number());
            tell(w, fact, &holder, people, Reason::RoleVacant)
        }
        _ => Ok(()),
    }
}

/// Whoever co-drives is told what waits, whoever asked what became of it.
fn act(w: &mut Write<'_>, fact: &Fact) -> Res<()> {
    let Some(id) = fact.number("act") else { return Ok(()) };
    let event = Event::about("act", id, fact.space, fact.actor, fact.at);
    let state = notices::decided(w, id)?;
    let reason = match (fact.kind.as_str(), state.as_deref()) {
        ("act.held", Some("waiting")) => Reason::ActHeld,
        ("act.decided", Some("signed")) => Reason::ActSigned,
        ("act.decided", Some("turned_down")) => Reason::ActTurnedDown,
        ("act.decided", Some("failed")) => Reason::ActFailed,
        _ => return Ok(()),
    };
    tell(w, fact, &event, vec![fact.subject], reason)
}

/// Both lines are told of the monthly report of a space.
fn report(w: &mut Write<'_>, fact: &Fact) -> Res<()> {
    let (Some(space), Some(month)) = (fact.space, fact.number("month")) else { return Ok(()) };
    let event = Event::about("report", month, Some(space), None, fact.at);
    let event = Event { subject: format!("report:{space}:{month}"), ..event };
    tell(w, fact, &event, vec![fact.subject], Reason::SpaceReport)
}

fn coaching(w: &mut Write<'_>, fact: &Fact) -> Res<()> {
    let Some(space) = fact.space else { return Ok(()) };
    let event = Event::about_space("coach", space, fact.actor, fact.at);
    let reason = if fact.kind == "coach.invited" { Reason::CoachInvited } else { Reason::CoachEnded };
    tell(w, fact, &event, vec![fact.subject], reason)
}

/// An author is asked, a manager is offered what was raised, the author hears that it is taken.
fn handing(w: &mut Write<'_>, fact: &Fact) -> Res<()> {
    let (Some(id), Some(thread)) = (fact.number("handing"), fact.thread) else { return Ok(()) };
    let event = Event::about("handing", id, fact.space, fact.actor, fact.at);
    let event = Event { thread: Some(thread), ..event };
    let reason = match fact.kind.as_str() {
        "handing.asked" => Reason::HandingAsked,
        "handing.offered" => Reason::HandingOffered,
        _ => Reason::HandingTaken,
    };
    tell(w, fact, &event, vec![fact.subject], reason)
}

/// Whoever is asked for help is told, and whoever asked, what became of it.
fn help(w: &mut Write<'_>, fact: &Fact) -> Res<()> {
    let Some(id) = fact.number("request") else { return Ok(()) };
    let event = Event::about("help", id, fact.space, fact.actor, fact.at);
    let reason = match fact.kind.as_str() {
        "help.asked" => Reason::HelpAsked,
        "help.raised" => Reason::HelpRaised,
        "help.ended" => Reason::HelpEnded,
        _ => Reason::HelpAnswered,
    };
    tell(w, fact, &event, vec![fact.subject], reason)
}

/// Nobody is told what they did themselves, and only those who are here.
pub(super) fn tell(
    w: &mut Write<'_>,
    fact: &Fact,
    event: &Event,
    mut people: Vec<i64>,
    reason: Reason,
) -> Res<()> {
    people.retain(|person| Some(*person) != fact.actor.map(PersonId::number));
    let here = notices::active(w, &people)?;
    let told: Vec<(i64, Reason)> = here.into_iter().map(|person| (person, reason)).collect();
    notices::give(w, event, &told)
}

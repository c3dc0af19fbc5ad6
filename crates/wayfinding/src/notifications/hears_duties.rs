//! What people are told of their own way in a role: a nomination, a review, a description, a view,
//! a role to take on, a week to cover.

use kernel::Fact;
use store::{Res, Write};

use super::hears_roles::tell;
use super::notice::{Event, Reason};

/// The subject of each of these facts is who is told; who named somebody is in the nomination alone.
pub(super) fn hear(w: &mut Write<'_>, fact: &Fact) -> Res<()> {
    let (what, number, reason) = match fact.kind.as_str() {
        "nominee.named" => ("nomination", "nomination", Reason::Nominated),
        "review.opened" => ("review", "assignment", Reason::ReviewOpened),
        "description.due" => ("description", "description", Reason::DescriptionDue),
        "view.asked" => ("view", "view", Reason::ViewAsked),
        "view.given" => ("view", "view", Reason::ViewGiven),
        "candidate.asked" => ("vacancy", "vacancy", Reason::CandidateAsked),
        "candidate.answered" => ("answer", "vacancy", Reason::CandidateAnswered),
        "vacancy.over" => ("vacancy", "vacancy", Reason::VacancyOver),
        _ => ("week", "week", Reason::CoverAsked),
    };
    let Some(id) = fact.number(number) else { return Ok(()) };
    let event = Event::about(what, id, None, fact.actor, fact.at);
    tell(w, fact, &event, vec![fact.subject], reason)
}

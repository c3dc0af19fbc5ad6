//! What people are told of their own way in a role: a nomination, a review, a description, a view.

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
        _ => ("view", "view", Reason::ViewGiven),
    };
    let Some(id) = fact.number(number) else { return Ok(()) };
    let event = Event::about(what, id, None, fact.actor, fact.at);
    tell(w, fact, &event, vec![fact.subject], reason)
}

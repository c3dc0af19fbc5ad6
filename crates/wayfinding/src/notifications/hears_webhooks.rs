//! What people are told of webhooks: that one of theirs sends nothing any more.

use kernel::Fact;
use store::{Res, Write};

use super::notice::{Event, Reason};
use super::store as notices;

/// Whoever made it is led to its log.
pub(super) fn hear(w: &mut Write<'_>, fact: &Fact) -> Res<()> {
    let Some(owner) = fact.number("owner") else { return Ok(()) };
    let event = Event::about("webhook", fact.subject, fact.space, None, fact.at);
    let told = notices::active(w, &vec![owner])?;
    let told: Vec<(i64, Reason)> = told.into_iter().map(|person| (person, Reason::WebhookStopped)).collect();
    notices::give(w, &event, &told)
}

//! What people are told of posts that are not there yet: that one waits for them, that theirs was
//! published or turned down, that its hour came and it could not be.

use kernel::{Fact, MessageId, SpaceId};
use store::{Res, Write};

use super::notice::{Event, Reason};
use super::store::{self as notices, posts};

pub(super) fn hear(w: &mut Write<'_>, fact: &Fact, space: SpaceId) -> Res<()> {
    let name = fact.number("as").map(kernel::PersonId::new);
    let of = |what: &str| Event::about(what, fact.subject, Some(space), fact.actor, fact.at);
    let (event, people, reason) = match fact.kind.as_str() {
        "post.waiting" => {
            let event = Event::about_space("posts", space, fact.actor.or(name), fact.at);
            let mut leads = notices::leads(w, space)?;
            let own = posts::author(w, fact.subject)?;
            leads.retain(|lead| !own.contains(lead));
            (event, leads, Reason::PostWaits)
        }
        "post.declined" => (of("post"), posts::author(w, fact.subject)?, Reason::PostDeclined),
        "post.kept" => (of("later"), posts::later(w, fact.subject)?, Reason::PostKept),
        _ => {
            let (Some(thread), Some(message)) = (fact.thread, fact.number("message")) else { return Ok(()) };
            let event = Event::in_thread(space, thread, MessageId::new(message), fact.actor, fact.at);
            (event, posts::author(w, fact.subject)?, Reason::PostApproved)
        }
    };
    let told: Vec<(i64, Reason)> =
        notices::active(w, &people)?.into_iter().map(|person| (person, reason)).collect();
    notices::give(w, &event, &told)
}

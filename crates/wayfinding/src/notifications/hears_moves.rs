//! Conversations that changed their place: notices about them go along, and whoever follows them is
//! told once, by whom. Whoever may not read the new place finds nothing any more.

use kernel::{Fact, MessageId, PersonId, ThreadId};
use store::{Res, Write};

use super::notice::{Event, Reason};
use super::store::{self as notices, moves};

/// So many followers are told; a conversation that more follow is seen to have moved where it stands.
const MOST: i64 = 1_000;

pub(super) fn hear(w: &mut Write<'_>, fact: &Fact) -> Res<()> {
    let (Some(space), Some(thread)) = (fact.space, fact.thread) else { return Ok(()) };
    let from = fact.number("from").map(ThreadId::new);
    let reason = match (fact.kind.as_str(), from) {
        ("thread.merged", _) => {
            moves::merged(w, ThreadId::new(fact.subject), thread)?;
            Reason::Merged
        }
        ("thread.split", Some(from)) => {
            moves::split(w, from, thread)?;
            Reason::Split
        }
        _ => {
            moves::moved(w, thread, space)?;
            Reason::Moved
        }
    };
    let Some(message) = moves::opening(w, thread)? else { return Ok(()) };
    // A merge is told where the messages that came begin.
    let message = fact.number("message").map_or(message, MessageId::new);
    let event = Event::in_thread(space, thread, message, fact.actor, fact.at);
    let mut people = notices::followers(w, thread, PersonId::new(0), MOST)?;
    people.retain(|person| Some(*person) != fact.actor.map(PersonId::number));
    let seeing = notices::may_see(w, space, &people)?;
    let told: Vec<(i64, Reason)> = seeing.into_iter().map(|person| (person, reason)).collect();
    notices::give(w, &event, &told)
}

//! What people are told of the registers: what was decided about something they brought in, and
//! what they were handed.

use kernel::{Fact, PersonId};
use store::{Res, Write};

use super::hears_roles::tell;
use super::notice::{Event, Reason};
use super::store as notices;

pub(super) fn hear(w: &mut Write<'_>, fact: &Fact) -> Res<()> {
    if fact.kind == "register.moved" {
        return moved(w, fact.subject);
    }
    let Some(item) = fact.number("item") else { return Ok(()) };
    let event = Event::about("register", item, fact.space, fact.actor, fact.at);
    let reason =
        if fact.kind == "register.handed" { Reason::RegisterHanded } else { Reason::RegisterDecided };
    tell(w, fact, &event, vec![fact.subject], reason)
}

/// Whoever had an entry in hand and has it no more may not see it: the notice goes too.
fn moved(w: &mut Write<'_>, item: i64) -> Res<()> {
    for person in notices::former_hands(w, item)? {
        notices::drop_subject(w, PersonId::new(person), &format!("register:{item}"), Reason::RegisterHanded)?;
    }
    Ok(())
}

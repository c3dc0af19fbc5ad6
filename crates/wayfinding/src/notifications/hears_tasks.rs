//! What people are told of tasks: that one was given to them, and that one is due today.

use kernel::{Fact, PersonId};
use store::{Res, Write};

use super::notice::{Event, Reason};
use super::store as notices;

pub(super) fn hear(w: &mut Write<'_>, fact: &Fact) -> Res<()> {
    let (Some(space), Some(owner)) = (fact.space, fact.number("owner")) else { return Ok(()) };
    if fact.kind == "task.done" {
        let (owner, subject) = (PersonId::new(owner), format!("task:{}", fact.subject));
        notices::drop_subject(w, owner, &subject, Reason::TaskDue)?;
        return notices::drop_subject(w, owner, &subject, Reason::TaskAssigned);
    }
    let reason = if fact.kind == "task.due" { Reason::TaskDue } else { Reason::TaskAssigned };
    let own = fact.actor.map(PersonId::number) == Some(owner);
    if own && reason == Reason::TaskAssigned {
        return Ok(());
    }
    let seeing = notices::may_see(w, space, &vec![owner])?;
    let event = Event {
        subject: format!("task:{}", fact.subject),
        ..Event::about("task", fact.subject, Some(space), fact.actor, fact.at)
    };
    let told: Vec<(i64, Reason)> = seeing.into_iter().map(|person| (person, reason)).collect();
    notices::give(w, &event, &told)
}

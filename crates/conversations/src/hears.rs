//! What conversations do on others' facts, and what they do by themselves.

use jobs::{Consumer, JobKind};
use kernel::Fact;
use kernel::time::{HOUR, MINUTE};
use store::{Res, Write};

use super::message::KEPT_MS;
use super::{cache, outcomes, polls, store as own};

/// A changed name shows at once where it was rendered before.
pub fn consumers() -> Vec<Consumer> {
    vec![
        super::hears_moderation::MODERATION,
        super::clearing::REMOVED,
        super::previews::hears::LINKS,
        super::previews::hears::UNLINKS,
        Consumer { name: "conversations.names", hears: &["person.changed"], quiet: true, handle: names },
        Consumer { name: "conversations.tasks", hears: TASKS, quiet: true, handle: task },
    ]
}

/// What becomes of tasks shows under the messages they were made of.
const TASKS: &[&str] = &["task.made", "task.changed", "task.assigned", "task.done", "task.reopened"];

fn task(w: &mut Write<'_>, fact: &Fact) -> Res<()> {
    let (Some(thread), Some(space)) = (fact.thread, fact.space) else { return Ok(()) };
    let (message, by) = (fact.number("message").map(kernel::MessageId::new), fact.actor);
    let (Some(message), Some(by), "task.made") = (message, by, fact.kind.as_str()) else {
        return outcomes::store::touch(w, thread);
    };
    let Some(author) = outcomes::store::author(w, message)? else { return Ok(()) };
    let made = outcomes::made((message, thread, author), space, (fact.subject, 0), by, fact.at);
    let made = if fact.quiet { made.quiet() } else { made };
    outcomes::store::add(w, (message, thread), ("task", fact.subject), (by, fact.at), made)
}

fn names(_: &mut Write<'_>, _: &Fact) -> Res<()> {
    cache::new_epoch();
    Ok(())
}

/// The words of what was withdrawn go after thirty days.
pub fn jobs() -> Vec<JobKind> {
    let mut jobs = super::clearing::jobs();
    jobs.extend([
        JobKind { name: "conversations.purge", every_ms: Some(6 * HOUR), run: purge },
        JobKind { name: "conversations.polls", every_ms: Some(MINUTE), run: close_polls },
    ]);
    jobs
}

fn purge(w: &mut Write<'_>, _: &str) -> Res<Option<String>> {
    let before = w.now().plus(-KEPT_MS);
    super::waiting::store::purge(w, w.now().plus(-super::waiting::KEPT_MS))?;
    Ok((own::purge(w, before)? > 0).then(String::new))
}

fn close_polls(w: &mut Write<'_>, _: &str) -> Res<Option<String>> {
    Ok((polls::store::close_due(w)? == 100).then(String::new))
}

//! What search does on facts, and its background work.

use jobs::{Consumer, JobKind};
use kernel::{Fact, SpaceId, ThreadId};
use store::{Res, Write};

use super::docs::{file_doc, message_doc, note_doc, person_doc, readers, space_doc};
use super::index_store as index;
use super::{rebuild, telling, things_store as things};

/// Documents indexed in one step of background work.
pub(super) const STEP: i64 = 200;

const HEARS: &[&str] = &[
    "person.joined",
    "person.changed",
    "person.suspended",
    "space.opened",
    "space.changed",
    "thread.started",
    "reply.posted",
    "message.edited",
    "message.withdrawn",
    "message.deleted",
    "message.withheld",
    "message.returned",
    "question.answered",
    "question.reopened",
    "thread.stated",
    "thread.recast",
    "thread.moved",
    "thread.split",
    "thread.merged",
    "file.added",
    "file.replaced",
    "file.changed",
    "file.removed",
    "note.written",
    "note.removed",
];

/// The index hears the past too: what was imported is found.
pub(super) fn consumers() -> Vec<Consumer> {
    vec![
        Consumer { name: "search", hears: HEARS, quiet: true, handle: hear },
        super::hears_deletion::consumer(),
    ]
}

pub(super) fn jobs() -> Vec<JobKind> {
    vec![
        JobKind { name: "search.reread", every_ms: None, run: reread },
        JobKind { name: "search.thread", every_ms: None, run: rest_of_thread },
        super::hears_deletion::job(),
        JobKind { name: "search.rebuild", every_ms: None, run: rebuild::step },
        JobKind { name: "search.tell", every_ms: Some(15 * kernel::time::MINUTE), run: telling::step },
    ]
}

fn hear(w: &mut Write<'_>, fact: &Fact) -> Res<()> {
    match fact.kind.as_str() {
        "person.joined" | "person.changed" | "person.suspended" => person(w, fact.subject),
        "space.opened" | "space.changed" => space(w, fact.subject),
        "thread.started" => match fact.thread.map(|t| index::opening(w, t)).transpose()?.flatten() {
            Some(opening) => message(w, opening),
            None => Ok(()),
        },
        "reply.posted" | "message.edited" => message(w, fact.subject),
        kind if kind.starts_with("file.") => file(w, fact.subject),
        kind if kind.starts_with("note.") => note(w, fact.subject),
        "message.withdrawn" | "message.deleted" => index::drop_doc(w, fact.subject),
        // An opening’s title goes and comes back with it.
        "message.withheld" | "message.returned" => {
            message(w, fact.subject)?;
            fact.thread.map_or(Ok(()), |thread| again(w, thread))
        }
        _ => match fact.thread {
            Some(thread) => again(w, thread),
            None => Ok(()),
        },
    }
}

/// Something about the thread as a whole has changed: its first messages are indexed anew at once,
/// the others in steps.
fn again(w: &mut Write<'_>, thread: ThreadId) -> Res<()> {
    if let Some(rest) = thread_step(w, thread, 0)? {
        let now = w.now();
        jobs::enqueue(w, "search.thread", &rest, now)?;
    }
    Ok(())
}

fn thread_step(w: &mut Write<'_>, thread: ThreadId, after: i64) -> Res<Option<String>> {
    for id in index::lost(w, thread, STEP)? {
        index::drop_doc(w, id)?;
    }
    let rows = index::of_thread(w, thread, after, STEP)?;
    let full = i64::try_from(rows.len()).is_ok_and(|n| n == STEP);
    let last = rows.last().map(|row| row.id.number());
    rows.into_iter().try_for_each(|row| index::put(w, &message_doc(row)))?;
    Ok(last.filter(|_| full).map(|id| format!("{thread}:{id}")))
}

/// Indexes the rest of a thread: `THREAD:LAST`.
fn rest_of_thread(w: &mut Write<'_>, args: &str) -> Res<Option<String>> {
    let Some((thread, after)) = args.split_once(':') else { return Ok(None) };
    let (Ok(thread), Ok(after)) = (thread.parse::<ThreadId>(), after.parse()) else { return Ok(None) };
    thread_step(w, thread, after)
}

fn person(w: &mut Write<'_>, id: i64) -> Res<()> {
    match index::person(w, id)? {
        Some(row) => index::put(w, &person_doc(row)),
        None => index::drop_doc(w, -id),
    }
}

fn space(w: &mut Write<'_>, id: i64) -> Res<()> {
    let Some(row) = index::space(w, id)? else { return index::drop_doc(w, -id) };
    if index::know_space(w, row.id, row.open)? {
        let now = w.now();
        jobs::enqueue(w, "search.reread", &format!("{id}:{}", i64::MIN), now)?;
    }
    index::put(w, &space_doc(row))
}

fn message(w: &mut Write<'_>, id: i64) -> Res<()> {
    things::files_of(w, id)?.into_iter().try_for_each(|id| file(w, id))?;
    match index::message(w, id)? {
        Some(row) => index::put(w, &message_doc(row)),
        None => index::drop_doc(w, id),
    }
}

fn file(w: &mut Write<'_>, id: i64) -> Res<()> {
    match things::file(w, id)? {
        Some(row) => index::put(w, &file_doc(row)),
        None => index::drop_doc(w, -id),
    }
}

fn note(w: &mut Write<'_>, id: i64) -> Res<()> {
    match things::note(w, id)? {
        Some(row) => index::put(w, &note_doc(row)),
        None => index::drop_doc(w, -id),
    }
}

/// Gives everything said in a space its new readers: `SPACE:LAST`.
fn reread(w: &mut Write<'_>, args: &str) -> Res<Option<String>> {
    let Some((space, after)) = args.split_once(':') else { return Ok(None) };
    let (Ok(space), Ok(after)) = (space.parse::<SpaceId>(), after.parse()) else { return Ok(None) };
    let Some(open) = index::open_now(w, space)? else { return Ok(None) };
    let last = index::reread(w, space, &readers(space, open), after, STEP)?;
    Ok(last.map(|id| format!("{space}:{id}")))
}

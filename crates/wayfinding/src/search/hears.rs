//! What search does on facts, and its background work.

use jobs::{Consumer, JobKind};
use kernel::{Fact, SpaceId, rich};
use store::{Db, Res, Write};

use super::index_store::{self as index, Doc, MessageRow, PersonRow, SpaceRow};
use super::text;

/// What an answered question is worth.
const ANSWERED: i64 = 150;
/// What a thread is worth against a reply.
const THREAD: i64 = 40;
/// What the answer itself is worth.
const ANSWER: i64 = 120;
/// Documents indexed in one step of background work.
const STEP: i64 = 200;

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
    "question.answered",
    "question.reopened",
];

/// The index hears the past too: what was imported is found.
pub(super) fn consumers() -> Vec<Consumer> {
    vec![Consumer { name: "search", hears: HEARS, quiet: true, handle: hear }]
}

pub(super) fn jobs() -> Vec<JobKind> {
    vec![
        JobKind { name: "search.reread", every_ms: None, run: reread },
        JobKind { name: "search.rebuild", every_ms: None, run: step },
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
        "message.withdrawn" | "message.deleted" => index::drop_doc(w, fact.subject),
        _ => answered(w, fact),
    }
}

/// The answer, and the question it answers, come first from now on (or no longer).
fn answered(w: &mut Write<'_>, fact: &Fact) -> Res<()> {
    let Some(thread) = fact.thread else { return Ok(()) };
    index::weigh_replies(w, thread)?;
    let yes = fact.kind == "question.answered";
    if let Some(opening) = index::opening(w, thread)? {
        index::weigh(w, opening, if yes { ANSWERED } else { THREAD })?;
    }
    if yes { index::weigh(w, fact.subject, ANSWER) } else { Ok(()) }
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
        jobs::enqueue(w, "search.reread", &format!("{id}:0"), now)?;
    }
    index::put(w, &space_doc(row))
}

fn message(w: &mut Write<'_>, id: i64) -> Res<()> {
    match index::message(w, id)? {
        Some(row) => index::put(w, &message_doc(row)),
        None => index::drop_doc(w, id),
    }
}

fn readers(space: SpaceId, open: bool) -> String {
    let members = text::of_space(space);
    if open { format!("{} {members}", text::OPEN) } else { members }
}

fn person_doc(row: PersonRow) -> Doc {
    let unit = row.unit.unwrap_or_default();
    Doc {
        id: -row.id.number(),
        kind: "person",
        space: None,
        thread: None,
        author: Some(row.id),
        at: row.at,
        weight: 0,
        text: format!("{} {} {unit} {}", row.handle, row.title, row.about),
        heading: row.name,
        readers: text::OPEN.to_owned(),
    }
}

fn space_doc(row: SpaceRow) -> Doc {
    let card = format!("{} {}", row.why.unwrap_or_default(), row.expected.unwrap_or_default());
    Doc {
        id: -row.id.number(),
        kind: "space",
        space: Some(row.id),
        thread: None,
        author: None,
        at: row.at,
        weight: 0,
        heading: row.name,
        text: card,
        // Its card is for everybody inside, unless one comes in by invitation only.
        readers: readers(row.id, row.joining != "invite"),
    }
}

fn message_doc(row: MessageRow) -> Doc {
    let opening = row.id == row.opening;
    let weight = match (opening, row.answer) {
        (true, Some(_)) => ANSWERED,
        (true, None) => THREAD,
        (false, Some(answer)) if answer == row.id => ANSWER,
        (false, _) => 0,
    };
    Doc {
        id: row.id.number(),
        kind: if opening { "thread" } else { "message" },
        space: Some(row.space),
        thread: Some(row.thread),
        author: Some(row.author),
        at: row.at,
        weight,
        heading: if opening { row.title } else { String::new() },
        text: rich::plain(&row.html),
        readers: readers(row.space, row.open),
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

/// One step of indexing everything that is there: `people:LAST`, `spaces:LAST`, `messages:LAST`.
fn step(w: &mut Write<'_>, args: &str) -> Res<Option<String>> {
    let (stage, after) = args.split_once(':').unwrap_or(("people", "0"));
    let after: i64 = after.parse().unwrap_or(0);
    let (last, next) = match stage {
        "people" => {
            let rows = index::people_after(w, after, STEP)?;
            let last = rows.last().map(|r| r.id.number());
            rows.into_iter().try_for_each(|row| index::put(w, &person_doc(row)))?;
            (last, Some("spaces:0"))
        }
        "spaces" => {
            let rows = index::spaces_after(w, after, STEP)?;
            let last = rows.last().map(|r| r.id.number());
            for row in rows {
                index::know_space(w, row.id, row.open)?;
                index::put(w, &space_doc(row))?;
            }
            (last, Some("messages:0"))
        }
        _ => {
            let rows = index::messages_after(w, after, STEP)?;
            let last = rows.last().map(|r| r.id.number());
            rows.into_iter().try_for_each(|row| index::put(w, &message_doc(row)))?;
            (last, None)
        }
    };
    Ok(last.map_or_else(|| next.map(str::to_owned), |id| Some(format!("{stage}:{id}"))))
}

/// Indexes everything that is there, for what was written without facts.
///
/// # Errors
/// What the database says; what was indexed so far stays.
pub async fn rebuild(db: &Db) -> Res<()> {
    let mut args = Some("people:0".to_owned());
    while let Some(at) = args {
        args = db.bulk(move |w| step(w, &at)).await?;
    }
    Ok(())
}

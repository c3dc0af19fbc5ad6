//! Requests for help, in every state they can have.

use kernel::time::DAY;
use kernel::{PersonId, Time};
use serde::Deserialize;
use store::{Res, Write, p, sql};

use super::names::{Names, read};
use super::told::Told;

const WRITTEN: &str = include_str!("../../data/lived/help.toml");

sql!(
    HELP,
    "INSERT INTO help_requests (id, space_id, kind, asker_id, helper_id, about, speaks, days, state, at_ms, answered_ms,
        level, other_id, context, due_ms, answer, raised, until_ms)
     VALUES ($1, $2::bigint, $3, $4, $5, $6, FALSE, $7, $8, $9, $10::bigint, $11, $12::bigint, $13, $14, $15, $16, $17)"
);
sql!(
    ADDRESSEE,
    "INSERT INTO help_addressees (request_id, person_id, since_ms, gone_ms) VALUES ($1, $2, $3, $4::bigint)"
);

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    help: Vec<Help>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct Help {
    kind: String,
    level: String,
    space: String,
    other: String,
    by: String,
    to: Vec<String>,
    days: i64,
    at: String,
    due: String,
    about: String,
    thread: Vec<String>,
    state: String,
    answered: String,
    answered_by: String,
    answer: String,
    raised: i64,
    passed: bool,
}

/// Writes them.
pub(super) fn fill(w: &mut Write<'_>, names: &Names<'_>) -> Res<()> {
    let file: File = read(WRITTEN, "help")?;
    file.help.iter().try_for_each(|help| one(w, names, help))
}

fn one(w: &mut Write<'_>, names: &Names<'_>, help: &Help) -> Res<()> {
    let (at, asker) = (names.at(&help.at)?, names.id(&help.by)?);
    let to: Res<Vec<PersonId>> = help.to.iter().map(|h| names.id(h)).collect();
    let to = to?;
    // Passed on, or gone a level up: whoever was asked first is not asked any more.
    let gone = if help.passed || help.raised > 0 { to.len().saturating_sub(1) } else { 0 };
    let now = if help.answered_by.is_empty() {
        to.get(gone).copied().unwrap_or(asker)
    } else {
        names.id(&help.answered_by)?
    };
    let (space, other) = (names.maybe(&help.space)?, names.maybe(&help.other)?);
    let due = if help.due.is_empty() { Time(0) } else { names.later(&format!("{}T23:59", help.due))? };
    let (answered, context) = (names.when(&help.answered)?, names.address(&help.thread)?);
    // A coaching of two people lasts from when somebody agreed.
    let begun = answered.filter(|_| space.is_none() && help.state == "agreed" && help.days > 0);
    let until = begun.map_or(Time(0), |at| at.plus(help.days * DAY));
    let id = names.new_id::<Help>(at);
    w.exec(
        &HELP,
        p![
            id,
            space,
            &help.kind,
            asker,
            now,
            &help.about,
            help.days,
            &help.state,
            at,
            answered,
            &help.level,
            other,
            &context,
            due,
            &help.answer,
            help.raised,
            until
        ],
    )?;
    for (n, person) in to.iter().enumerate() {
        let over = (n < gone).then(|| at.plus(DAY));
        let since = if n < gone || gone == 0 { at } else { at.plus(DAY) };
        w.exec(&ADDRESSEE, p![id, *person, since, over])?;
        if over.is_none() && help.state == "asked" {
            Told::new(id.number(), "help_asked", *person, (Some(asker), space), since).write(w, names)?;
        }
    }
    match answered {
        Some(at) if help.state != "withdrawn" => {
            Told::new(id.number(), "help_answered", asker, (Some(now), space), at).write(w, names)
        }
        _ => Ok(()),
    }
}

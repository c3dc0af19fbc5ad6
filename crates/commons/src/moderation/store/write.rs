//! Acts and appeals, with the facts that carry them to where the words are.

use kernel::{Fact, FactKind, Id, MessageId, PersonId, Time};
use policy::Permitted;
use store::{Res, Sql, Write, p, sql};

use crate::moderation::case::{Act, Stand};
use crate::moderation::facts;
use crate::moderation::thing::{Case, CaseRow};

sql!(
    STAND,
    "UPDATE cases SET state = $2, held = $3, locked = $4, changed_ms = $5,
        decider_id = CASE WHEN $2 = 'decided' AND state <> 'decided' THEN $6 ELSE decider_id END,
        decided_ms = CASE WHEN $2 = 'decided' AND state <> 'decided' THEN $5 ELSE decided_ms END
     WHERE id = $1"
);
sql!(
    ADD,
    "INSERT INTO moderation_acts (id, case_id, space_id, act, rule, words, by_id, at_ms)
     VALUES ($1, $2, $3::bigint, $4, $5, $6, $7, $8)"
);
sql!(
    APPEAL,
    "UPDATE cases SET appeal = 'open', appeal_level = $2, appeal_words = $3, appeal_ms = $4, changed_ms = $4 WHERE id = $1"
);
sql!(
    ANSWER,
    "UPDATE cases SET appeal = $2, appeal_answer = $3, appeal_by = $4, changed_ms = $5,
        held = CASE WHEN $2 = 'overturned' THEN '' ELSE held END,
        locked = CASE WHEN $2 = 'overturned' THEN FALSE ELSE locked END
     WHERE id = $1"
);
sql!(ASKED, "SELECT id, space_id FROM cases WHERE what = 'message' AND subject_id = $1 AND state = 'asked'");
sql!(
    EDITED,
    "UPDATE cases SET state = 'decided', decided_ms = $2, changed_ms = $2,
        decider_id = (SELECT a.by_id FROM moderation_acts a WHERE a.case_id = $1 AND a.act = 'ask' ORDER BY a.id DESC LIMIT 1)
     WHERE id = $1"
);
sql!(FORGET_ACTS, "DELETE FROM moderation_acts WHERE at_ms < $1");
sql!(
    FORGET_REPORTS,
    "DELETE FROM case_reports WHERE case_id IN (SELECT id FROM cases WHERE state = 'decided' AND decided_ms < $1)"
);
sql!(FORGET_CASES, "DELETE FROM cases WHERE state = 'decided' AND decided_ms < $1 AND appeal <> 'open'");

fn of_message(kind: &'static FactKind, row: &CaseRow, by: PersonId, at: Time) -> Fact {
    let lock = kind.name.starts_with("thread.");
    let subject = row.thread.filter(|_| lock).map_or(row.subject, Id::number);
    let fact = Fact::new(kind, subject, at).by(by).with("case", row.id);
    let fact = match row.thread {
        Some(thread) => fact.thread(thread),
        None => fact,
    };
    in_space(fact, row)
}

fn in_space(fact: Fact, row: &CaseRow) -> Fact {
    match row.space {
        Some(space) => fact.space(space),
        None => fact,
    }
}

/// Tells people by number; nobody stands as the actor, so that nothing tells who reported.
fn telling(kind: &'static FactKind, row: &CaseRow, people: &[i64], at: Time) -> Fact {
    let fact = in_space(Fact::new(kind, row.id, at), row);
    people.iter().enumerate().fold(fact, |fact, (n, person)| fact.with(&format!("m{n}"), *person))
}

/// Announces what changed for the message and its thread between two stands.
fn announce(w: &mut Write<'_>, row: &CaseRow, next: &Stand, back: &'static FactKind, by: PersonId, at: Time) {
    let held = match (row.held.as_str(), next.held.as_str()) {
        (was, is) if was == is => None,
        (_, "hidden") => Some(&facts::HIDDEN),
        (_, "removed") => Some(&facts::REMOVED),
        _ => Some(back),
    };
    let locked = match (row.locked, next.locked) {
        (false, true) => Some(&facts::LOCKED),
        (true, false) => Some(&facts::UNLOCKED),
        _ => None,
    };
    for kind in held.into_iter().chain(locked) {
        w.announce(of_message(kind, row, by, at));
    }
}

/// Writes an act down and announces it; whoever reported hears when it is decided.
///
/// # Errors
/// What the database says.
pub fn act(
    case: &mut Permitted<'_, '_, Case>,
    act: Act,
    next: &Stand,
    rule: &str,
    words: &str,
    reporters: &[i64],
) -> Res<()> {
    let (w, case, actor) = case.split();
    let (row, id, now): (_, Id<()>, _) = (&case.row, w.id(), w.now());
    w.exec(&STAND, p![row.id, &next.state, &next.held, next.locked, now, actor.id])?;
    w.exec(&ADD, p![id, row.id, row.space, act.as_str(), rule, words, actor.id, now])?;
    web::audit_changes(w, Some(actor.id), "moderation.act", row.id, &[("act", "", act.as_str())])?;
    announce(w, row, next, &facts::UNHIDDEN, actor.id, now);
    if act.explains() {
        w.announce(told(row, actor.id, now));
    }
    if next.state == "decided" && row.state != "decided" {
        w.announce(telling(&facts::SETTLED, row, reporters, now));
    }
    Ok(())
}

/// The author is told, under the name that is shown.
fn told(row: &CaseRow, by: PersonId, at: Time) -> Fact {
    let fact = in_space(Fact::new(&facts::ACTED, row.id, at), row).by(by).with("author", row.author.number());
    match row.thread.filter(|_| row.veiled) {
        Some(thread) => fact.with("veil", thread.number()),
        None => fact,
    }
}

/// Announces that a case waits for these people.
pub fn waits(w: &mut Write<'_>, row: &CaseRow, people: &[i64]) {
    let now = w.now();
    w.announce(telling(&facts::WAITS, row, people, now));
}

/// Stores an appeal and tells those who answer it.
///
/// # Errors
/// What the database says.
pub fn appeal(case: &mut Permitted<'_, '_, Case>, words: &str, level: i64, people: &[i64]) -> Res<()> {
    let (w, case, _) = case.split();
    let now = w.now();
    w.exec(&APPEAL, p![case.row.id, level, words, now])?;
    waits(w, &case.row, people);
    Ok(())
}

/// Stores the answer to an appeal; overturned, everything is as it was.
///
/// # Errors
/// What the database says.
pub fn answer(case: &mut Permitted<'_, '_, Case>, overturned: bool, words: &str) -> Res<()> {
    let (w, case, actor) = case.split();
    let (row, id, now): (_, Id<()>, _) = (&case.row, w.id(), w.now());
    let outcome = if overturned { "overturned" } else { "upheld" };
    w.exec(&ANSWER, p![row.id, outcome, words, actor.id, now])?;
    w.exec(&ADD, p![id, row.id, row.space, outcome, "", words, actor.id, now])?;
    web::audit_changes(w, Some(actor.id), "moderation.answer", row.id, &[("appeal", "open", outcome)])?;
    if overturned {
        let next = Stand { held: String::new(), locked: false, ..case.stand() };
        announce(w, row, &next, &facts::RESTORED, actor.id, now);
    }
    w.announce(told(row, actor.id, now));
    Ok(())
}

/// The author gave a message other words, as they were asked to: that settles its case.
///
/// # Errors
/// What the database says.
pub fn edited(w: &mut Write<'_>, message: MessageId, at: Time) -> Res<()> {
    let found: Option<(i64, Option<kernel::SpaceId>)> = w.opt(&ASKED, p![message])?;
    let Some((case, space)) = found else { return Ok(()) };
    w.exec(&EDITED, p![case, at])?;
    let reporters = super::reporters(w, case)?;
    let fact = Fact::new(&facts::SETTLED, case, at);
    let fact = space.map_or_else(|| fact.clone(), |space| fact.clone().space(space));
    let fact = reporters.iter().enumerate().fold(fact, |f, (n, person)| f.with(&format!("m{n}"), *person));
    w.announce(fact);
    Ok(())
}

/// What is older than the log is kept.
///
/// # Errors
/// What the database says.
pub fn forget(w: &mut Write<'_>, before: Time) -> Res<()> {
    let old: [&'static Sql; 3] = [&FORGET_REPORTS, &FORGET_CASES, &FORGET_ACTS];
    old.into_iter().try_for_each(|sql| w.exec(sql, p![before]).map(drop))
}

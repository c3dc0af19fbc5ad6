//! Reviews of holders, competences as people see them, views they asked for, the first ninety days.

use duties::growing::STEPS;
use kernel::Time;
use kernel::time::{DAY, HOUR};
use serde::Deserialize;
use store::{Res, Write, p, sql};

use super::names::{Names, read};
use super::told::Told;

pub(super) const WRITTEN: &str = include_str!("../../data/lived/growing.toml");

sql!(
    REVIEW,
    "INSERT INTO holder_reviews (id, assignment_id, horizon, from_ms, until_ms, opened_ms, by_id, own_body, own_ms,
        lead_body, lead_ms, plan, closed_ms)
     VALUES ($1, $2, 'activity', $3, $4, $5, $6, $7, $8::bigint, $9, $10::bigint, $11, $12::bigint)"
);
sql!(
    LEVEL,
    "INSERT INTO competence_levels (person_id, competence, level, evidence, at_ms) VALUES ($1, $2, $3, $4, $5)"
);
sql!(
    VIEW,
    "INSERT INTO competence_feedback (id, person_id, competence, giver_id, state, body, asked_ms, given_ms)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8::bigint)"
);
sql!(
    STEP,
    "INSERT INTO onboarding_steps (assignment_id, place, step, body, due_ms, done_ms, done_by)
     VALUES ($1, $2, $3, '', $4, $5, $6)"
);

#[derive(Debug, Deserialize)]
struct File {
    review: Vec<Review>,
    level: Vec<Level>,
    view: Vec<View>,
    start: Vec<Start>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct Review {
    role: String,
    at: String,
    by: String,
    lead: String,
    from: String,
    until: String,
    opened: String,
    own: String,
    own_at: String,
    led: String,
    led_at: String,
    plan: String,
    closed: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Level {
    by: String,
    at: String,
    of: Vec<(String, i64, String)>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct View {
    of: String,
    competence: String,
    by: String,
    asked: String,
    given: String,
    body: String,
    state: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Start {
    role: String,
    at: String,
    by: String,
    done: usize,
}

/// Writes it.
pub(super) fn fill(w: &mut Write<'_>, names: &Names<'_>) -> Res<()> {
    let file: File = read(WRITTEN, "growing")?;
    file.review.iter().try_for_each(|review| reviewed(w, names, review))?;
    for level in &file.level {
        let (person, at) = (names.id(&level.by)?, names.at(&level.at)?);
        for (competence, number, shows) in &level.of {
            w.exec(&LEVEL, p![person, competence, *number, shows, at])?;
        }
    }
    file.view.iter().try_for_each(|view| viewed(w, names, view))?;
    file.start.iter().try_for_each(|start| started(w, names, start))
}

fn reviewed(w: &mut Write<'_>, names: &Names<'_>, r: &Review) -> Res<()> {
    let held = names.held(&r.role, &r.at, &r.by)?;
    let (lead, opened) = (names.id(&r.lead)?, names.at(&r.opened)?);
    let from = Time(names.at(&r.from)?.0.max(held.from.0));
    let (until, own, led) = (names.at(&r.until)?, names.when(&r.own_at)?, names.when(&r.led_at)?);
    let (id, closed) = (names.new_id::<Review>(opened), names.when(&r.closed)?);
    w.exec(&REVIEW, p![id, held.id, from, until, opened, lead, &r.own, own, &r.led, led, &r.plan, closed])?;
    Told::new(held.id.number(), "review_opened", held.person, (Some(lead), None), opened).write(w, names)
}

fn viewed(w: &mut Write<'_>, names: &Names<'_>, v: &View) -> Res<()> {
    let (of, giver) = (names.id(&v.of)?, names.id(&v.by)?);
    let (asked, given) = (names.at(&v.asked)?, names.when(&v.given)?);
    let id = names.new_id::<View>(asked);
    w.exec(&VIEW, p![id, of, &v.competence, giver, &v.state, &v.body, asked, given])?;
    match given {
        None => Told::new(id.number(), "view_asked", giver, (Some(of), None), asked).write(w, names),
        Some(at) => Told::new(id.number(), "view_given", of, (Some(giver), None), at).write(w, names),
    }
}

fn started(w: &mut Write<'_>, names: &Names<'_>, start: &Start) -> Res<()> {
    let held = names.held(&start.role, &start.at, &start.by)?;
    for (place, (step, days)) in (0_i64..).zip(STEPS).take(start.done) {
        let due = held.from.plus(days * DAY);
        let done = Time((due.0 - 30 * HOUR).max(held.from.0 + HOUR).min(names.company.end.0));
        w.exec(&STEP, p![held.id, place, step, due, done, held.person])?;
    }
    Ok(())
}

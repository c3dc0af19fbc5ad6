//! Job descriptions in every state with their versions, comments and reviews; who is looked for by them.

use charter::{ORIGINAL, Text};
use duties::descriptions::adapt::adapt;
use duties::descriptions::context::Context;
use duties::descriptions::document::Document;
use duties::descriptions::mix::Mix;
use kernel::time::DAY;
use kernel::{Id, Time};
use serde::Deserialize;
use store::{Res, Write, p, sql};

use super::names::{Names, flaw, read};
use super::told::Told;
use super::vacancies::{Vacancy, vacancy};

const WRITTEN: &str = include_str!("../../data/lived/descriptions.toml");

sql!(
    DESCRIPTION,
    "INSERT INTO job_descriptions (id, roles, scope, scope_id, title_en, title_fr, state, version, author_id, made_ms,
        changed_ms, published_ms, assignment_id, held_ms)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12::bigint, $13::bigint, $14::bigint)"
);
sql!(
    VERSION,
    "INSERT INTO description_versions (description_id, version, at_ms, by_id, why, context, body)
     VALUES ($1, $2, $3, $4, $5, $6, $7)"
);
sql!(
    COMMENT,
    "INSERT INTO description_comments (id, description_id, version, author_id, at_ms, body)
     VALUES ($1, $2, $3, $4, $5, $6)"
);
sql!(
    DUE,
    "INSERT INTO description_reviews (description_id, months, due_ms, asked_ms) VALUES ($1, $2, $3, $4::bigint)"
);
sql!(
    ANSWER,
    "INSERT INTO description_answers (description_id, months, side, person_id, at_ms, fits, body)
     VALUES ($1, $2, $3, $4, $5, $6, $7)"
);

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    description: Vec<Description>,
    vacancy: Vec<Vacancy>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct Description {
    key: String,
    roles: Vec<String>,
    r#in: String,
    en: String,
    fr: String,
    by: String,
    share: i64,
    reports: String,
    state: String,
    published: String,
    versions: Vec<[String; 2]>,
    holder: Vec<String>,
    asked: Vec<i64>,
    comment: Vec<Comment>,
    answer: Vec<Answer>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Comment {
    by: String,
    at: String,
    text: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Answer {
    months: i64,
    side: String,
    by: String,
    at: String,
    fits: bool,
    text: String,
}

/// Writes them.
pub(super) fn fill(w: &mut Write<'_>, names: &Names<'_>) -> Res<()> {
    let file: File = read(WRITTEN, "descriptions")?;
    let mut known: Vec<(String, i64)> = Vec::new();
    for description in &file.description {
        let id = one(w, names, description)?;
        known.push((description.key.clone(), id));
    }
    file.vacancy.iter().try_for_each(|v| vacancy(w, names, v, &known))
}

fn one(w: &mut Write<'_>, names: &Names<'_>, d: &Description) -> Res<i64> {
    let ((scope, scope_id), author) = (names.scope(&d.r#in)?, names.id(&d.by)?);
    let times: Res<Vec<Time>> = d.versions.iter().map(|[at, _]| names.at(at)).collect();
    let times = times?;
    let (Some(made), Some(changed)) = (times.first().copied(), times.last().copied()) else {
        return Err(flaw(format!("“{}” has no version", d.en)));
    };
    let published = names.when(&d.published)?;
    let state = match (d.state.is_empty(), published) {
        (false, _) => d.state.as_str(),
        (true, None) => "draft",
        (true, Some(_)) => "published",
    };
    let held = match d.holder.as_slice() {
        [role, at, by] => Some(names.held(role, at, by)?),
        _ => None,
    };
    let (id, roles): (Id<Description>, String) = (names.new_id(made), d.roles.join(" "));
    let version = crate::fill::number(times.len());
    let (assignment, since) = (held.map(|a| a.id), held.map(|a| a.from));
    w.exec(
        &DESCRIPTION,
        p![
            id, &roles, scope, scope_id, &d.en, &d.fr, state, version, author, made, changed, published,
            assignment, since
        ],
    )?;
    versions(w, names, d, (id, &times))?;
    for c in &d.comment {
        let (by, at) = (names.id(&c.by)?, names.at(&c.at)?);
        let upon = crate::fill::number(times.iter().filter(|t| **t <= at).count()).max(1);
        w.exec(&COMMENT, p![names.new_id::<Comment>(at), id, upon, by, at, &c.text])?;
    }
    if let Some(held) = held {
        reviews(w, names, d, (id, held))?;
    }
    Ok(id.number())
}

fn versions(
    w: &mut Write<'_>,
    names: &Names<'_>,
    d: &Description,
    (id, times): (Id<Description>, &[Time]),
) -> Res<()> {
    let (context, document) = written(names, d)?;
    let json = |e: serde_json::Error| flaw(e);
    let context = serde_json::to_string(&context).map_err(json)?;
    let body = serde_json::to_string(&document).map_err(json)?;
    for (version, (at, [_, why])) in (1_i64..).zip(times.iter().zip(&d.versions)) {
        w.exec(&VERSION, p![id, version, *at, names.id(&d.by)?, why, &context, &body])?;
    }
    Ok(())
}

/// The questionnaire as the company would answer it, and what comes of it.
fn written(names: &Names<'_>, d: &Description) -> Res<(Context, Document)> {
    let company = names.company;
    let space = d.r#in.strip_prefix("space:").map(|slug| names.space(slug)).transpose()?;
    let communities = company.spaces.iter().filter(|s| s.kind == "community").count();
    let mut context = Context {
        people: crate::fill::number(space.map_or(company.inside(), |s| s.members.len())),
        communities: if space.is_some() { 1 } else { crate::fill::number(communities) },
        languages: vec!["en".to_owned(), "fr".to_owned()],
        share: d.share,
        reports: d.reports.clone(),
        kind: space.map(|s| s.kind.clone()).unwrap_or_default(),
        ..Context::default()
    };
    for a in company.roles.assignments.iter().filter(|a| a.state == "held" && !d.roles.contains(&a.role)) {
        *context.held.entry(a.role.clone()).or_default() += 1;
    }
    let soon = Text {
        en: "as soon as there is a community".to_owned(),
        fr: "dès qu’il y a une communauté".to_owned(),
    };
    let mix = Mix::all(&ORIGINAL, d.roles.iter().map(String::as_str));
    let adapted = adapt(&ORIGINAL, &mix, &context, &soon);
    let title = Text { en: d.en.clone(), fr: d.fr.clone() };
    let unit = d.r#in.strip_prefix("unit:");
    let unit = unit.and_then(|slug| company.units.iter().find(|u| u.slug == slug)).map(|u| u.name.clone());
    let place = space.map(|s| s.name.clone()).or(unit).unwrap_or_default();
    Ok((context.clone(), Document::of(&ORIGINAL, &adapted, &context, (title, place))))
}

/// Its reviews after three and twelve months: planned, asked, answered.
fn reviews(
    w: &mut Write<'_>,
    names: &Names<'_>,
    d: &Description,
    (id, held): (Id<Description>, &crate::roles::Assignment),
) -> Res<()> {
    for (months, days) in [(3_i64, 91), (12, 365)] {
        let due = held.from.plus(days * DAY);
        let asked = Some(due).filter(|due| d.asked.contains(&months) && *due <= names.company.end);
        w.exec(&DUE, p![id, months, due, asked])?;
        let side = |word: &str| d.answer.iter().any(|a| a.months == months && a.side == word);
        for (word, who) in [("holder", Some(held.person)), ("lead", held.lead)] {
            if let (Some(at), Some(who), false) = (asked, who, side(word)) {
                Told::new(id.number(), "description_due", who, (None, None), at).write(w, names)?;
            }
        }
    }
    for a in &d.answer {
        let (by, at) = (names.id(&a.by)?, names.at(&a.at)?);
        w.exec(&ANSWER, p![id, a.months, &a.side, by, at, a.fits, &a.text])?;
    }
    Ok(())
}

//! What those who facilitate want to talk about, and what evangelists showed to how many.

use serde::Deserialize;
use store::{Res, Write, p, sql};

use super::names::{Names, read};

const WRITTEN: &str = include_str!("../../data/lived/circle.toml");

sql!(POINT, "INSERT INTO circle_points (id, author_id, at_ms, body) VALUES ($1, $2, $3, $4)");
sql!(
    SHOWN,
    "INSERT INTO demonstrations (id, person_id, at_ms, topic, unit_id, people, outcome, body)
     VALUES ($1, $2, $3, $4, $5::bigint, $6, $7, $8)"
);

sql!(
    KIT,
    "INSERT INTO kit_items (id, by_id, at_ms, title, how, minutes, address) VALUES ($1, $2, $3, $4, $5, $6, $7)"
);
sql!(HELPFUL, "INSERT INTO helpful_shares (person_id, since_ms, body) VALUES ($1, $2, $3)");

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    point: Vec<Point>,
    shown: Vec<Shown>,
    kit: Vec<Kit>,
    helpful: Vec<Helpful>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Kit {
    by: String,
    at: String,
    title: String,
    how: String,
    minutes: i64,
    address: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Helpful {
    by: String,
    at: String,
    text: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Point {
    by: String,
    at: String,
    text: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Shown {
    by: String,
    at: String,
    topic: String,
    people: i64,
    outcome: String,
    text: String,
}

/// Writes it.
pub(super) fn fill(w: &mut Write<'_>, names: &Names<'_>) -> Res<()> {
    let file: File = read(WRITTEN, "circle")?;
    for x in &file.point {
        let at = names.at(&x.at)?;
        w.exec(&POINT, p![names.new_id::<Point>(at), names.id(&x.by)?, at, &x.text])?;
    }
    for x in &file.shown {
        let (at, who) = (names.at(&x.at)?, names.person(&x.by)?);
        let id = names.new_id::<Shown>(at);
        w.exec(&SHOWN, p![id, who.id, at, &x.topic, who.unit, x.people, &x.outcome, &x.text])?;
    }
    for x in &file.kit {
        let at = names.at(&x.at)?;
        let id = names.new_id::<Kit>(at);
        w.exec(&KIT, p![id, names.id(&x.by)?, at, &x.title, &x.how, x.minutes, &x.address])?;
    }
    for x in &file.helpful {
        w.exec(&HELPFUL, p![names.id(&x.by)?, names.at(&x.at)?, &x.text])?;
    }
    Ok(())
}

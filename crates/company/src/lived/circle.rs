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

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    point: Vec<Point>,
    shown: Vec<Shown>,
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
    Ok(())
}

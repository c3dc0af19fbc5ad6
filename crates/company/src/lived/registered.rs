//! Around the registers: which objective communities serve, and what is expected of them this quarter.

use std::collections::HashMap;

use serde::Deserialize;
use store::{Res, Write, p, sql};

use super::names::{Names, flaw};

sql!(
    SERVES,
    "INSERT INTO space_objectives (id, space_id, objective_id, contribution, from_ms, by_id)
     VALUES ($1, $2, $3, $4, $5, $6)"
);
sql!(
    OUTLOOK,
    "INSERT INTO space_outlooks (space_id, quarter, version, outlook, stage, risks, by_id, at_ms)
     VALUES ($1, $2, 1, $3, $4, $5, $6, $7)"
);

#[derive(Debug, Deserialize)]
pub(super) struct Around {
    serves: Vec<Serves>,
    outlook: Vec<Outlook>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Serves {
    space: String,
    objective: String,
    by: String,
    at: String,
    what: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Outlook {
    space: String,
    stage: String,
    text: String,
    risks: String,
}

/// Writes them.
pub(super) fn around(
    w: &mut Write<'_>,
    names: &Names<'_>,
    file: &Around,
    known: &HashMap<String, i64>,
) -> Res<()> {
    for s in &file.serves {
        let (space, by, at) = (names.space(&s.space)?.id, names.id(&s.by)?, names.at(&s.at)?);
        let objective = known.get(&s.objective).ok_or_else(|| flaw(format!("no “{}”", s.objective)))?;
        w.exec(&SERVES, p![names.new_id::<Serves>(at), space, *objective, &s.what, at, by])?;
    }
    let (lead, end) = (names.id("nadia.ferhat")?, names.company.end);
    let day = end.zoned("Europe/Paris").date();
    let quarter = format!("{}-Q{}", day.year(), (day.month() - 1) / 3 + 1);
    let at = end.plus(-36 * kernel::time::DAY);
    for o in &file.outlook {
        let space = names.space(&o.space)?.id;
        w.exec(&OUTLOOK, p![space, &quarter, &o.text, &o.stage, &o.risks, lead, at])?;
    }
    Ok(())
}

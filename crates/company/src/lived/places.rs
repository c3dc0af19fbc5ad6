//! What spaces ask of people's time, how people wish to be reached, and whose week it is.

use std::collections::BTreeMap;

use kernel::Time;
use kernel::time::DAY;
use serde::Deserialize;
use store::{Res, Write, p, sql};

use super::names::{Names, flaw, read};

const WRITTEN: &str = include_str!("../../data/lived/places.toml");

sql!(MINUTES, "INSERT INTO space_times (space_id, minutes, since_ms, by_id) VALUES ($1, $2, $3, $4)");
sql!(BUDGET, "INSERT INTO attention_budgets (person_id, per_day, since_ms) VALUES ($1, $2, $3)");
sql!(
    HOURS,
    "INSERT INTO attention_hours (person_id, quiet_from, quiet_until, quiet_days, digest_days, weekly, full_push)
     VALUES ($1, $2, $3, $4, $5, $6, FALSE)"
);
sql!(RULE, "INSERT INTO attention_rules (person_id, flow, space_id, what, way) VALUES ($1, $2, $3, $4, $5)");
sql!(
    WEEK,
    "INSERT INTO rota_weeks (week, person_id, cover_id, state, by_id, at_ms)
     VALUES ($1, $2, $3::bigint, $4, $5, $6)"
);

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    minutes: BTreeMap<String, i64>,
    budgets: BTreeMap<String, i64>,
    hours: BTreeMap<String, (i64, i64, i64, i64, bool)>,
    rule: Vec<Rule>,
    week: Vec<Week>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct Rule {
    by: String,
    flow: String,
    space: String,
    what: String,
    way: String,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct Week {
    r#in: i64,
    by: String,
    cover: String,
    state: String,
}

/// Writes it.
pub(super) fn fill(w: &mut Write<'_>, names: &Names<'_>) -> Res<()> {
    let file: File = read(WRITTEN, "places")?;
    let end = names.company.end;
    for (slug, minutes) in &file.minutes {
        let space = names.space(slug)?;
        let leads = space.creator.ok_or_else(|| flaw(format!("nobody leads {slug}")))?;
        let since = Time(space.created.plus(20 * DAY).0.min(end.0));
        w.exec(&MINUTES, p![space.id, *minutes, since, leads])?;
    }
    for (handle, per_day) in &file.budgets {
        w.exec(&BUDGET, p![names.id(handle)?, *per_day, end.plus(-40 * DAY)])?;
    }
    for (handle, (from, until, quiet, digest, weekly)) in &file.hours {
        w.exec(&HOURS, p![names.id(handle)?, *from, *until, *quiet, *digest, *weekly])?;
    }
    for rule in &file.rule {
        let space = names.maybe(&rule.space)?.map_or(0, |id| id.number());
        w.exec(&RULE, p![names.id(&rule.by)?, &rule.flow, space, &rule.what, &rule.way])?;
    }
    file.week.iter().try_for_each(|week| rota(w, names, week))
}

/// A week of the rota, by its Monday as a day since 1970.
fn rota(w: &mut Write<'_>, names: &Names<'_>, week: &Week) -> Res<()> {
    let end = names.company.end;
    let today = end.0.div_euclid(DAY);
    // The first of January 1970 was a Thursday.
    let monday = today - (today + 3).rem_euclid(7) + 7 * week.r#in;
    let cover = if week.cover.is_empty() { None } else { Some(names.id(&week.cover)?) };
    let state = if week.state.is_empty() { "set" } else { week.state.as_str() };
    let leads = names.id("nadia.ferhat")?;
    let set = Time((monday - 28).min(today - 1) * DAY + 9 * kernel::time::HOUR);
    w.exec(&WEEK, p![monday, names.id(&week.by)?, cover, state, leads, set]).map(drop)
}

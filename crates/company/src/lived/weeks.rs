//! What interrupted people at Noria, week by week: totals of the whole network and of its larger teams.

use kernel::time::DAY;
use store::{Error, Res, Write, p, sql};

use super::names::{Names, flaw};

sql!(
    WEEK,
    "INSERT INTO attention_weeks (space_id, week, people, p50, p90, total, manager, quiet) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)"
);

/// Of each week, the newest first: the middle and nine in ten, in hundredths a day; interruptions for a
/// hundred people; of a thousand, those in quiet hours. In the sixth week back the audit was prepared.
const WEEKS: [(i64, i64, i64, i64); 8] = [
    (40, 260, 610, 3),
    (40, 280, 640, 4),
    (60, 300, 700, 2),
    (40, 260, 590, 5),
    (60, 320, 760, 9),
    (80, 480, 1_180, 21),
    (60, 340, 800, 11),
    (60, 320, 770, 8),
];

/// Writes them.
pub(super) fn fill(w: &mut Write<'_>, names: &Names<'_>) -> Res<()> {
    let company = names.company;
    let people = number(company.people.iter().filter(|p| !p.external).count())?;
    let today = company.end.zoned("Europe/Paris").date();
    let since = i64::from(today.weekday().to_monday_zero_offset());
    for (back, (p50, p90, hundred, quiet)) in (1_i64..).zip(WEEKS) {
        let monday = company.end.plus(-(since + 7 * back) * DAY).zoned("Europe/Paris").date().to_string();
        let total = people * hundred / 100;
        w.exec(&WEEK, p![0, &monday, people, p50, p90, total, 0, total * quiet / 1_000])?;
        for team in company.spaces.iter().filter(|s| s.kind == "team") {
            let all = number(team.members.len())?;
            let mine = all * hundred / 400;
            w.exec(&WEEK, p![team.id, &monday, all, 0, 0, mine, mine * (60 + back) / 100, 0])?;
        }
    }
    Ok(())
}

fn number(count: usize) -> Result<i64, Error> {
    i64::try_from(count).map_err(flaw)
}

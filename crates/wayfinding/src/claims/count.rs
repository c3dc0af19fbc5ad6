//! Once a day it is asked whether the last whole week is counted; then its totals are kept (F1, F2, F6).

use ::store::{Res, Write};
use jobs::JobKind;
use kernel::time::DAY;
use kernel::{SpaceId, Time};
use web::settings::{ZONE, text};

use super::figures::load;
use super::store::weeks::{self, Week};

/// Counts the week that is over.
pub const WEEK: JobKind = JobKind { name: "claims.week", every_ms: Some(DAY), run: step };
/// Working days of a week.
const WORKING: i64 = 5;
/// So many interruptions are looked at in one step.
const STEP: i64 = 1_000;

/// The last whole week in a zone: its Monday, its first moment, the first one after it.
pub(super) fn last(now: Time, zone: &str) -> Option<(String, Time, Time)> {
    let mut day = now.zoned(zone).date();
    for _ in 0..day.weekday().to_monday_zero_offset() {
        day = day.yesterday().ok()?;
    }
    let until = Time::start_of_day(&day.to_string(), zone)?;
    for _ in 0..7 {
        day = day.yesterday().ok()?;
    }
    Some((day.to_string(), Time::start_of_day(&day.to_string(), zone)?, until))
}

/// Where a count has come to: after which interruption, how many, of them in quiet hours.
fn reached(args: &str) -> (i64, i64, i64) {
    let mut parts = args.split(' ').map(|n| n.parse().unwrap_or(0));
    let mut next = || parts.next().unwrap_or(0);
    (next(), next(), next())
}

fn step(w: &mut Write<'_>, args: &str) -> Res<Option<String>> {
    let zone = text(w, ZONE)?;
    let Some((week, from, until)) = last(w.now(), &zone) else { return Ok(None) };
    if weeks::there(w, &week)? {
        return Ok(None);
    }
    let (after, total, quiet) = reached(args);
    let left = weeks::left(w, (from, until), after, STEP)?;
    if let Some(last) = left.last() {
        let seen = i64::try_from(left.len()).unwrap_or(STEP);
        let disturbed = left.iter().filter(|one| one.in_quiet_hours()).count();
        let quiet = quiet + i64::try_from(disturbed).unwrap_or(0);
        return Ok(Some(format!("{} {} {quiet}", last.id, total + seen)));
    }
    let people = weeks::people(w)?;
    let counts = weeks::counts(w, (from, until))?;
    let (p50, p90) = load(&counts, people, WORKING).unwrap_or_default();
    teams(w, &week, (from, until))?;
    weeks::keep(w, 0, &Week { week, people, p50, p90, total, manager: 0, quiet })?;
    Ok(None)
}

fn teams(w: &mut Write<'_>, week: &str, span: (Time, Time)) -> Res<()> {
    let mut after = SpaceId::new(0);
    loop {
        let found = weeks::teams(w, span, after)?;
        let Some((last, ..)) = found.last() else { return Ok(()) };
        after = *last;
        for (space, people, total, manager) in found {
            let kept = Week { week: week.to_owned(), people, total, manager, ..Week::default() };
            weeks::keep(w, space.number(), &kept)?;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_whole_week_is_the_one_before_this_monday() {
        let now = Time::of_civil("2026-03-04", "09:00", "Europe/Paris").unwrap();
        let (week, from, until) = last(now, "Europe/Paris").unwrap();
        assert_eq!(week, "2026-02-23");
        assert_eq!(until.0 - from.0, 7 * DAY);
        let monday = Time::of_civil("2026-03-02", "00:00", "Europe/Paris").unwrap();
        assert_eq!((until, last(monday, "Europe/Paris").unwrap().0), (monday, week));
        assert_eq!(reached("7 12 3"), (7, 12, 3));
        assert_eq!(reached(""), (0, 0, 0));
    }
}

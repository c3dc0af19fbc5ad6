//! Once a day it is asked whether the last whole week is counted; then its totals are kept (F1, F2, F6).

use ::store::{Res, Write};
use jobs::JobKind;
use kernel::time::DAY;
use kernel::{SpaceId, Time};
use web::figure::{Shown, Viewer};
use web::settings::{ZONE, text};

use super::figures::{F1, F6, behind, load, of_a_few};
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
    teams(w, &week, (from, until))?;
    weeks::keep(w, 0, &enough(&counts, Week { week, people, total, quiet, ..Week::default() }))?;
    Ok(None)
}

/// Of the network's week only what enough people stand behind: what may not be shown is not kept either.
fn enough(counts: &[(i64, i64)], mut week: Week) -> Week {
    let (p50, p90) = load(counts, week.people, WORKING).unwrap_or_default();
    let several = |percent: i64, figure: i64| {
        let stand = behind(week.people, percent);
        F1.show(Viewer::Everybody, stand, figure).and_then(Shown::figure).unwrap_or(-1)
    };
    (week.p50, week.p90) = (several(50, p50), several(90, p90));
    let interrupted = counts.iter().filter(|(n, _)| *n > 0).map(|(_, people)| people).sum();
    let kept = F6.show(Viewer::Everybody, interrupted, (week.total, week.quiet)).and_then(Shown::figure);
    (week.total, week.quiet) = kept.filter(|_| !of_a_few(counts)).unwrap_or_default();
    week
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

    // spec: F1 (part: the nine in ten of a few people is the figure of one)
    // spec: F6 (part: whose quiet hours they were is nobody's business)
    #[test]
    fn of_a_week_only_what_enough_people_stand_behind_is_kept() {
        let of = |people: i64, counts: &[(i64, i64)]| {
            let total = counts.iter().map(|(n, had)| n * had).sum();
            let week = enough(counts, Week { people, total, quiet: 7, ..Week::default() });
            (week.p50, week.p90, week.total, week.quiet)
        };
        assert_eq!(of(9, &[(5, 8), (40, 1)]), (100, -1, 80, 7), "the ninth of nine is one person");
        assert_eq!(of(5, &[(5, 5)]), (-1, -1, 25, 7), "three stand at the middle of five");
        assert_eq!(of(200, &[(40, 1)]), (0, 0, 0, 0), "one alone was interrupted");
        assert_eq!(of(200, &[(5, 4)]), (0, 0, 0, 0), "four were");
        assert_eq!(of(200, &[(1, 4), (40, 1)]), (0, 0, 0, 0), "five were, but nearly all of it is one's");
        assert_eq!(of(200, &[(5, 40)]), (0, 100, 200, 7));
    }
}

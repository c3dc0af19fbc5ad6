//! Weeks, named by their Monday as a day since 1970. Pure.

use kernel::Time;
use kernel::time::DAY;

/// So many weeks are shown, the one that runs among them.
pub const SHOWN: i64 = 8;
/// So far ahead a week can be taken.
pub const AHEAD: i64 = 26;

/// The Monday of the week a moment is in.
#[must_use]
pub const fn of(now: Time) -> i64 {
    let day = now.0.div_euclid(DAY);
    // The first of January 1970 was a Thursday.
    day - (day + 3).rem_euclid(7)
}

/// Whether that number is a Monday one can plan for.
#[must_use]
pub const fn open(week: i64, now: Time) -> bool {
    let this = of(now);
    week >= this && week <= this + AHEAD * 7 && (week - this) % 7 == 0
}

/// Noon of its Monday and of its Friday, to be said in words wherever one is.
#[must_use]
pub const fn days(week: i64) -> (Time, Time) {
    let noon = Time(week * DAY + DAY / 2);
    (noon, Time(noon.0 + 4 * DAY))
}

/// Whether somebody who is away from one moment to another misses some of its five days.
#[must_use]
pub const fn touched(week: i64, (from, until): (Time, Time)) -> bool {
    from.0 < (week + 5) * DAY && until.0 > week * DAY
}

/// The weeks that are shown.
pub fn shown(now: Time) -> impl Iterator<Item = i64> {
    (0..SHOWN).map(move |n| of(now) + n * 7)
}

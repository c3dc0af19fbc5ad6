//! Co-driving: the time in which somebody from outside drives with somebody from inside. Appointed,
//! co-driving, released, and suspended from there. Released by the co-driver alone, when the days
//! have passed, enough acts carry both signatures and every line of the culture checklist is
//! checked (S2-SM6).

use kernel::Time;
use kernel::time::DAY;

pub use super::store::begin;

/// Days of co-driving at least, unless the role says otherwise.
pub const MIN_DAYS: i64 = 30;
/// Acts with two signatures at least.
pub const MIN_ACTS: i64 = 10;

/// Where a co-driving stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Phase {
    /// The role is agreed upon and has not begun.
    Appointed,
    /// Sensitive acts wait for the co-driver's signature.
    CoDriving,
    /// They drive alone.
    Released,
    /// They do not drive at present: nobody signs for them.
    Suspended,
}

impl Phase {
    /// Its stable word.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Appointed => "appointed",
            Self::CoDriving => "co-driving",
            Self::Released => "released",
            Self::Suspended => "suspended",
        }
    }
}

/// What is known of one co-driving.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CoDriving {
    /// Since when.
    pub since: Time,
    /// Days at least.
    pub min_days: i64,
    /// Acts with two signatures at least.
    pub min_acts: i64,
    /// Acts with two signatures so far.
    pub acts: i64,
    /// How many lines the role's culture checklist has.
    pub items: i64,
    /// The lines that are checked, by their places.
    pub checked: Vec<i64>,
    /// Released when.
    pub released: Option<Time>,
    /// Suspended when.
    pub suspended: Option<Time>,
}

/// What is missing for a release.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Missing {
    /// Days still to pass.
    pub days: i64,
    /// Acts still to be signed.
    pub acts: i64,
    /// Lines still to be checked.
    pub items: i64,
}

impl Missing {
    /// Whether nothing is.
    #[must_use]
    pub const fn nothing(self) -> bool {
        self.days == 0 && self.acts == 0 && self.items == 0
    }
}

impl CoDriving {
    /// Where it stands.
    #[must_use]
    pub fn phase(&self, now: Time) -> Phase {
        match (self.suspended, self.released) {
            (Some(_), _) => Phase::Suspended,
            (None, Some(_)) => Phase::Released,
            (None, None) if now < self.since => Phase::Appointed,
            (None, None) => Phase::CoDriving,
        }
    }
    /// Whole days of it, up to the release.
    #[must_use]
    pub fn days(&self, now: Time) -> i64 {
        let until = self.released.or(self.suspended).unwrap_or(now);
        ((until.0 - self.since.0) / DAY).max(0)
    }
    /// How many lines of today's checklist are checked.
    #[must_use]
    pub fn done(&self) -> i64 {
        (0..self.items).filter(|place| self.checked.contains(place)).fold(0, |n, _| n + 1)
    }
    /// What is missing for a release.
    #[must_use]
    pub fn missing(&self, now: Time) -> Missing {
        Missing {
            days: (self.min_days - self.days(now)).max(0),
            acts: (self.min_acts - self.acts).max(0),
            items: self.items - self.done(),
        }
    }
    /// The indicator O6 in percent: acts signed of those required, and days passed of the minimum.
    #[must_use]
    pub fn progress(&self, now: Time) -> (i64, i64) {
        (percent(self.acts, self.min_acts), percent(self.days(now), self.min_days))
    }
    /// Checks a line, or takes the check back; whether that changes anything. `None` when there is
    /// no such line.
    #[must_use]
    pub fn check(&self, place: i64, done: bool) -> Option<Vec<i64>> {
        if !(0..self.items).contains(&place) {
            return None;
        }
        let mut checked: Vec<i64> = self.checked.iter().copied().filter(|p| *p != place).collect();
        if done {
            checked.push(place);
        }
        checked.sort_unstable();
        Some(checked)
    }
}

fn percent(part: i64, whole: i64) -> i64 {
    if whole <= 0 { 100 } else { (part.max(0) * 100 / whole).min(100) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn new(acts: i64, checked: &[i64]) -> CoDriving {
        CoDriving {
            since: Time(0),
            min_days: MIN_DAYS,
            min_acts: MIN_ACTS,
            acts,
            items: 3,
            checked: checked.to_vec(),
            released: None,
            suspended: None,
        }
    }

    #[test]
    fn it_goes_from_appointed_to_released_and_can_be_suspended() {
        let early = CoDriving { since: Time(DAY), ..new(0, &[]) };
        assert_eq!(early.phase(Time(0)), Phase::Appointed);
        assert_eq!(early.phase(Time(DAY)), Phase::CoDriving);
        let released = CoDriving { released: Some(Time(40 * DAY)), ..early.clone() };
        assert_eq!(released.phase(Time(41 * DAY)), Phase::Released);
        assert_eq!(released.days(Time(99 * DAY)), 39, "the time ends with the release");
        let suspended = CoDriving { suspended: Some(Time(50 * DAY)), ..released };
        assert_eq!(suspended.phase(Time(51 * DAY)), Phase::Suspended);
        let stopped = CoDriving { suspended: Some(Time(2 * DAY)), ..early };
        assert_eq!(stopped.phase(Time(3 * DAY)), Phase::Suspended, "while co-driving too");
    }

    /// The edges: 29 days and 9 acts are not enough, and one unchecked line is not either.
    // spec: S2-SM6 (part: minimum duration, number of co-signed acts, culture checklist)
    #[test]
    fn a_release_needs_thirty_days_ten_acts_and_every_line() {
        let whole = [0, 1, 2];
        let day = |n: i64| Time(n * DAY);
        assert_eq!(new(10, &whole).missing(day(29)), Missing { days: 1, acts: 0, items: 0 });
        let almost = Time(30 * DAY - 1);
        assert_eq!(new(10, &whole).missing(almost), Missing { days: 1, acts: 0, items: 0 });
        assert_eq!(new(9, &whole).missing(day(30)), Missing { days: 0, acts: 1, items: 0 });
        assert_eq!(new(10, &[0, 2]).missing(day(30)), Missing { days: 0, acts: 0, items: 1 });
        assert!(new(10, &whole).missing(day(30)).nothing());
        assert!(new(11, &whole).missing(day(400)).nothing());
        // A checklist that became shorter leaves checks behind that count for nothing.
        assert_eq!(new(10, &[0, 7, 9]).missing(day(30)).items, 2);
    }

    // spec: O6
    #[test]
    fn progress_is_acts_of_those_required_and_days_of_the_minimum() {
        assert_eq!(new(0, &[]).progress(Time(0)), (0, 0));
        assert_eq!(new(9, &[]).progress(Time(29 * DAY)), (90, 96));
        assert_eq!(new(10, &[]).progress(Time(30 * DAY)), (100, 100));
        assert_eq!(new(25, &[]).progress(Time(300 * DAY)), (100, 100));
        assert_eq!(new(3, &[]).progress(Time(-DAY)), (30, 0));
    }

    #[test]
    fn lines_are_checked_and_unchecked() {
        let two = new(0, &[2]);
        assert_eq!(two.check(0, true), Some(vec![0, 2]));
        assert_eq!(two.check(2, true), Some(vec![2]), "twice is once");
        assert_eq!(two.check(2, false), Some(vec![]));
        assert_eq!(two.check(3, true), None);
        assert_eq!(two.check(-1, true), None);
    }
}

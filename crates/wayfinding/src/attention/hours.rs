//! A person's own hours: when mail and push wait, on which days digests come. Pure; days and hours
//! are those of the person's zone, on days of 23 and 25 hours too.

use jiff::ToSpan;
use jiff::civil::Time as Clock;
use kernel::Time;

/// Saturday and Sunday.
pub const WEEKEND: i64 = 0b110_0000;
/// Monday to Friday.
pub const WORKING: i64 = 0b001_1111;
/// When digests come, in minutes of the day.
pub const MORNING: i64 = 7 * 60;

/// The hours of one person.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Hours {
    /// Minute of the day from which mail and push wait.
    pub quiet_from: i64,
    /// Until which they wait; equal to the first: they never wait.
    pub quiet_until: i64,
    /// Days on which they wait all day; bit 0 is Monday.
    pub quiet_days: i64,
    /// Days on which the daily digest comes.
    pub digest_days: i64,
    /// Whether the weekly digest comes (on Mondays).
    pub weekly: bool,
    /// Whether a push message says what it is about.
    pub full_push: bool,
}

impl Default for Hours {
    fn default() -> Self {
        Self {
            quiet_from: 20 * 60,
            quiet_until: MORNING,
            quiet_days: WEEKEND,
            digest_days: WORKING,
            weekly: true,
            full_push: false,
        }
    }
}

/// Whether a set of days has the weekday (Monday is 1).
fn has(days: i64, weekday: i8) -> bool {
    days >> (weekday - 1) & 1 == 1
}

/// The hour and minute of a minute of the day.
fn clock(minute: i64) -> Clock {
    let (hour, minute) = (i8::try_from(minute / 60).unwrap_or(0), i8::try_from(minute % 60).unwrap_or(0));
    Clock::new(hour, minute, 0, 0).unwrap_or(Clock::midnight())
}

impl Hours {
    /// Until when something waits that would go out `now`; `None` when it need not wait.
    #[must_use]
    pub fn wait(&self, now: Time, zone: &str) -> Option<Time> {
        let mut at = now.zoned(zone);
        for _ in 0..16 {
            let minute = i64::from(at.hour()) * 60 + i64::from(at.minute());
            let day = at.date();
            let until = if has(self.quiet_days, at.weekday().to_monday_one_offset()) {
                day.tomorrow().ok()?.to_datetime(Clock::midnight())
            } else if minute < self.quiet_until
                && (self.quiet_from <= minute || self.quiet_until < self.quiet_from)
            {
                day.to_datetime(clock(self.quiet_until))
            } else if self.quiet_until < self.quiet_from && minute >= self.quiet_from {
                day.tomorrow().ok()?.to_datetime(clock(self.quiet_until))
            } else {
                let end = Time(at.timestamp().as_millisecond());
                return (end > now).then_some(end);
            };
            let next = until.to_zoned(at.time_zone().clone()).ok()?;
            // An hour that comes twice: the second one.
            at = if next.timestamp() > at.timestamp() { next } else { next.checked_add(1.hour()).ok()? };
        }
        None // every day is quiet: then none is
    }
    /// Which digest comes on the civil day of `now`, once it is morning there.
    #[must_use]
    pub fn digest(&self, now: Time, zone: &str) -> Due {
        let here = now.zoned(zone).weekday().to_monday_one_offset();
        Due { daily: has(self.digest_days, here), weekly: self.weekly && here == 1 }
    }
}

/// Which digest a day brings.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Due {
    /// The daily one.
    pub daily: bool,
    /// The weekly one; both come as one mail.
    pub weekly: bool,
}

/// The civil day in a zone, once it is seven in the morning there: `2026-03-03`.
#[must_use]
pub fn morning_of(now: Time, zone: &str) -> Option<String> {
    let here = now.zoned(zone);
    (i64::from(here.hour()) * 60 + i64::from(here.minute()) >= MORNING).then(|| here.date().to_string())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn wait(hours: Hours, at: &str, zone: &str) -> Option<String> {
        hours.wait(Time::parse(at).unwrap(), zone).map(|t| t.zoned(zone).datetime().to_string())
    }

    #[test]
    fn evenings_and_weekends_are_quiet() {
        let hours = Hours::default();
        let paris = "Europe/Paris";
        assert_eq!(wait(hours, "2026-03-03T09:00:00Z", paris), None);
        assert_eq!(wait(hours, "2026-03-03T20:30:00Z", paris).unwrap(), "2026-03-04T07:00:00");
        assert_eq!(wait(hours, "2026-03-04T04:00:00Z", paris).unwrap(), "2026-03-04T07:00:00");
        assert_eq!(
            wait(hours, "2026-03-06T20:30:00Z", paris).unwrap(),
            "2026-03-09T07:00:00",
            "over the weekend"
        );
        assert_eq!(wait(hours, "2026-03-03T09:00:00Z", "Asia/Tokyo"), None, "18:00 there");
        let never = Hours { quiet_from: 0, quiet_until: 0, quiet_days: 0, ..hours };
        assert_eq!(wait(never, "2026-03-07T23:00:00Z", paris), None);
        let always = Hours { quiet_days: 0b111_1111, ..hours };
        assert_eq!(wait(always, "2026-03-07T12:00:00Z", paris), None, "nobody is shut out for ever");
        let noon = Hours { quiet_from: 12 * 60, quiet_until: 14 * 60, quiet_days: 0, ..hours };
        assert_eq!(wait(noon, "2026-03-03T11:30:00Z", paris).unwrap(), "2026-03-03T14:00:00");
    }

    #[test]
    fn quiet_hours_hold_when_the_clocks_change() {
        let hours = Hours { quiet_from: 23 * 60, quiet_until: 150, quiet_days: 0, ..Hours::default() };
        let paris = "Europe/Paris";
        // Half past two does not exist in the night of 29 March: the wait ends at half past three.
        assert_eq!(wait(hours, "2026-03-28T23:30:00Z", paris).unwrap(), "2026-03-29T03:30:00");
        let until = |at: &str| hours.wait(Time::parse(at).unwrap(), paris);
        // It comes twice in the night of 25 October; nothing goes out while the clock says it is quiet.
        assert_eq!(until("2026-10-24T23:00:00Z").unwrap(), Time::parse("2026-10-25T00:30:00Z").unwrap());
        assert_eq!(until("2026-10-25T01:10:00Z").unwrap(), Time::parse("2026-10-25T01:30:00Z").unwrap());
        let usual = Hours { quiet_days: 0, ..Hours::default() };
        assert_eq!(wait(usual, "2026-03-28T21:00:00Z", paris).unwrap(), "2026-03-29T07:00:00");
        assert_eq!(wait(usual, "2026-10-24T21:00:00Z", paris).unwrap(), "2026-10-25T07:00:00");
    }

    #[test]
    fn digests_come_on_working_mornings() {
        let (hours, monday) = (Hours::default(), Time::parse("2026-03-02T06:30:00Z").unwrap());
        assert_eq!(morning_of(monday, "Europe/Paris").as_deref(), Some("2026-03-02"));
        assert_eq!(morning_of(monday, "Europe/Lisbon"), None);
        assert_eq!(hours.digest(monday, "Europe/Paris"), Due { daily: true, weekly: true });
        let sunday = Time::parse("2026-03-01T09:00:00Z").unwrap();
        assert_eq!(hours.digest(sunday, "Europe/Paris"), Due { daily: false, weekly: false });
    }
}

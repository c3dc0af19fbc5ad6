//! The period of a rhythm that a moment lies in, by the days of a person's own zone. Pure.

use charter::Rhythm;
use kernel::Time;

/// From the first moment to the last; `None` for what comes when something happens.
#[must_use]
pub fn period(rhythm: Rhythm, now: Time, zone: &str) -> Option<(Time, Time)> {
    let today = now.zoned(zone).date();
    let (year, month) = (today.year(), today.month());
    let quarter = (month - 1) / 3 * 3 + 1;
    let (first, last) = match rhythm {
        Rhythm::Daily => (today.to_string(), today.to_string()),
        Rhythm::Weekly => {
            let (mut monday, mut sunday) = (today, today);
            for _ in 0..today.weekday().to_monday_zero_offset() {
                monday = monday.yesterday().ok()?;
            }
            for _ in today.weekday().to_monday_zero_offset()..6 {
                sunday = sunday.tomorrow().ok()?;
            }
            (monday.to_string(), sunday.to_string())
        }
        Rhythm::Monthly => (today.first_of_month().to_string(), today.last_of_month().to_string()),
        Rhythm::Quarterly => {
            let days = if quarter == 1 || quarter == 10 { 31 } else { 30 };
            (format!("{year}-{quarter:02}-01"), format!("{year}-{:02}-{days}", quarter + 2))
        }
        Rhythm::Yearly => (format!("{year}-01-01"), format!("{year}-12-31")),
        Rhythm::Once | Rhythm::AsNeeded => return None,
    };
    Some((Time::start_of_day(&first, zone)?, Time::end_of_day(&last, zone)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rhythm_has_its_days_weeks_months_and_quarters_in_the_own_zone() {
        let now = Time::of_civil("2026-05-13", "23:30", "Europe/Paris").unwrap();
        let days = |rhythm: Rhythm| {
            let (from, until) = period(rhythm, now, "Europe/Paris").unwrap();
            let day = |t: Time| t.zoned("Europe/Paris").date().to_string();
            (day(from), day(until))
        };
        let both = |a: &str, b: &str| (a.to_owned(), b.to_owned());
        assert_eq!(days(Rhythm::Daily), both("2026-05-13", "2026-05-13"));
        assert_eq!(days(Rhythm::Weekly), both("2026-05-11", "2026-05-17"));
        assert_eq!(days(Rhythm::Monthly), both("2026-05-01", "2026-05-31"));
        assert_eq!(days(Rhythm::Quarterly), both("2026-04-01", "2026-06-30"));
        assert_eq!(days(Rhythm::Yearly), both("2026-01-01", "2026-12-31"));
        assert_eq!(period(Rhythm::AsNeeded, now, "Europe/Paris"), None);
        let (tokyo, _) = period(Rhythm::Daily, now, "Asia/Tokyo").unwrap();
        assert_eq!(tokyo.zoned("Asia/Tokyo").date().to_string(), "2026-05-14", "it is tomorrow there");
    }
}

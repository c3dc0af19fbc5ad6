//! A second opinion about the time communities take, by rules of thumb of the trade: starting values,
//! shown beside the estimate so that somebody sees when the two are far apart.

use crate::load::{Volume, WEEK_HOURS, WEEKS};

/// A 40-hour week of somebody who sets a community up: what it goes into, hours, and whether that
/// part grows with the community.
pub const ESTABLISHING: [(&str, f64, bool); 8] = [
    ("growth", 10.0, true),
    ("moderation", 8.0, true),
    ("relationships", 6.0, true),
    ("content", 4.0, false),
    ("events", 4.0, true),
    ("technology", 4.0, true),
    ("strategy", 2.0, false),
    ("business", 2.0, false),
];
/// Posts that one person, full time, looks after in a month.
pub const POSTS: f64 = 1085.0;
/// Topics that one person, full time, looks after in a month.
pub const TOPICS: f64 = 242.0;
/// Weeks a month has.
const MONTH: f64 = 365.25 / 12.0 / 7.0;

/// People, full time, that so much asks for by the rule of thumb: by posts or by topics, whichever
/// asks for more.
#[must_use]
pub fn full_time(volume: Volume) -> f64 {
    let monthly = |n: i64| f64::from(i32::try_from(n).unwrap_or(i32::MAX)) / WEEKS * MONTH;
    (monthly(volume.messages) / POSTS).max(monthly(volume.threads) / TOPICS)
}

/// Hours a week of that.
#[must_use]
pub fn hours(volume: Volume) -> f64 {
    full_time(volume) * WEEK_HOURS
}

#[cfg(test)]
mod tests {
    use super::*;

    const fn volume(threads: i64, messages: i64) -> Volume {
        Volume { threads, questions: 0, messages, joiners: 0 }
    }

    // spec: O3 (part: the 40-hour week of somebody who sets a community up)
    #[test]
    fn the_week_of_setting_up_is_forty_hours_of_which_eight_are_fixed() {
        let sum = |grows: &[bool]| {
            ESTABLISHING.iter().filter(|p| grows.contains(&p.2)).fold(0.0, |sum, part| sum + part.1)
        };
        assert!((sum(&[true, false]) - WEEK_HOURS).abs() < 1e-9);
        assert!(
            (sum(&[false]) - 8.0).abs() < 1e-9,
            "strategy, content and business do not grow with members"
        );
        let by_size: Vec<f64> = ESTABLISHING.iter().map(|p| p.1).collect();
        assert!(by_size.is_sorted_by(|a, b| a >= b), "the largest first: {by_size:?}");
    }

    // spec: O3 (part: 1,085 posts or 242 topics for each full-time month)
    #[test]
    fn a_month_of_1085_posts_or_242_topics_is_one_person_full_time() {
        let four_weeks = WEEKS / MONTH;
        #[allow(clippy::cast_possible_truncation)]
        let of = |month: f64| (month * four_weeks).round() as i64;
        for month in [volume(0, of(POSTS)), volume(of(TOPICS), 0), volume(of(TOPICS), of(POSTS))] {
            assert!((full_time(month) - 1.0).abs() < 0.005, "{month:?}: {}", full_time(month));
            assert!((hours(month) - 40.0).abs() < 0.2, "{month:?}");
        }
        assert!(full_time(volume(of(2.0 * TOPICS), of(POSTS))) > 1.99, "whichever asks for more");
        assert!(full_time(volume(0, 0)).abs() < 1e-9);
    }
}

//! When a post comes: pure.

use kernel::problem::Fields;
use kernel::{Fact, Problem, SpaceId, Time};

use super::{FURTHEST_MS, ScheduledId};
use crate::facts::POST_KEPT;

/// The moment that was asked for: an RFC 3339 text, or a day and a time in the writer's zone.
///
/// # Errors
/// `Invalid` for the field `at` when it is no moment, past, or more than a year ahead.
pub fn moment(at: &str, day: &str, time: &str, zone: &str, now: Time) -> Result<Time, Problem> {
    let (at, day, time) = (at.trim(), day.trim(), time.trim());
    let asked = if at.is_empty() { Time::of_civil(day, time, zone) } else { Time::parse(at) };
    let mut fields = Fields::default();
    fields.check(asked.is_some(), "at", "conv-sched-when");
    if let Some(asked) = asked {
        fields.check(asked > now, "at", "conv-sched-past");
        fields.check(asked.0.saturating_sub(now.0) <= FURTHEST_MS, "at", "conv-sched-far");
    }
    fields.done()?;
    asked.ok_or(Problem::NotFound)
}

/// Why a post could not come: `gone` (the space is not there for its author), `refused`, `unfit`.
#[must_use]
pub const fn why(problem: &Problem) -> &'static str {
    match problem {
        Problem::NotFound => "gone",
        Problem::Refused(_) | Problem::Held(_) => "refused",
        _ => "unfit",
    }
}

/// The fact that a post could not come; subject: the post.
#[must_use]
pub fn kept(id: ScheduledId, space: SpaceId, at: Time) -> Fact {
    Fact::new(&POST_KEPT, id.number(), at).space(space)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(day: &str, time: &str, zone: &str) -> Option<String> {
        let now = Time::parse("2026-03-03T09:00:00Z")?;
        moment("", day, time, zone, now).ok().map(|t| t.to_string())
    }

    #[test]
    fn an_hour_the_clocks_skip_comes_after_it_and_one_they_repeat_comes_once() {
        let paris = "Europe/Paris";
        assert_eq!(at("2026-03-29", "02:30", paris).as_deref(), Some("2026-03-29T01:30:00.000Z"));
        assert_eq!(at("2026-10-25", "02:30", paris).as_deref(), Some("2026-10-25T00:30:00.000Z"));
        assert_eq!(at("2026-03-04", "08:00", "Asia/Tokyo").as_deref(), Some("2026-03-03T23:00:00.000Z"));
        assert_eq!(at("2026-03-03", "09:30", paris), None, "past there already");
        assert_eq!(at("2027-03-09", "09:30", paris), None, "more than a year ahead");
        for (day, time) in [("", ""), ("2026-03-04", ""), ("x", "08:00"), ("2026-02-30", "08:00")] {
            assert_eq!(at(day, time, paris), None, "{day} {time}");
        }
    }
}

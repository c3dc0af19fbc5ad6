//! Coaching: somebody helps a team for a time, because its manager asked. What may be agreed, pure.

use kernel::problem::Fields;
use kernel::{PersonId, Problem, Time};
use serde::Deserialize;
use utoipa::ToSchema;

use super::store::members::Named;

/// How many days ahead a coaching may end at most: twelve weeks.
pub const LONGEST_DAYS: i64 = 84;
/// Longest word on what it is for, in characters.
pub const LONGEST_ABOUT: usize = 300;

/// A coaching, as it was sent.
#[derive(Debug, Clone, Default, Deserialize, ToSchema)]
#[schema(as = NewCoach)]
pub struct Coaching {
    /// Handle of the person.
    #[serde(default)]
    pub person: String,
    /// The last day (`2026-03-31`, to its end) or a time (RFC 3339): tomorrow at the earliest, 84
    /// days ahead at the latest.
    #[serde(default)]
    pub until: String,
    /// What it is for; at most 300 characters.
    #[serde(default)]
    pub about: String,
    /// Whether the coach may write in the team as well.
    #[serde(default)]
    pub speaks: bool,
}

/// A coaching that can begin.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Agreed {
    /// Who coaches.
    pub person: PersonId,
    /// Until when.
    pub until: Time,
    /// What it is for.
    pub about: String,
    /// Whether the coach may write.
    pub speaks: bool,
}

impl Coaching {
    /// Checks a coaching by `person`, if there is somebody of that name, for a manager in `zone`.
    ///
    /// # Errors
    /// `Invalid` with every field that needs mending.
    pub fn agree(&self, person: Option<&Named>, zone: &str, now: Time) -> Result<Agreed, Problem> {
        let mut fields = Fields::default();
        match person {
            None => fields.check(false, "person", "spaces-person-unknown"),
            Some(p) if p.member => fields.check(false, "person", "spaces-coach-inside"),
            Some(p) => {
                fields.check(p.state == "active", "person", "spaces-coach-gone");
                fields.check(!(p.external && self.speaks), "speaks", "spaces-coach-outside-reads");
            }
        }
        let until = last_moment(&self.until, zone);
        if let Some(until) = until {
            let days = days(now, until, zone);
            fields.check(days >= 1, "until", "spaces-coach-soon");
            fields.check(days <= LONGEST_DAYS, "until", "spaces-coach-far");
        } else {
            fields.check(false, "until", "spaces-until-unreadable");
        }
        fields.length(&self.about, LONGEST_ABOUT, "about");
        fields.done()?;
        let (Some(person), Some(until)) = (person, until) else { return Err(Problem::NotFound) };
        Ok(Agreed {
            person: person.id,
            until,
            about: self.about.split_whitespace().collect::<Vec<_>>().join(" "),
            speaks: self.speaks,
        })
    }
}

fn last_moment(text: &str, zone: &str) -> Option<Time> {
    Time::parse(text.trim()).or_else(|| Time::end_of_day(text.trim(), zone))
}

/// Civil days from one moment to another, as people of `zone` count them.
fn days(from: Time, to: Time, zone: &str) -> i64 {
    let (from, to) = (from.zoned(zone).date(), to.zoned(zone).date());
    from.until(to).map_or(i64::MAX, |span| i64::from(span.get_days()))
}

/// The first and the last day a coaching may end on, as a date field has them.
#[must_use]
pub fn range(zone: &str, now: Time) -> (String, String) {
    let day = |ahead: i64| now.plus(ahead * kernel::time::DAY).zoned(zone).date().to_string();
    (day(1), day(LONGEST_DAYS))
}

#[cfg(test)]
mod tests;

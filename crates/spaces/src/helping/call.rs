//! Asking for help at any level: what is sent, and who is asked next when nobody answers. Pure.

use kernel::problem::Fields;
use kernel::time::DAY;
use kernel::{Problem, Time};
use serde::Deserialize;
use utoipa::ToSchema;

use super::help::days;
use crate::coaching::LONGEST_DAYS;

/// What can be asked for.
pub const CALLS: [&str; 5] = ["advice", "decision", "means", "coach", "arbitrate"];
/// Whom it can be addressed to.
pub const LEVELS: [&str; 8] = ["person", "role", "circle", "manager", "lead", "sponsor", "owner", "managers"];
/// Longest words of a request.
pub const LONGEST: usize = 600;
/// Longest answer.
pub const LONGEST_ANSWER: usize = 1000;
/// Working days in which an answer is expected when no day is said.
pub const TARGET: i64 = 3;
/// Requests of one person that wait at most.
pub const MOST_OPEN: i64 = 20;

/// A request for help, as it was sent.
#[derive(Debug, Clone, Default, Deserialize, ToSchema)]
#[schema(as = NewHelpCall)]
pub struct Call {
    /// `advice`, `decision`, `means`, `coach`, or `arbitrate`: two spaces want the same time.
    #[serde(default)]
    pub kind: String,
    /// Whom: `person`, `role` (of a space), `circle` (all facilitators), `manager` (one's own), `lead`,
    /// `sponsor`, `owner`; `managers` for what is to be arbitrated.
    #[serde(default)]
    pub level: String,
    /// Handle of a person.
    #[serde(default)]
    pub person: String,
    /// Key of the role, for `role`; `facilitator` when it is left out.
    #[serde(default)]
    pub role: String,
    /// Slug of the space whose role is asked (of the whole network when it is left out), or of the first of two that want the same time.
    #[serde(default)]
    pub space: String,
    /// Slug of the other one.
    #[serde(default)]
    pub other: String,
    /// What for; at most 600 characters.
    #[serde(default)]
    pub about: String,
    /// An address within the network.
    #[serde(default)]
    pub context: String,
    /// By which day (2026-05-12); three working days when it is left out.
    #[serde(default)]
    pub due: String,
    /// Of a coaching: for how many days from when they agree, 1 to 84; 28 when it is left out.
    #[serde(default)]
    #[schema(value_type = Option<i64>)]
    pub days: Option<serde_json::Value>,
}

/// An answer, or why not.
#[derive(Debug, Clone, Default, Deserialize, ToSchema)]
#[schema(as = HelpAnswer)]
pub struct Answering {
    /// The words; needed where no coaching begins. At most 1000 characters.
    #[serde(default)]
    pub answer: String,
}

/// Whom it is passed on to.
#[derive(Debug, Clone, Default, Deserialize, ToSchema)]
#[schema(as = HelpDelegation)]
pub struct Delegating {
    /// Handle of somebody inside.
    #[serde(default)]
    pub person: String,
}

impl Call {
    /// The level: what is to be arbitrated goes to the managers concerned.
    #[must_use]
    pub fn level(&self) -> &str {
        if self.kind == "arbitrate" { "managers" } else { &self.level }
    }
    /// How long a coaching lasts; 0 for any other help, nothing for what is no number.
    #[must_use]
    pub fn days(&self) -> Option<i64> {
        if self.kind == "coach" { days(self.days.as_ref()) } else { Some(0) }
    }
    /// Checks what needs no row; answers until when.
    ///
    /// # Errors
    /// `Invalid` with every field that needs mending.
    pub fn check(&self, now: Time, zone: &str) -> Result<Time, Problem> {
        let mut fields = Fields::default();
        fields.check(CALLS.contains(&self.kind.as_str()), "kind", "spaces-help-kind");
        fields.check(LEVELS.contains(&self.level()), "level", "spaces-call-level");
        fields.length(self.about.trim(), LONGEST, "about");
        let path = self.context.trim();
        let within = path.is_empty() || path.starts_with('/') && !path.starts_with("//");
        let plain = !path.chars().any(|c| c.is_control() || c.is_whitespace() || c == '\\');
        fields.check(within && plain && path.len() <= 300, "context", "spaces-call-context");
        let lasts =
            self.days().is_some_and(|d| d == 0 && self.kind != "coach" || (1..=LONGEST_DAYS).contains(&d));
        fields.check(lasts, "days", "spaces-help-days");
        let due = match self.due.trim() {
            "" => Some(target(now, zone)),
            day => Time::end_of_day(day, zone),
        };
        let due = due.filter(|due| *due > now && *due < now.plus(366 * DAY));
        fields.check(due.is_some(), "due", "spaces-call-due");
        fields.done()?;
        due.ok_or(Problem::NotFound)
    }
}

/// The end of the third working day from now, in a zone.
#[must_use]
pub fn target(now: Time, zone: &str) -> Time {
    let (mut left, mut at) = (TARGET, now);
    while left > 0 {
        at = at.plus(DAY);
        if at.zoned(zone).weekday().to_monday_one_offset() < 6 {
            left -= 1;
        }
    }
    Time::end_of_day(&at.zoned(zone).date().to_string(), zone).unwrap_or(at)
}

/// The level that is asked next when nobody answers; nothing above whoever owns the network.
#[must_use]
pub fn above(level: &str) -> Option<&'static str> {
    match level {
        "person" | "managers" => Some("manager"),
        "role" | "circle" | "manager" => Some("lead"),
        "lead" | "sponsor" => Some("owner"),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn three_working_days_leave_the_weekend_out_and_every_level_ends_at_the_owner() {
        let friday = Time::of_civil("2026-05-08", "10:00", "Europe/Paris").unwrap();
        let due = target(friday, "Europe/Paris").zoned("Europe/Paris").date().to_string();
        assert_eq!(due, "2026-05-13", "Monday, Tuesday, Wednesday");
        for level in LEVELS {
            let mut at = Some(level);
            let mut steps = 0;
            while let Some(next) = at.and_then(above) {
                (at, steps) = (Some(next), steps + 1);
            }
            assert!(at == Some("owner") && steps <= 3, "{level}");
        }
    }
}

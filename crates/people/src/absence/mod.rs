//! Absences: away from one day to another, with a deputy by name. The reason is never asked.
//!
//! The table `absences` is public to other rooms: (person_id, from_ms, until_ms, deputy_id).

pub mod api;
pub mod routes;
pub mod store;
mod views;

#[cfg(test)]
mod tests;

use kernel::problem::Fields;
use kernel::time::DAY;
use kernel::{Lexicon, Problem, Time};
use serde::Serialize;
use utoipa::ToSchema;

/// The longest absence that can be noted at once.
const LONGEST: i64 = 366 * DAY;

/// Somebody is away.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct Away {
    /// When they are back.
    pub until: Time,
    /// Handle of whom to ask meanwhile.
    pub deputy: Option<String>,
    /// Their name.
    pub deputy_name: Option<String>,
    /// The zone whose days these are: that of who is away.
    #[serde(skip)]
    pub zone: String,
}

impl Away {
    /// “away until 3 May, ask Jonas”: the last day away, not the first one back.
    #[must_use]
    pub fn say(&self, l: &Lexicon) -> String {
        let last = self.until.plus(-1).zoned(&self.zone).date().to_string();
        let day = l.day(&Time::start_of_day(&last, &l.zone).unwrap_or(self.until));
        match &self.deputy_name {
            Some(name) => l.args("people-away-ask", &[("day", &day), ("name", name)]),
            None => l.s("people-away", "day", &day),
        }
    }
}

/// An absence as it is noted.
#[derive(Debug, Clone, Default, PartialEq, Eq, serde::Deserialize, ToSchema)]
pub struct AbsenceForm {
    /// First day away: `2026-04-20`.
    #[serde(default)]
    pub from: String,
    /// Last day away.
    #[serde(default)]
    pub until: String,
    /// Handle of whom to ask meanwhile; empty for nobody.
    #[serde(default)]
    pub deputy: String,
}

impl AbsenceForm {
    /// From the beginning of the first day to the end of the last, in the person's zone.
    ///
    /// # Errors
    /// `Invalid` with what needs mending.
    pub fn period(&self, zone: &str, now: Time) -> Result<(Time, Time), Problem> {
        let (from, until) = (
            Time::start_of_day(self.from.trim(), zone),
            Time::end_of_day(self.until.trim(), zone).map(|t| t.plus(1)),
        );
        let mut fields = Fields::default();
        fields.check(from.is_some(), "from", "people-day-unknown");
        fields.check(until.is_some(), "until", "people-day-unknown");
        if let (Some(from), Some(until)) = (from, until) {
            fields.check(until > from, "until", "people-away-backwards");
            fields.check(until > now, "until", "people-away-over");
            fields.check(until.0 - from.0 <= LONGEST, "until", "people-away-long");
        }
        fields.done()?;
        from.zip(until).ok_or(Problem::NotFound)
    }
}

//! What a role takes, in hours a week (O3). Need is estimated from starting values that an organisation
//! corrects, never measured from what somebody does. Formula: indicators, section 7. Pure.

use kernel::time::DAY;

use crate::Need;

/// Hours a full-time week has, a starting value.
pub const WEEK_HOURS: f64 = 40.0;
/// A place younger than this takes more of its facilitators.
pub const YOUNG: i64 = 90 * DAY;
/// How much more.
pub const YOUNG_FACTOR: f64 = 1.5;
/// Weeks that volumes are counted over.
pub const WEEKS: f64 = 4.0;

/// What a place asked of its facilitators over four weeks.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Volume {
    /// Threads begun.
    pub threads: i64,
    /// Of them, questions.
    pub questions: i64,
    /// Messages written.
    pub messages: i64,
    /// People who joined.
    pub joiners: i64,
}

/// Hours a week one role takes in one place:
/// fixed hours × stage factor + Σ volume × minutes ÷ 60, volumes by week.
#[must_use]
pub fn need(values: &Need, volume: Volume, young: bool) -> f64 {
    let factor = if young { YOUNG_FACTOR } else { 1.0 };
    let minutes = count(volume.questions) * values.per_question
        + count(volume.joiners) * values.per_joiner
        + count(volume.messages) * values.per_message;
    values.fixed * factor + minutes / WEEKS / 60.0
}

/// Hours a week a share of time gives: share × weekly hours × (1 − absences).
#[must_use]
pub fn capacity(share: i64, absences: f64) -> f64 {
    count(share) / 100.0 * WEEK_HOURS * (1.0 - absences)
}

/// A count as a figure.
#[must_use]
pub fn count(number: i64) -> f64 {
    // Counts of a space over four weeks and percents stay far below 2^31.
    f64::from(i32::try_from(number).unwrap_or(i32::MAX))
}

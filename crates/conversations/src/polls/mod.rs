//! Polls: a few things to choose between, until a time or until somebody closes it. What anybody ever
//! sees of votes is counts, and those only after voting or at the end. A vote's row is its voter's
//! own: it lets them change their mind, and lets nobody vote twice.

pub mod api;
pub mod routes;
pub mod store;
pub mod views;

use kernel::problem::Fields;
use kernel::{Problem, Time};

use super::kind::ThreadKind;
use super::text::title;

/// Fewest and most things to choose between.
pub const OPTIONS: std::ops::RangeInclusive<usize> = 2..=10;
const LONGEST: usize = 120;

/// A checked wish for a poll.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Plan {
    /// What there is to choose between.
    pub options: Vec<String>,
    /// Whether several may be chosen.
    pub several: bool,
    /// When it closes by itself.
    pub closes: Option<Time>,
}

/// A moment as a form (`2026-03-05T12:00`, in the writer's zone), a day, or RFC 3339.
fn moment(text: &str, zone: &str) -> Option<Time> {
    let text = text.trim();
    let day = text.get(..10)?;
    let start = Time::start_of_day(day, zone)?;
    match text.get(10..) {
        Some("") => Time::end_of_day(day, zone),
        Some(rest) if rest.len() >= 6 && !rest.ends_with('Z') && rest.len() <= 9 => {
            let mut parts = rest.trim_start_matches('T').split(':').map(str::parse::<i64>);
            let (hour, minute) = (parts.next()?.ok()?, parts.next()?.ok()?);
            let fine = (0..24).contains(&hour) && (0..60).contains(&minute);
            fine.then(|| start.plus(hour * kernel::time::HOUR + minute * kernel::time::MINUTE))
        }
        _ => Time::parse(text),
    }
}

/// Reads a wish for a poll; nothing for other kinds.
///
/// # Errors
/// `Invalid` for too few or too many options, two alike, or a time that is over.
pub fn plan(
    kind: ThreadKind,
    options: &[String],
    several: bool,
    closes: &str,
    (zone, now): (&str, Time),
) -> Result<Option<Plan>, Problem> {
    if kind != ThreadKind::Poll {
        return Ok(None);
    }
    let options: Vec<String> = options.iter().map(|o| title(o)).filter(|o| !o.is_empty()).collect();
    let mut fields = Fields::default();
    let mut distinct: Vec<String> = options.iter().map(|o| o.to_lowercase()).collect();
    distinct.sort();
    distinct.dedup();
    let fine = OPTIONS.contains(&options.len()) && distinct.len() == options.len();
    fields.check(fine, "options", "conv-poll-options");
    fields.check(options.iter().all(|o| o.chars().count() <= LONGEST), "options", "conv-poll-option-long");
    let at = if closes.trim().is_empty() { None } else { moment(closes, zone) };
    let later = closes.trim().is_empty() || at.is_some_and(|at| at > now);
    fields.check(later, "closes", "conv-poll-closes");
    fields.done()?;
    Ok(Some(Plan { options, several, closes: at }))
}

//! Coming and going: what joining means here, what a member accepted, how a request is answered.

use kernel::{Problem, Time};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use web::Place;
use web::place::Joining;

/// Longest note on a request in characters.
pub const LONGEST_NOTE: usize = 500;

/// Joining, or inviting somebody, as it was sent.
#[derive(Debug, Clone, Default, Deserialize, ToSchema)]
#[schema(as = NewMembership)]
pub struct Entry {
    /// Handle of the person to invite; nothing (or an empty text) means oneself.
    #[serde(default)]
    pub person: String,
    /// The version of the card whose terms are accepted. The page's form always sends it; without
    /// it one joins all the same and is asked afterwards.
    #[serde(default)]
    pub terms: Option<i64>,
    /// A note for whoever answers the request.
    #[serde(default)]
    pub note: String,
}

/// The answer to somebody who asked to join.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "lowercase")]
#[schema(as = JoinVerdict)]
pub enum Verdict {
    /// Welcome.
    Accept,
    /// Not this time.
    Decline,
}

/// What joining leads to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// A member at once.
    Joined,
    /// Somebody who leads the space answers first.
    Asked,
}

/// What joining leads to in this space: open ones, invitations and met criteria let
/// in at once. Terms that were
/// accepted have to be the current ones; `required` says that the form must have sent them.
///
/// # Errors
/// `Invalid` on `terms` when they were not accepted or have changed since they were read, on
/// `note` when it is too long.
pub fn enter(place: &Place, entry: &Entry, required: bool) -> Result<Outcome, Problem> {
    terms(place, entry.terms, required)?;
    if entry.note.trim().chars().count() > LONGEST_NOTE {
        return Err(Problem::field("note", "spaces-note-too-long"));
    }
    // By criteria: who meets them was looked up before.
    let at_once = place.standing.invited || matches!(place.joining, Joining::Open | Joining::Criteria);
    Ok(if at_once { Outcome::Joined } else { Outcome::Asked })
}

/// Checks the terms somebody accepts against the current ones.
///
/// # Errors
/// `Invalid` on `terms`.
pub fn terms(place: &Place, accepted: Option<i64>, required: bool) -> Result<(), Problem> {
    match accepted {
        _ if place.card_version == 0 => Ok(()),
        None if required => Err(Problem::field("terms", "spaces-terms-needed")),
        Some(version) if version != place.card_version => {
            Err(Problem::field("terms", "spaces-terms-changed"))
        }
        _ => Ok(()),
    }
}

/// Until when a delegation holds: nothing means until it is ended, a day means to its end in
/// `zone`, and a time of day says itself.
///
/// # Errors
/// `Invalid` on `until` when it cannot be read or has passed.
pub fn until(text: &str, zone: &str, now: Time) -> Result<Option<Time>, Problem> {
    let text = text.trim();
    if text.is_empty() {
        return Ok(None);
    }
    let time = Time::parse(text).or_else(|| Time::end_of_day(text, zone));
    match time {
        None => Err(Problem::field("until", "spaces-until-unreadable")),
        Some(time) if time <= now => Err(Problem::field("until", "spaces-until-past")),
        Some(time) => Ok(Some(time)),
    }
}

//! Duties in their rhythm (O5): what was done for each duty that is always a role’s, or why it was left
//! out this time. Skipping with a reason counts, so that nobody acts for the figure's sake. Pure: marks
//! come in, and the moment.

use kernel::Time;
use kernel::time::DAY;

use crate::{Catalogue, Duty, Level, Rhythm, Role};

/// What was done for a duty, or why it was left out.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Mark {
    /// Key of the duty.
    pub duty: String,
    /// When.
    pub at: Time,
    /// Left out this time.
    pub skipped: bool,
    /// Why.
    pub why: String,
    /// Where what was done is seen; an address within the network.
    pub evidence: String,
}

/// A duty that comes round.
#[derive(Debug, Clone)]
pub struct Round<'a> {
    /// The duty.
    pub duty: &'a Duty,
    /// What was last said of it.
    pub last: Option<Mark>,
    /// Done or left out with a reason within its rhythm; a new holder has one rhythm’s time.
    pub fresh: bool,
}

/// How many days a rhythm gives; a duty that comes when something happens is never due.
#[must_use]
pub const fn days(rhythm: Rhythm) -> Option<i64> {
    match rhythm {
        Rhythm::Daily => Some(1),
        Rhythm::Weekly => Some(7),
        Rhythm::Monthly => Some(31),
        Rhythm::Quarterly => Some(92),
        Rhythm::Yearly => Some(366),
        Rhythm::Once | Rhythm::AsNeeded => None,
    }
}

/// Whether a community at that stage asks for the duties of a phase. The stage is as the lead’s board
/// says it: `start`, `growth`, `mature`, `quiet`, or nothing said. Launching is over once it has grown;
/// figures and handing over come once there is something to look at.
#[must_use]
pub fn asked(stage: &str, phase: &str) -> bool {
    !matches!((stage, phase), ("growth" | "mature" | "quiet", "launch") | ("start", "pilot"))
}

/// The duties that are always a role’s and come round, held in a place of that kind since `from`.
#[must_use]
pub fn rounds<'a>(
    catalogue: &'a Catalogue,
    role: &'a Role,
    (kind, from): (&str, Time),
    marks: &[Mark],
    now: Time,
) -> Vec<Round<'a>> {
    let here = |duty: &Duty| !duty.off && !duty.not_in.iter().any(|k| k == kind);
    let own = catalogue.duties_of(role).into_iter();
    own.filter(|(duty, level)| *level == Level::Always && here(duty))
        .filter_map(|(duty, _)| {
            let since = now.plus(-days(duty.rhythm)? * DAY);
            let last = marks.iter().filter(|m| m.duty == duty.key).max_by_key(|m| m.at).cloned();
            let fresh = from > since || last.as_ref().is_some_and(|m| m.at > since);
            Some(Round { duty, last, fresh })
        })
        .collect()
}

/// O5: those done or left out with a reason in their rhythm, of all that come round.
#[must_use]
pub fn freshness(rounds: &[Round<'_>]) -> (usize, usize) {
    (rounds.iter().filter(|r| r.fresh).count(), rounds.len())
}

//! Duties in their rhythm (O5): what a holder did for each duty that is always theirs, or why they left
//! it out this time. For the holder and those who answer for the network; skipping with a reason counts,
//! so that nobody acts for the figure's sake. Pure here: marks come in, and the moment.

pub mod api;
pub mod routes;
pub mod store;
mod views;

#[cfg(test)]
mod tests;

use axum::Router;
use axum::routing::{get, post};
use charter::{Catalogue, Duty, Level, Rhythm, Role};
use kernel::Time;
use kernel::time::DAY;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;
use web::Site;

/// What was done for a duty, or why it was left out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mark {
    /// Key of the duty.
    pub duty: String,
    /// When.
    pub at: Time,
    /// Left out this time.
    pub skipped: bool,
    /// Why.
    pub why: String,
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

pub(super) fn pages() -> Router<Site> {
    Router::new()
        .route("/who/assignments/{id}/duties", get(routes::rounds))
        .route("/who/assignments/{id}/duties/{key}", post(routes::mark))
}

pub(super) fn api() -> OpenApiRouter<Site> {
    OpenApiRouter::new().routes(routes!(routes::rounds)).routes(routes!(routes::mark))
}

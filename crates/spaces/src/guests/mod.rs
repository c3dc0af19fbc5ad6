//! Guests: people from outside the company, in named spaces, for a time (S0-LA9).
//!
//! Words: a *sponsor* is the colleague who answers for a guest in one space. Invariants: somebody
//! from outside is in a space only with a row here that says until when; at that moment the access
//! is over, for requests, tokens and open streams alike, whether or not the clock's job has come
//! round (`web::place`, the sign-in's look-up and the door in `app/layers/who.rs` all ask the row).

mod api;
pub mod hears;
pub mod routes;
pub mod store;
mod views;

#[cfg(test)]
mod tests;

use axum::Router;
use axum::routing::{get, post};
use kernel::time::DAY;
use kernel::{Problem, Time};
use policy::Action;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;
use web::Site;

/// Bring somebody from outside in, and renew it.
pub const SPONSOR: Action = Action("sponsorGuest");
/// End a guest's access.
pub const END: Action = Action("endGuest");
/// How long a guest stays at most before it is agreed anew.
pub const LONGEST_MS: i64 = 180 * DAY;
/// How long an invitation without a day holds.
pub const USUAL_MS: i64 = 90 * DAY;
/// So long before the end the sponsor is reminded.
pub const REMIND_MS: i64 = 14 * DAY;

pub(super) fn pages() -> Router<Site> {
    Router::new()
        .route("/spaces/guests", get(routes::all_guests))
        .route("/s/{slug}/guests", get(routes::guests).post(routes::guest_invite))
        .route("/s/{slug}/guests/{handle}", post(routes::guest_renew))
        .route("/s/{slug}/guests/{handle}/end", post(routes::guest_end))
}

pub(super) fn api() -> OpenApiRouter<Site> {
    OpenApiRouter::new()
        .routes(routes!(routes::all_guests))
        .routes(routes!(routes::guests, routes::guest_invite))
        .routes(routes!(routes::guest_renew, routes::guest_end))
}

/// Until when: the end of the day that was given, from tomorrow to half a year ahead.
///
/// # Errors
/// `Invalid` on `until`.
pub fn until(text: &str, zone: &str, now: Time) -> Result<Time, Problem> {
    let text = text.trim();
    if text.is_empty() {
        return Ok(now.plus(USUAL_MS));
    }
    let time = Time::parse(text).or_else(|| Time::end_of_day(text, zone));
    match time {
        None => Err(Problem::field("until", "spaces-until-unreadable")),
        Some(time) if time <= now => Err(Problem::field("until", "spaces-until-past")),
        Some(time) if time.0 > now.plus(LONGEST_MS + DAY).0 => {
            Err(Problem::field("until", "spaces-guest-far"))
        }
        Some(time) => Ok(time),
    }
}

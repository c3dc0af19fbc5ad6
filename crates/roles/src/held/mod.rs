//! Held acts and co-driving: dual control over somebody from outside, until their co-driver from
//! inside releases them.
//!
//! An act that the gate holds is kept *as the request that asked for it*. When the co-driver signs,
//! the request goes through the rooms' own routes again, in the name of whoever asked and with the
//! second signature on it, so that the gate decides anew for both. Invariants: what nobody could
//! sign is refused and not kept; an act is carried out once, whatever is cut off in between; nobody
//! signs an act of one's own; what a rule refuses at the end is not done.

pub mod act;
pub mod api;
pub mod asking;
pub mod codriving;
pub mod codriving_routes;
pub mod measure;
pub mod routes;
pub mod store;
pub mod thing;
mod views;

#[cfg(test)]
mod tests;

use axum::Router;
use axum::routing::{get, post};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;
use web::Site;

pub(super) fn pages() -> Router<Site> {
    Router::new()
        .route("/held", get(routes::acts))
        .route("/held/{id}", get(routes::act))
        .route("/held/{id}/signature", post(routes::sign))
        .route("/held/{id}/refusal", post(routes::turn_down))
        .route("/held/{id}/withdrawal", post(routes::withdraw))
        .route("/who/codriving/{assignment}", get(codriving_routes::codriving))
        .route("/who/codriving/{assignment}/checks", post(codriving_routes::check))
        .route("/who/codriving/{assignment}/release", post(codriving_routes::release))
        .route("/who/codriving/{assignment}/suspension", post(codriving_routes::suspend))
}

pub(super) fn api() -> OpenApiRouter<Site> {
    OpenApiRouter::new()
        .routes(routes!(routes::acts))
        .routes(routes!(routes::act))
        .routes(routes!(routes::sign))
        .routes(routes!(routes::turn_down))
        .routes(routes!(routes::withdraw))
        .routes(routes!(codriving_routes::codriving))
        .routes(routes!(codriving_routes::check))
        .routes(routes!(codriving_routes::release))
        .routes(routes!(codriving_routes::suspend))
}

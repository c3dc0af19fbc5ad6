//! Invitations in waves: many people asked into a space on a day, in somebody's own words.
//!
//! Whoever leads a space chooses people by name, by pasted addresses, or by unit, language and
//! site; sees beforehand whom that means; and can pause a wave or take it back until it has gone.
//! Nobody is asked twice: not by two waves, and not after they declined. What is told of a wave
//! afterwards are counts. Each invitation is announced as one made by hand is.

mod api;
pub mod choose;
mod find;
mod routes;
pub mod send;
pub mod store;
mod views;

#[cfg(test)]
mod tests;

use axum::Router;
use axum::routing::{get, post};
use policy::Action;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;
use web::Site;

/// Plan a wave.
pub const PLAN: Action = Action("planWave");
/// Pause one, go on with it, take it back.
pub const STEER: Action = Action("steerWave");

pub(super) fn pages() -> Router<Site> {
    Router::new()
        .route("/s/{slug}/waves", get(routes::waves).post(routes::wave_plan))
        .route("/s/{slug}/waves/{id}/pause", post(routes::wave_pause))
        .route("/s/{slug}/waves/{id}/pause/end", post(routes::wave_resume))
        .route("/s/{slug}/waves/{id}/end", post(routes::wave_end))
}

pub(super) fn api() -> OpenApiRouter<Site> {
    OpenApiRouter::new()
        .routes(routes!(routes::waves, routes::wave_plan))
        .routes(routes!(routes::wave_pause, routes::wave_resume))
        .routes(routes!(routes::wave_end))
}

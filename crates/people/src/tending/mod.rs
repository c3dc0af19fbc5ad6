//! People as whoever runs the place tends them: who can sign in, letting in, keeping out, a link for a
//! new password, signing somebody out everywhere. How many devices somebody uses is a number here;
//! which, and when, is for themselves.

pub mod acts;
pub mod api;
pub mod routes;
pub mod store;
mod views;

#[cfg(test)]
mod tests;

use axum::Router;
use axum::routing::{get, post};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;
use web::Site;

/// Its pages.
pub fn pages() -> Router<Site> {
    Router::new()
        .route("/operator/people", get(routes::list))
        .route("/operator/people/{handle}", get(routes::one))
        .route("/operator/people/{handle}/reset", post(acts::reset))
        .route("/operator/people/{handle}/invitation", post(acts::invite_again))
        .route("/operator/people/{handle}/sessions", post(acts::end_sessions))
}

/// Its API.
pub fn api() -> OpenApiRouter<Site> {
    OpenApiRouter::new()
        .routes(routes!(routes::list))
        .routes(routes!(routes::one))
        .routes(routes!(acts::reset))
        .routes(routes!(acts::invite_again))
        .routes(routes!(acts::end_sessions_api))
}

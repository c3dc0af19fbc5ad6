//! Duties in their rhythm (O5): what was said of each duty of a role, for its holder and those who answer
//! for the network. It is said on the holder's own page, by the room of the agenda; here it is read.

pub mod api;
pub mod routes;
pub mod store;
mod views;

#[cfg(test)]
mod tests;

use axum::Router;
use axum::routing::get;
pub use charter::rounds::{Mark, Round, days, freshness, rounds};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;
use web::Site;

pub(super) fn pages() -> Router<Site> {
    Router::new().route("/who/assignments/{id}/duties", get(routes::rounds))
}

pub(super) fn api() -> OpenApiRouter<Site> {
    OpenApiRouter::new().routes(routes!(routes::rounds))
}

//! Joining by criteria (S2-SM11): who may be in a community because of what they are — their unit
//! with those below it, words of their title, a language, something they offer, being of the company or not.
//!
//! One place decides (`rule.rs`): at joining, in the preview, and again whenever a fact of a person
//! changes. Who does not meet the criteria any more is told and leaves two weeks later, unless
//! somebody who leads keeps them and says why. Whoever leads the space is never put out.

mod api;
mod exception_routes;
pub mod hears;
mod routes;
pub mod rule;
pub mod store;
pub(super) mod views;

#[cfg(test)]
mod tests;

use axum::Router;
use axum::routing::{get, post};
use policy::Action;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;
use web::Site;

/// Write a community's criteria and its exceptions.
pub const KEEP: Action = Action("keepCriteria");

pub(super) fn pages() -> Router<Site> {
    Router::new()
        .route("/s/{slug}/criteria", get(routes::criteria).post(routes::criteria_save))
        .route("/s/{slug}/exceptions", post(exception_routes::exception_add))
        .route("/s/{slug}/exceptions/{handle}/end", post(exception_routes::exception_end))
}

pub(super) fn api() -> OpenApiRouter<Site> {
    OpenApiRouter::new()
        .routes(routes!(routes::criteria, routes::criteria_save))
        .routes(routes!(exception_routes::exception_add))
        .routes(routes!(exception_routes::exception_end))
}

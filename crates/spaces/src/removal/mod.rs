//! Deleting a space: seen beforehand, told, typed by name, two weeks away, and taken back until then.
//!
//! From the day it is planned the space is in the archive: read, and written by nobody. On its day
//! it is taken from everybody in one transaction and announced (`space.removed`); every room then
//! deletes what it has of it, step by step. Facts and the audit keep ids and nothing that was said.

mod routes;
pub mod store;
mod views;

#[cfg(test)]
mod tests;

use axum::Router;
use axum::routing::{get, post};
use jobs::JobKind;
use kernel::time::HOUR;
use policy::Action;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;
use web::Site;

/// Plan that a space is deleted.
pub const REMOVE: Action = Action("removeSpace");
/// Take that back.
pub const KEEP: Action = Action("keepSpace");

/// Carries out what is due.
pub const CARRY_OUT: JobKind = JobKind {
    name: "spaces.removals",
    every_ms: Some(HOUR),
    run: |w, _| Ok(store::carry_out(w)?.then(String::new)),
};

pub(super) fn pages() -> Router<Site> {
    Router::new()
        .route("/s/{slug}/removal", get(routes::removal).post(routes::removal_plan))
        .route("/s/{slug}/removal/end", post(routes::removal_end))
}

pub(super) fn api() -> OpenApiRouter<Site> {
    OpenApiRouter::new().routes(routes!(routes::removal, routes::removal_plan, routes::removal_end))
}

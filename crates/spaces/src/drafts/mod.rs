//! Communities that are being prepared (S1-CM2): read by those who are in or invited, and opened
//! when what a community needs is there: its six answers, an objective it serves, and somebody who
//! facilitates it.
//!
//! A draft is by invitation and nobody else's to read, whatever way in it will have; that way is
//! kept in `space_drafts`, and the row is gone when it opens.

mod routes;
pub mod store;
mod views;

#[cfg(test)]
mod tests;

use axum::Router;
use axum::routing::get;
use policy::Action;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;
use web::Site;

/// Open a community that was prepared.
pub const OPEN: Action = Action("openDraft");

pub(super) fn pages() -> Router<Site> {
    Router::new().route("/s/{slug}/opening", get(routes::draft).post(routes::draft_open))
}

pub(super) fn api() -> OpenApiRouter<Site> {
    OpenApiRouter::new().routes(routes!(routes::draft, routes::draft_open))
}

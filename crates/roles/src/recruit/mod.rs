//! Gaps become tasks (S2-CM10): where nobody carries the network into a unit, or nobody holds a role that
//! a place needs, whoever answers for the network turns the gap into a task of their own. The task lies in
//! a space, is done by itself once somebody holds the role, and can be ticked before.

pub mod routes;
pub mod store;

#[cfg(test)]
mod tests;

use axum::Router;
use axum::routing::post;
use jobs::Consumer;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;
use web::Site;

/// Somebody holds a role now: nobody is looked for any more.
pub const FOUND: Consumer =
    Consumer { name: "roles.recruitments", hears: &["role.begun"], quiet: false, handle: store::found };

pub(super) fn pages() -> Router<Site> {
    Router::new().route("/who/recruitments", post(routes::recruit))
}

pub(super) fn api() -> OpenApiRouter<Site> {
    OpenApiRouter::new().routes(routes!(routes::recruitments, routes::recruit))
}

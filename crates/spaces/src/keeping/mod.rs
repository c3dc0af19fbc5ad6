//! Keeping a place: its settings, its owners, its archive, and what was changed in it.
//!
//! Words: whoever *keeps* a place holds a permission over it; who facilitates it is a role, and
//! neither brings the other (S2-P1). Every change is an audit row, and a line its members can read.

mod api;
mod archive_routes;
mod owner_routes;
mod routes;
pub mod settings;
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

pub use routes::Asked;

/// Change a space's settings.
pub const CHANGE: Action = Action("changeSettings");
/// Add and remove owners of a community.
pub const OWNERS: Action = Action("keepOwners");
/// Put a space into the archive.
pub const ARCHIVE: Action = Action("archiveSpace");
/// Bring it back.
pub const BRING_BACK: Action = Action("bringBack");

pub(super) fn pages() -> Router<Site> {
    Router::new()
        .route("/s/{slug}/settings", get(routes::settings).post(routes::settings_save))
        .route("/s/{slug}/changes", get(routes::changes))
        .route("/s/{slug}/archive", post(archive_routes::archive))
        .route("/s/{slug}/archive/end", post(archive_routes::bring_back))
        .route("/s/{slug}/owners", get(owner_routes::owners).post(owner_routes::owner_add))
        .route("/s/{slug}/owners/{handle}/end", post(owner_routes::owner_end))
}

pub(super) fn api() -> OpenApiRouter<Site> {
    OpenApiRouter::new()
        .routes(routes!(routes::settings, routes::settings_save))
        .routes(routes!(routes::changes))
        .routes(routes!(archive_routes::archive, archive_routes::bring_back))
        .routes(routes!(owner_routes::owners, owner_routes::owner_add))
        .routes(routes!(owner_routes::owner_end))
}

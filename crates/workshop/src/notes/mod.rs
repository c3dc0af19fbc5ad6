//! Notes: pages that the members of a space write together, in Markdown, with every version kept.
//!
//! Words: a *note* has a title that is unique in its space; `[[Title]]` in its text leads to another
//! one, or to the form that writes it. Invariants: nobody writes over a version they have not read —
//! a save names the version it was written upon, and when another came in between both texts are
//! shown; a restored version is a new version; a removed note leaves no words.
//!
//! **Public to other rooms' SQL:** notes (id, `space_id`, title, body, version, `changed_ms`,
//! `changed_by`).

pub mod api;
pub mod facts;
mod hears_deletion;
pub mod note;
pub mod routes;
pub mod store;
mod version_routes;
mod views;

#[cfg(test)]
mod tests;

use axum::Router;
use axum::routing::{get, post};
use kernel::Lang;
use policy::Action;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;
use web::{Room, Site};

/// Write a note, or its next version.
pub const WRITE: Action = Action("writeNote");
/// Remove a note of somebody else.
pub const REMOVE: Action = Action("removeNote");
/// Remove one's own note.
pub const REMOVE_OWN: Action = Action("removeOwnNote");

/// The room, for the one list.
#[must_use]
pub fn room() -> Room {
    Room {
        name: "notes",
        pages,
        api,
        facts: facts::ALL,
        hears: hears_deletion::consumers,
        jobs: Vec::new,
        policy: include_str!("policy.cedar"),
        schema: include_str!("schema.cedarschema"),
        words: &[(Lang::En, include_str!("words/en.ftl")), (Lang::Fr, include_str!("words/fr.ftl"))],
    }
}

fn pages() -> Router<Site> {
    Router::new()
        .route("/s/{slug}/notes", get(routes::notes).post(routes::note_create))
        .route("/s/{slug}/notes/new", get(routes::note_new))
        .route("/s/{slug}/notes/{id}", get(routes::note).post(routes::note_save))
        .route("/s/{slug}/notes/{id}/edit", get(routes::note_edit))
        .route("/s/{slug}/notes/{id}/remove", post(routes::note_remove))
        .route("/s/{slug}/notes/{id}/versions", get(version_routes::versions))
        .route("/s/{slug}/notes/{id}/versions/{version}", get(version_routes::version))
        .route("/s/{slug}/notes/{id}/versions/{version}/restore", post(version_routes::restore))
}

fn api() -> OpenApiRouter<Site> {
    OpenApiRouter::new()
        .routes(routes!(routes::notes, routes::note_create))
        .routes(routes!(routes::note, routes::note_save, routes::note_remove))
        .routes(routes!(version_routes::versions))
        .routes(routes!(version_routes::version))
        .routes(routes!(version_routes::restore))
}

//! Charters: what each role is for, does, decides and may not; the duties and the competences; the
//! organisation's own words and additions over what the program ships.
//!
//! The catalogue itself is the tool `charter`; this room shows it and writes `charter_changes`, which
//! others read through `charter::current`. Invariants: a change is a whole charter file that reads
//! over what held before it, written upon the version its writer saw; nothing is overwritten, the
//! original can be seen beside what holds now. People from outside do not see who does what.

pub mod api;
pub mod change;
pub mod change_routes;
pub mod edit_routes;
pub mod forms;
mod lines;
pub mod places;
pub mod routes;
pub mod store;
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

/// Change what roles and duties are called, add some, lay a charter file over what holds.
pub const EDIT: Action = Action("editCharters");

/// The room, for the one list.
#[must_use]
pub fn room() -> Room {
    Room {
        name: "charters",
        pages,
        api,
        facts: &[],
        hears: Vec::new,
        jobs: Vec::new,
        policy: include_str!("policy.cedar"),
        schema: include_str!("schema.cedarschema"),
        words: &[(Lang::En, include_str!("words/en.ftl")), (Lang::Fr, include_str!("words/fr.ftl"))],
    }
}

fn pages() -> Router<Site> {
    Router::new()
        .route("/who/roles", get(routes::roles).post(edit_routes::role_create))
        .route("/who/roles/new", get(edit_routes::role_new))
        .route("/who/roles/{key}", get(routes::role).post(edit_routes::role_save))
        .route("/who/duties", get(routes::duties).post(edit_routes::duty_create))
        .route("/who/duties/new", get(edit_routes::duty_new))
        .route("/who/duties/{key}", get(routes::duty).post(edit_routes::duty_save))
        .route("/who/glossary", get(routes::glossary))
        .route("/who/changes", get(change_routes::changes).post(change_routes::change_create))
        .route("/who/changes/new", get(change_routes::change_new))
        .route("/who/changes/file", post(change_routes::change_file))
        .route("/who/changes/{name}", get(change_routes::change_download))
}

fn api() -> OpenApiRouter<Site> {
    OpenApiRouter::new()
        .routes(routes!(routes::roles))
        .routes(routes!(routes::role))
        .routes(routes!(routes::duties))
        .routes(routes!(routes::duty))
        .routes(routes!(routes::competences))
        .routes(routes!(change_routes::changes, change_routes::change_create))
}

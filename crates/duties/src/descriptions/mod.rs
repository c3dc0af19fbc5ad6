//! Job descriptions (S0-N5 to S0-N9): made from one or several charters and a questionnaire that the
//! network itself fills in first, changed in versions with a reason, published, reviewed by whoever
//! works by them after three and twelve months.
//!
//! Words: a *description* mixes *profiles* (roles); the *context* is the questionnaire; the *trace* says
//! what is not as the charters say, and why. Invariants: merging takes the strictest participation and
//! loses nothing; every difference from the charters has a line in the trace; a version stays as it was
//! when charters change; nothing is published while a duty is done “sometimes” without saying when.
//!
//! **Public to other rooms’ SQL:** `job_descriptions` (id, roles, scope, `scope_id`, `title_en`,
//! `title_fr`, state, `assignment_id`) and `description_reviews` (`description_id`, months, `due_ms`).

pub mod adapt;
pub mod api;
pub mod context;
pub mod document;
pub mod facts;
mod file_routes;
mod form;
pub mod mix;
pub mod paper;
mod routes;
pub mod store;
mod talk_routes;
mod tending;
mod thing;
mod views;
mod write_routes;

#[cfg(test)]
mod tests;

use axum::Router;
use axum::routing::{get, post};
use kernel::Lang;
use policy::Action;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;
use web::{Room, Site};

pub use thing::DescriptionThing;

/// Write job descriptions.
pub const MAKE: Action = Action("makeDescription");
/// Read one.
pub const SEE: Action = Action("seeDescription");
/// Write its next version.
pub const EDIT: Action = Action("editDescription");
/// Publish or withdraw it.
pub const PUBLISH: Action = Action("publishDescription");
/// Say something about it.
pub const COMMENT: Action = Action("commentDescription");
/// Review it.
pub const REVIEW: Action = Action("reviewDescription");

/// The room, for the one list.
#[must_use]
pub fn room() -> Room {
    Room {
        name: "descriptions",
        pages,
        api,
        facts: facts::ALL,
        hears: || vec![tending::FILLED],
        jobs: || vec![tending::DUE],
        policy: include_str!("policy.cedar"),
        schema: include_str!("schema.cedarschema"),
        words: &[
            (Lang::En, include_str!("words/en.ftl")),
            (Lang::Fr, include_str!("words/fr.ftl")),
            (Lang::En, include_str!("paper/words/en.ftl")),
            (Lang::Fr, include_str!("paper/words/fr.ftl")),
        ],
    }
}

fn pages() -> Router<Site> {
    Router::new()
        .route("/descriptions", get(routes::descriptions).post(write_routes::create))
        .route("/descriptions/new", get(write_routes::new))
        .route("/descriptions/{id}", get(routes::description).post(write_routes::save))
        .route("/descriptions/{id}/edit", get(write_routes::edit))
        .route("/descriptions/{id}/file", get(file_routes::file))
        .route("/descriptions/{id}/publication", post(write_routes::publish))
        .route("/descriptions/{id}/withdrawal", post(write_routes::withdraw))
        .route("/descriptions/{id}/comments", post(talk_routes::comment))
        .route("/descriptions/{id}/holder", post(talk_routes::holder))
        .route("/descriptions/{id}/reviews", post(talk_routes::review))
}

fn api() -> OpenApiRouter<Site> {
    OpenApiRouter::new()
        .routes(routes!(routes::descriptions, write_routes::create))
        .routes(routes!(write_routes::new))
        .routes(routes!(routes::description, write_routes::save))
        .routes(routes!(file_routes::file))
        .routes(routes!(write_routes::publish))
        .routes(routes!(write_routes::withdraw))
        .routes(routes!(talk_routes::comment))
        .routes(routes!(talk_routes::holder))
        .routes(routes!(talk_routes::review))
}

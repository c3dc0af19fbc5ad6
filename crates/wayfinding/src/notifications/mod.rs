//! Notices: what is meant for one person, one row for each thing, with the strongest reason.
//!
//! Other rooms may read `notices` (person_id, read_ms, thread_id, message_id, at_ms) to count what
//! is unread; they never write it. A notice about a thread counts as read when the thread was read
//! up to its message since, so reading needs no second mark.
//!
//! Invariants: nobody is told what they did themselves; nobody is told of what they may not see,
//! and what they may not see any more is neither listed nor counted; whoever muted a thread hears
//! of it only when named; a run over many people tells each of them once; of a saved search or a
//! followed tag each conversation is told once. Who stands behind a neutral name is read here to give
//! them their own notices, and goes nowhere else (decision 0013).

pub mod api;
pub mod attention;
pub mod facts;
mod hears;
mod hears_absences;
mod hears_deletion;
mod hears_duties;
mod hears_files;
mod hears_found;
mod hears_moderation;
mod hears_moves;
mod hears_places;
mod hears_posts;
mod hears_registers;
mod hears_roles;
mod hears_tasks;
mod hears_webhooks;
pub mod notice;
pub mod routes;
pub mod store;
pub mod things;
mod views;

#[cfg(test)]
mod tests;

use axum::Router;
use axum::routing::{get, post};
use kernel::Lang;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;
use web::{Room, Site};

/// The room, for the one list.
#[must_use]
pub fn room() -> Room {
    Room {
        name: "notifications",
        pages,
        api,
        facts: facts::ALL,
        hears: hears::consumers,
        jobs: hears::jobs,
        policy: include_str!("policy.cedar"),
        schema: include_str!("schema.cedarschema"),
        words: &[
            (Lang::En, include_str!("words/en.ftl")),
            (Lang::Fr, include_str!("words/fr.ftl")),
            (Lang::En, include_str!("attention/words/en.ftl")),
            (Lang::Fr, include_str!("attention/words/fr.ftl")),
        ],
    }
}

fn pages() -> Router<Site> {
    Router::new()
        .route("/notifications", get(routes::notices))
        .route("/notifications/count", get(routes::count))
        .route("/notifications/read", post(routes::read))
        .route("/notifications/{id}", get(routes::open))
        .route("/me/attention", get(attention::routes::rules).post(attention::routes::set))
        .route("/me/attention/hours", post(attention::routes::set_hours))
        .route(
            "/me/attention/spaces/{slug}",
            get(attention::space_routes::rules).post(attention::space_routes::set),
        )
}

fn api() -> OpenApiRouter<Site> {
    OpenApiRouter::new()
        .routes(routes!(routes::notices))
        .routes(routes!(routes::read))
        .routes(routes!(attention::routes::rules, attention::routes::set))
        .routes(routes!(attention::routes::set_hours))
        .routes(routes!(attention::space_routes::rules, attention::space_routes::set))
}

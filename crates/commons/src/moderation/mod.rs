//! Moderation: what was reported, who decides about it, what was done and why, and the appeal.
//!
//! **Words.** A *report* says that something breaks a rule; reports about the same thing share a
//! *case*. An *act* hides, reminds, asks for an edit, locks, removes … and is a row with who, when,
//! which rule and why. An *appeal* is answered by somebody else than who decided.
//!
//! **Invariants.** Nobody decides about their own content or about what they reported
//! (`no-own-content`, proved). Who reported is told to nobody. A case about whoever leads the space,
//! or that nobody there is free to decide, goes one level up. Words that are hidden or removed stay
//! with the author and those who decide; the log never holds them. What happens to a message or a
//! thread is announced, and written by the room they belong to.
//!
//! **Public to other rooms' SQL:** cases (id, `subject_id`, `thread_id`, held, appeal, `decided_ms`),
//! `moderation_acts` (`case_id`, act, rule, words, `at_ms`).

pub mod api;
pub mod case;
pub mod facts;
mod hears;
mod hears_deletion;
pub mod routes;
pub mod store;
pub mod thing;
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
        name: "moderation",
        pages,
        api,
        facts: facts::ALL,
        hears: hears::consumers,
        jobs: hears::jobs,
        policy: include_str!("policy.cedar"),
        schema: include_str!("schema.cedarschema"),
        words: &[(Lang::En, include_str!("words/en.ftl")), (Lang::Fr, include_str!("words/fr.ftl"))],
    }
}

fn pages() -> Router<Site> {
    Router::new()
        .route("/report", get(routes::report::form).post(routes::report::report))
        .route("/reports", get(routes::report::mine))
        .route("/moderation", get(routes::queue::network))
        .route("/s/{slug}/moderation", get(routes::queue::space))
        .route("/moderation/{id}", get(routes::case::case))
        .route("/moderation/{id}/acts", post(routes::case::act))
        .route("/moderation/{id}/appeal", post(routes::appeal::appeal))
        .route("/moderation/{id}/answer", post(routes::appeal::answer))
}

fn api() -> OpenApiRouter<Site> {
    OpenApiRouter::new()
        .routes(routes!(routes::report::mine, routes::report::report))
        .routes(routes!(routes::queue::network))
        .routes(routes!(routes::queue::space))
        .routes(routes!(routes::case::case))
        .routes(routes!(routes::case::act))
        .routes(routes!(routes::appeal::appeal))
        .routes(routes!(routes::appeal::answer))
}

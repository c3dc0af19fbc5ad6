//! Handing something on to the manager it is for (S4-3). A community has no say over how work is carried
//! out: what was raised there and is for a manager to settle is offered to them, with its author's consent
//! and never without it.
//!
//! **Words.** A *handing* offers a conversation of a community to whoever manages a unit. Somebody
//! *proposes* it; its author *agrees* or *refuses* (proposing one's own is agreeing); the manager *takes* it.
//!
//! **Invariants.** Nothing reaches a manager through a handing before the author agreed. A manager who may
//! not read the community is not offered anything. A conversation under a neutral name is not handed on.

mod api;
mod facts;
mod handing;
mod hears_deletion;
mod routes;
mod store;

#[cfg(test)]
mod tests;

use axum::Router;
use axum::routing::{get, post};
use kernel::Lang;
use policy::Action;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;
use web::{Room, Site};

/// Propose to hand a conversation on.
pub const PROPOSE: Action = Action("proposeHanding");
/// Agree to it, or refuse.
pub const ANSWER: Action = Action("answerHanding");
/// Take what was offered.
pub const TAKE: Action = Action("takeHanding");

/// The room, for the one list.
#[must_use]
pub fn room() -> Room {
    Room {
        name: "handings",
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
        .route("/s/{slug}/t/{id}/handing", get(routes::of_thread).post(routes::propose))
        .route("/handings/{id}/agreement", post(routes::agree))
        .route("/handings/{id}/refusal", post(routes::refuse))
        .route("/handings/{id}/taking", post(routes::take))
}

fn api() -> OpenApiRouter<Site> {
    OpenApiRouter::new()
        .routes(routes!(routes::of_thread, routes::propose))
        .routes(routes!(routes::agree))
        .routes(routes!(routes::refuse))
        .routes(routes!(routes::take))
}

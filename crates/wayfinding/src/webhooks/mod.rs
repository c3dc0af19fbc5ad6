//! Webhooks: facts of a space, or of the network, posted to an address by the Standard Webhooks
//! specification: signed, tried again, written down.
//!
//! **Invariants.** A fact is queued once for each hook (consumer and number). A body is written when
//! it leaves and holds what the hook's owner may read at that moment; titles and texts only when the
//! owner asked for them. The secret is shown once and kept sealed. Addresses are strangers'
//! (`web::outward`): public, https, looked up once, no redirects. A webhook over the network speaks of
//! spaces that everybody inside may read, and of no other; a case of moderation is no space's fact.

mod act_routes;
pub mod api;
pub mod facts;
pub mod hears;
mod hears_deletion;
pub mod hook;
mod log_store;
mod payload;
pub mod routes;
pub mod send;
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

/// Say where facts go.
pub const KEEP: Action = Action("keepWebhooks");

/// The room, for the one list.
#[must_use]
pub fn room() -> Room {
    Room {
        name: "webhooks",
        pages,
        api,
        facts: facts::ALL,
        hears: hears::consumers,
        jobs: Vec::new,
        policy: include_str!("policy.cedar"),
        schema: include_str!("schema.cedarschema"),
        words: &[(Lang::En, include_str!("words/en.ftl")), (Lang::Fr, include_str!("words/fr.ftl"))],
    }
}

fn pages() -> Router<Site> {
    Router::new()
        .route("/s/{slug}/webhooks", get(routes::of_space).post(routes::add_to_space))
        .route("/webhooks", get(routes::of_network).post(routes::add_to_network))
        .route("/webhooks/{id}", get(routes::one))
        .route("/webhooks/{id}/rotate", post(act_routes::rotate))
        .route("/webhooks/{id}/test", post(act_routes::test))
        .route("/webhooks/{id}/state", post(act_routes::state))
        .route("/webhooks/{id}/remove", post(act_routes::remove))
        .route("/webhooks/{id}/deliveries/{delivery}/again", post(act_routes::again))
}

fn api() -> OpenApiRouter<Site> {
    OpenApiRouter::new()
        .routes(routes!(routes::of_space, routes::add_to_space))
        .routes(routes!(routes::of_network, routes::add_to_network))
        .routes(routes!(routes::one, act_routes::remove_api))
        .routes(routes!(act_routes::rotate))
        .routes(routes!(act_routes::test))
        .routes(routes!(act_routes::state))
        .routes(routes!(act_routes::again))
}

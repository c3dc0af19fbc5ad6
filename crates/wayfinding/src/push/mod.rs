//! Push: short messages to the browsers people have said yes in; and the worker that shows them, which also
//! keeps pages for when there is no network.
//!
//! **Invariants.** The message is encrypted for the browser alone (RFC 8291); without the person's
//! wish it says who wrote and where, and nothing of what was written. A thing is pushed once: the
//! delivery is taken before the message leaves. A browser that is gone is forgotten. Addresses come
//! from browsers, so they are called as strangers' addresses are (`web::outward`).

pub mod api;
pub mod offline;
pub mod routes;
pub mod send;
pub mod store;
mod vapid;

#[cfg(test)]
mod door_tests;
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
        name: "push",
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
        .route("/sw.js", get(routes::worker))
        .route("/push.js", get(routes::script))
        .route("/offline", get(offline::page))
        .route("/manifest.webmanifest", get(routes::manifest))
        .route("/me/push", get(routes::browsers))
        .route("/me/push/end", post(routes::end))
}

fn api() -> OpenApiRouter<Site> {
    OpenApiRouter::new().routes(routes!(routes::browsers, routes::subscribe)).routes(routes!(routes::end))
}

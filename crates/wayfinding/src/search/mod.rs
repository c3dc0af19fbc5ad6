//! Search: everything that is said, everybody and every space, found by words in either language.
//!
//! Other rooms read nothing here. The index follows the facts, past ones too, and holds who may
//! read what; whatever it finds is joined with `visible_threads` once more, so that an index that
//! is late never shows what somebody may not see.
//!
//! Invariants: hits ⊆ what is visible; both engines give the same hits in the same order; nothing
//! that can be typed is an error; withdrawn and deleted words are out of the index at once.

pub mod api;
pub mod find;
mod hears;
pub mod index_store;
pub mod mark;
pub mod rank;
pub mod routes;
pub mod store;
pub mod text;
mod views;

#[cfg(test)]
mod tests;

use axum::Router;
use axum::routing::get;
use kernel::Lang;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;
use web::{Room, Site};

pub use hears::rebuild;

/// The room, for the one list.
#[must_use]
pub fn room() -> Room {
    Room {
        name: "search",
        pages,
        api,
        facts: &[],
        hears: hears::consumers,
        jobs: hears::jobs,
        policy: include_str!("policy.cedar"),
        schema: include_str!("schema.cedarschema"),
        words: &[(Lang::En, include_str!("words/en.ftl")), (Lang::Fr, include_str!("words/fr.ftl"))],
    }
}

fn pages() -> Router<Site> {
    Router::new().route("/search", get(routes::search))
}

fn api() -> OpenApiRouter<Site> {
    OpenApiRouter::new().routes(routes!(routes::search))
}

//! Search: everything that is said, everybody and every space, files, notes, duties and roles, found by
//! words in either language.
//!
//! Other rooms read nothing here. The index follows the facts, past ones too, and holds who may
//! read what; whatever it finds is joined with `visible_threads` once more, so that an index that
//! is late never shows what somebody may not see.
//!
//! Invariants: hits ⊆ what is visible; both engines give the same hits in the same order; nothing
//! that can be typed is an error; withdrawn and deleted words are out of the index at once.

pub mod api;
pub mod ask;
mod docs;
mod duties;
mod facts;
pub mod find;
mod hears;
mod hears_deletion;
pub mod index_store;
pub mod mark;
pub mod question;
pub mod rank;
mod rebuild;
pub mod resolve;
pub mod routes;
pub mod saved;
pub mod saved_routes;
mod shapes;
pub mod shown;
pub mod similar;
pub mod similar_routes;
mod similar_views;
mod spell;
pub mod store;
pub mod suggest;
mod tagged;
mod telling;
pub mod text;
pub mod things;
mod things_store;
mod views;

#[cfg(test)]
mod tests;

use axum::Router;
use axum::routing::{get, post};
use kernel::Lang;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;
use web::{Room, Site};

pub use rebuild::{rebuild, resume};

/// The room, for the one list.
#[must_use]
pub fn room() -> Room {
    Room {
        name: "search",
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
        .route("/search", get(routes::search))
        .route("/search/suggest", get(suggest::suggest))
        .route("/search/similar", get(similar_routes::similar))
        .route("/search/related", get(similar_routes::related))
        .route("/search/saved", get(saved_routes::list).post(saved_routes::save))
        .route("/search/saved/{id}", post(saved_routes::rename))
        .route("/search/saved/{id}/drop", post(saved_routes::drop_it))
        .route("/search/saved/{id}/tells", post(saved_routes::tells))
}

fn api() -> OpenApiRouter<Site> {
    OpenApiRouter::new()
        .routes(routes!(routes::search))
        .routes(routes!(similar_routes::similar))
        .routes(routes!(similar_routes::related))
        .routes(routes!(saved_routes::list, saved_routes::save))
        .routes(routes!(saved_routes::rename))
        .routes(routes!(saved_routes::drop_it))
        .routes(routes!(saved_routes::tells))
}

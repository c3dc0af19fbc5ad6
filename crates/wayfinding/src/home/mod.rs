//! Home: my work and my communities, each by itself; what asks something of me first; and the
//! rail at the side of every page.
//!
//! What waits for the reader (roles, signatures, requests at the door, what a release changed) comes
//! before it.
//!
//! Nothing is written here. What happened lately is kept in memory by version (`recent.rs`) and
//! made old by facts, which are read before anything is answered: whoever wrote something sees it
//! at once. What one has read is no fact and stays one's own.
//!
//! Invariants: home shows the spaces one is in and nothing else; work and communities never mix;
//! a rendering kept in memory holds nothing personal.

pub mod api;
mod due;
mod feed;
mod kept;
mod look;
mod recent;
pub mod routes;
mod row;
mod store;
mod views;
mod waiting;
mod welcome;

#[cfg(test)]
mod tests;

use axum::Router;
use axum::routing::get;
use kernel::Lang;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;
use web::{Room, Site};

pub use look::{Rail, hear, rail};

/// The room, for the one list.
#[must_use]
pub fn room() -> Room {
    Room {
        name: "home",
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
        .route("/", get(routes::home))
        .route("/write", get(routes::write))
        .route("/welcome", get(welcome::welcome))
}

fn api() -> OpenApiRouter<Site> {
    OpenApiRouter::new().routes(routes!(routes::home)).routes(routes!(welcome::welcome))
}

//! Feeds: a space, or all of one's own, read by a program for feeds (Atom, RFC 4287) at a personal
//! secret address.
//!
//! **Invariants.** An address stands for a person and says nothing that this person may not read at the
//! moment it is asked: who has left, whose stay is over, what was hidden or put behind a door gives 404.
//! It ends when its person says so. The secret is looked up by its hash, and kept sealed so that its
//! person, with a browser, can read the address again; no token reads it.

pub mod api;
pub mod asked;
pub mod atom;
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

/// Having addresses for feeds.
pub const SET: Action = Action("setFeeds");
/// The most addresses of one person.
pub const MOST: usize = 10;

/// The room, for the one list.
#[must_use]
pub fn room() -> Room {
    Room {
        name: "feeds",
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
        .route("/me/feeds", get(routes::list).post(routes::add))
        .route("/me/feeds/{id}/end", post(routes::end))
        .route("/s/{slug}/feed.atom", get(routes::of_space))
        .route("/feeds/{secret}/mine.atom", get(asked::mine))
        .route("/feeds/{secret}/s/{file}", get(asked::space))
}

fn api() -> OpenApiRouter<Site> {
    OpenApiRouter::new().routes(routes!(routes::list, routes::add)).routes(routes!(routes::end_api))
}

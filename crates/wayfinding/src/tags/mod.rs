//! Tags: `#words` in what is said, gathered over all spaces a reader may read; merged where two mean
//! the same.
//!
//! Other rooms may read `tags` (folded, name, root_id), `thread_tags` (tag_id, thread_id,
//! message_id), `tag_spaces` and `tag_follows`.
//!
//! Invariants: nobody meets a tag that stands only where they may not read; a reader's count is of
//! the threads they may read; an old tag leads to the one it was merged into for ever, and a merge
//! can be undone, because nothing is moved; following a tag is seen by oneself alone.

pub mod act_routes;
pub mod api;
pub mod facts;
mod hears;
mod hears_deletion;
pub mod keep_store;
pub mod routes;
pub mod store;
pub mod tag;
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

/// Follow a tag.
pub const FOLLOW: Action = Action("followTag");
/// Rename tags, merge them and take a merge back.
pub const CURATE: Action = Action("curateTags");

/// The room, for the one list.
#[must_use]
pub fn room() -> Room {
    Room {
        name: "tags",
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
        .route("/tags", get(routes::tags))
        .route("/search/tags", get(routes::suggest))
        .route("/tags/{tag}", get(routes::tag))
        .route("/tags/{tag}/follow", post(act_routes::follow))
        .route("/tags/{tag}/unfollow", post(act_routes::unfollow))
        .route("/tags/{tag}/merge", get(routes::merging).post(act_routes::merge))
        .route("/tags/{tag}/unmerge", post(act_routes::unmerge))
        .route("/tags/{tag}/name", post(act_routes::rename))
}

fn api() -> OpenApiRouter<Site> {
    OpenApiRouter::new()
        .routes(routes!(routes::tags))
        .routes(routes!(routes::tag))
        .routes(routes!(act_routes::follow))
        .routes(routes!(act_routes::unfollow))
        .routes(routes!(act_routes::merge))
        .routes(routes!(act_routes::unmerge))
        .routes(routes!(act_routes::rename))
}

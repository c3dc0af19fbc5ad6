//! Bots: programs that post into one space by a secret address, each under a name of its own.
//!
//! **Invariants.** A bot is no person: its row among people is there so that it can stand as an author,
//! and it says “bot” in its very name, so that no page, mail or export can leave the word out. It may do
//! what a member may say in its space, starting and replying, and nothing else: it names nobody, calls
//! for nobody's attention and attaches nothing. In a team it is its manager's to let in. Of its address
//! only the hash is kept. Ended, it posts no more; what it said stays.

pub mod api;
pub mod keep;
pub mod post;
pub mod posting;
pub mod routes;
pub mod slack;
pub mod store;
mod views;

use axum::Router;
use axum::routing::{get, post as act};
use policy::Action;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;
use web::Site;

/// Letting bots into a space.
pub const KEEP: Action = Action("keepBots");
/// How many a space has at most.
pub const MOST: usize = 20;
/// How often one may post in a minute.
pub const A_MINUTE: i64 = 30;
/// How many posts its log keeps.
pub const KEPT: i64 = 50;
/// What its name ends with, in every language.
pub const MARK: &str = " · bot";

/// Whether the short name is a bot's: no person's can have that sign.
#[must_use]
pub fn is_bot(handle: &str) -> bool {
    handle.starts_with("bot~")
}

/// Pages, forms, and the address programs post to.
pub fn pages() -> Router<Site> {
    Router::new()
        .route("/s/{slug}/bots", get(routes::list).post(routes::make))
        .route("/bots/{id}", get(routes::one))
        .route("/bots/{id}/rotate", act(keep::rotate))
        .route("/bots/{id}/end", act(keep::end))
        .route("/in/{secret}", act(posting::take))
}

/// The API.
pub fn api() -> OpenApiRouter<Site> {
    OpenApiRouter::new()
        .routes(routes!(routes::list, routes::make))
        .routes(routes!(routes::one, keep::end_api))
        .routes(routes!(keep::rotate))
        .routes(routes!(posting::take))
}

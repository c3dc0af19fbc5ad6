//! What claims people’s attention (S2-CM3; F1 to F6 of the indicators): the time a week that a place asks
//! for, how often people are interrupted, and places that want the same people for the same subject.
//!
//! **Words.** The *time* of a place is what its lead says it takes of a member’s week. An *interruption* is
//! a mail or a push message of its own; a digest is none. Two places *overlap* when they share many people
//! and many subjects.
//!
//! **Invariants.** Time is declared, never measured. What is asked of one person altogether, and how often
//! they were interrupted, is shown to that person and to nobody else; their manager hears of it when they
//! say so, as a request to settle two places’ claims. Every figure about more than one person passes
//! `web::figure`. An overlap suggests, and merges nothing. Other rooms may read `space_times` (space_id,
//! minutes) of places whose card the reader sees.

mod api;
mod count;
pub mod figures;
mod my_routes;
mod network_routes;
pub mod overlap;
mod pairs;
mod space_routes;
mod store;
mod views;

#[cfg(test)]
mod tests;

use axum::Router;
use axum::routing::get;
use kernel::Lang;
use policy::Action;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;
use web::{Room, Site};

/// Say how much time a place asks of a week.
pub const SAY_TIME: Action = Action("sayTime");
/// See what a place costs its members.
pub const SEE_CLAIMS: Action = Action("seeClaims");
/// See the totals of the network.
pub const SEE_ATTENTION: Action = Action("seeAttention");

/// The room, for the one list.
#[must_use]
pub fn room() -> Room {
    Room {
        name: "claims",
        pages,
        api,
        facts: &[],
        hears: Vec::new,
        jobs: || vec![count::WEEK, pairs::OVERLAPS],
        policy: include_str!("policy.cedar"),
        schema: include_str!("schema.cedarschema"),
        words: &[(Lang::En, include_str!("words/en.ftl")), (Lang::Fr, include_str!("words/fr.ftl"))],
    }
}

fn pages() -> Router<Site> {
    Router::new()
        .route("/me/time", get(my_routes::mine))
        .route("/s/{slug}/time", get(space_routes::time).post(space_routes::say))
        .route("/attention", get(network_routes::network))
}

fn api() -> OpenApiRouter<Site> {
    OpenApiRouter::new()
        .routes(routes!(my_routes::mine))
        .routes(routes!(space_routes::time, space_routes::say))
        .routes(routes!(network_routes::network))
}

//! Who does what, as people look at it: the board of a place with one name behind each duty, the
//! page in plain words, everything one person carries, the network's coverage, relays and capacity,
//! and what would happen if somebody left.
//!
//! Invariants: who covers what is for everybody inside; shares and loads are for the person and for
//! those who answer for the network, in every form of an answer; people from outside meet the spaces
//! they are in and nothing else; looking never stores anything.

pub mod agreement;
mod agreement_routes;
mod answers;
pub mod api;
mod capacity;
mod contribute;
mod coverage_file;
mod coverage_routes;
mod export;
mod list_routes;
mod load;
mod may;
mod passing;
mod person_routes;
pub(crate) mod relays;
mod routes;
mod sayings;
mod settle;
mod store;
pub(crate) mod views;
mod what_if_routes;

#[cfg(test)]
pub(crate) mod tests;

use axum::Router;
use axum::routing::{get, post};
use policy::Action;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;
use web::{Ctx, Once, Site};

use super::care::routes as care;

/// Settle who answers for a duty.
pub(super) const SETTLE: Action = Action("settleDuty");
/// List somebody as taking part in a duty, with thanks.
pub(super) const CONTRIBUTE: Action = Action("listContributor");
/// See what roles take of the people who hold them.
pub(super) const SEE_LOADS: Action = Action("seeLoads");
/// Take a board away as a file.
pub(super) const EXPORT: Action = Action("exportRoles");
/// Accept the working agreement that names one.
pub(super) const AGREE: Action = Action("acceptAgreement");

pub(super) fn pages() -> Router<Site> {
    Router::new()
        .route("/who", get(routes::board))
        .route("/who.csv", get(export::csv))
        .route("/who.xlsx", get(export::xlsx))
        .route("/who/duties/{key}/answer", post(settle::answer_settle))
        .route("/who/duties/{key}/contributors", post(contribute::contributor_create))
        .route("/who/duties/{key}/contributors/{handle}/end", post(contribute::contributor_end))
        .route("/who/people/{handle}", get(person_routes::person))
        .route("/who/what-if", get(what_if_routes::what_if))
        .route("/who/coverage", get(coverage_routes::coverage))
        .route("/who/coverage.csv", get(coverage_file::csv))
        .route("/who/coverage.xlsx", get(coverage_file::xlsx))
        .route("/who/relays", get(relays::relays))
        .route("/who/capacity", get(capacity::capacity))
        .route("/s/{slug}/who", get(agreement_routes::here))
        .route("/s/{slug}/agreement", post(agreement_routes::agreement_accept))
        .route("/s/{slug}/care", post(care::care))
}

pub(super) fn api() -> OpenApiRouter<Site> {
    OpenApiRouter::new()
        .routes(routes!(coverage_routes::coverage))
        .routes(routes!(list_routes::assignments))
        .routes(routes!(agreement_routes::here))
        .routes(routes!(agreement_routes::agreement_accept))
        .routes(routes!(care::care))
        .routes(routes!(settle::answer_settle))
        .routes(routes!(contribute::contributor_put, contribute::contributor_delete))
}

/// Of the duties of a board, how many somebody has to answer for, and how many have nobody or several.
pub(crate) fn open_duties(board: &crate::board::Board) -> (i64, i64) {
    let sum = answers::totals(board);
    (sum.duties, sum.vacant + sum.unsettled)
}

fn once(ctx: &Ctx) -> Once {
    Once { key: ctx.key.clone(), hash: Vec::new() }
}

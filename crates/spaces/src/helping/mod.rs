//! A manager asks for help (S2-MG6, S2-SM3): somebody who facilitates or leads the network is asked to
//! train the team, to teach a good practice, or to coach the manager. Asking is the invitation, for some
//! days and, when the manager says so, to write; it begins when the helper agrees, and ends by itself as
//! every coaching does. Nobody comes into a team in any other way.
//!
//! Beside that, everybody inside asks for help at any level (S2-SM5, S1-MC5): a person, whoever holds a
//! role of a space, the circle of facilitators, their manager, whoever leads, sponsors or owns the network;
//! and the managers concerned, where two spaces want the same time (S2-CM3). A request is answered, passed
//! on or declined; when nobody answers by its day it goes a level up, once, and both are told. Whoever asks to be
//! coached themselves has a coach for the days they asked for, from when somebody agrees. Other rooms read
//! `help_requests` (id, kind, level, space_id, other_id, asker_id, helper_id, about, answer, state, at_ms, due_ms,
//! until_ms) and `help_addressees`.

mod api;
mod call;
mod call_routes;
mod call_views;
pub mod calls;
pub mod coached;
mod help;
mod routes;
mod store;
mod views;
mod whom;

#[cfg(test)]
mod apart_tests;
#[cfg(test)]
mod call_tests;
#[cfg(test)]
mod coached_tests;
#[cfg(test)]
mod tests;

use axum::Router;
use axum::routing::{get, post};
use policy::Action;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;
use web::Site;

/// Answer a manager who asks for help.
pub const ANSWER_HELP: Action = Action("answerHelp");
/// Pass a request on to somebody else.
pub const DELEGATE_HELP: Action = Action("delegateHelp");
/// End a coaching between two people.
pub const END_HELP: Action = Action("endHelp");
/// Ask for help, at any level.
pub const CALL_FOR_HELP: Action = Action("callForHelp");
/// Take back what one asked for.
pub const WITHDRAW_HELP: Action = Action("withdrawHelp");

pub(super) fn pages() -> Router<Site> {
    Router::new()
        .route("/s/{slug}/help", get(routes::of_team).post(routes::ask))
        .route("/help", get(call_routes::list).post(call_routes::ask))
        .route("/help/{id}/delegation", post(call_routes::delegate))
        .route("/help/{id}", get(routes::one))
        .route("/help/{id}/agreement", post(routes::agree))
        .route("/help/{id}/refusal", post(routes::decline))
        .route("/help/{id}/withdrawal", post(routes::withdraw))
        .route("/help/{id}/end", post(coached::end))
}

pub(super) fn api() -> OpenApiRouter<Site> {
    OpenApiRouter::new()
        .routes(routes!(routes::of_team, routes::ask))
        .routes(routes!(call_routes::list, call_routes::ask))
        .routes(routes!(call_routes::delegate))
        .routes(routes!(routes::one))
        .routes(routes!(routes::agree))
        .routes(routes!(routes::decline))
        .routes(routes!(routes::withdraw))
        .routes(routes!(coached::end))
}

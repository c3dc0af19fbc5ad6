//! A manager asks for help (S2-MG6, S2-SM3): somebody who facilitates or leads the network is asked to
//! train the team, to teach a good practice, or to coach the manager. Asking is the invitation, for some
//! days and, when the manager says so, to write; it begins when the helper agrees, and ends by itself as
//! every coaching does. Nobody comes into a team in any other way.

mod api;
mod help;
mod routes;
mod store;
mod views;

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
/// Take back what one asked for.
pub const WITHDRAW_HELP: Action = Action("withdrawHelp");

pub(super) fn pages() -> Router<Site> {
    Router::new()
        .route("/s/{slug}/help", get(routes::of_team).post(routes::ask))
        .route("/help/{id}", get(routes::one))
        .route("/help/{id}/agreement", post(routes::agree))
        .route("/help/{id}/refusal", post(routes::decline))
        .route("/help/{id}/withdrawal", post(routes::withdraw))
}

pub(super) fn api() -> OpenApiRouter<Site> {
    OpenApiRouter::new()
        .routes(routes!(routes::of_team, routes::ask))
        .routes(routes!(routes::one))
        .routes(routes!(routes::agree))
        .routes(routes!(routes::decline))
        .routes(routes!(routes::withdraw))
}

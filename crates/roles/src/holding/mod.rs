//! Holding a role: proposed, accepted, deputised, changed, handed over, given up; one person with all
//! roles, and the other way round.

pub mod api;
mod deputies;
mod form;
mod routes;
mod views;
mod wizard;
mod wizard_views;

use axum::Router;
use axum::routing::{get, post};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;
use web::Site;

pub(super) fn pages() -> Router<Site> {
    Router::new()
        .route("/who/assign", get(routes::assign))
        .route("/who/assignments", post(routes::assignment_create))
        .route("/who/assignments/{id}", get(routes::assignment))
        .route("/who/assignments/{id}/acceptance", post(routes::accept))
        .route("/who/assignments/{id}/refusal", post(routes::decline))
        .route("/who/assignments/{id}/withdrawal", post(routes::withdraw))
        .route("/who/assignments/{id}/approval", post(routes::approve))
        .route("/who/assignments/{id}/leaving", post(routes::leave))
        .route("/who/assignments/{id}/ending", post(routes::end))
        .route("/who/assignments/{id}/changes", post(routes::change))
        .route("/who/assignments/{id}/deputies", post(deputies::deputy_create))
        .route("/who/assignments/{id}/deputies/acceptance", post(deputies::deputy_accept))
        .route("/who/assignments/{id}/deputies/{handle}/end", post(deputies::deputy_end))
        .route("/who/assignments/{id}/handover/{place}", post(routes::hand))
        .route("/who/one-person", get(wizard::one_person).post(wizard::one_person_create))
        .route("/who/waiting", post(wizard::accept_all))
        .route("/who/split", get(wizard::split).post(wizard::split_create))
}

pub(super) fn api() -> OpenApiRouter<Site> {
    OpenApiRouter::new()
        .routes(routes!(routes::assignment_create))
        .routes(routes!(routes::assignment))
        .routes(routes!(routes::accept))
        .routes(routes!(routes::decline))
        .routes(routes!(routes::withdraw))
        .routes(routes!(routes::approve))
        .routes(routes!(routes::leave))
        .routes(routes!(routes::end))
        .routes(routes!(routes::change))
        .routes(routes!(deputies::deputy_create))
        .routes(routes!(deputies::deputy_accept))
        .routes(routes!(deputies::deputy_end))
        .routes(routes!(routes::hand))
        .routes(routes!(wizard::one_person_create))
        .routes(routes!(wizard::accept_all))
        .routes(routes!(wizard::split_create))
}

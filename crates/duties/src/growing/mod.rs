//! How holders of roles grow (S0-DT4, S2-CM6, O5): their review over long stretches, their competences as
//! they see them, and the first ninety days.
//!
//! Words: a *review* looks at a stretch of somebody’s time in a role, on one of two horizons: *activity* (6
//! to 12 months) or *value* (18 to 36). A *view* is what a colleague was asked to say about a competence.
//! Invariants: nothing is reviewed over a shorter stretch; a review is read by its holder and by whom they
//! report to, and by nobody else; nobody leads their own review; competences are what their person says of
//! them, never inferred; a view that its person does not agree to goes.
//!
//! **Public to other rooms’ SQL:** `competence_levels` (`person_id`, competence, level, evidence), for those
//! whom their person shows them to.

mod api;
mod competence_routes;
pub mod facts;
pub mod review;
mod review_routes;
mod step_routes;
pub mod store;
mod thing;
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

/// Read the reviews of somebody’s role.
pub const SEE: Action = Action("seeReview");
/// Begin one, say what one sees as whom they report to, end it.
pub const LEAD: Action = Action("leadReview");
/// Say what one sees oneself.
pub const ANSWER: Action = Action("answerReview");
/// Keep one’s competences; say what one was asked to.
pub const KEEP: Action = Action("keepCompetences");

/// The first ninety days: key of each step and so many days after the role began.
pub const STEPS: [(&str, i64); 8] = [
    ("charter", 3),
    ("handover", 7),
    ("people", 14),
    ("deputy", 21),
    ("talk30", 30),
    ("talk60", 60),
    ("talk90", 90),
    ("description", 91),
];

/// The room, for the one list.
#[must_use]
pub fn room() -> Room {
    Room {
        name: "growing",
        pages,
        api,
        facts: facts::ALL,
        hears: Vec::new,
        jobs: Vec::new,
        policy: include_str!("policy.cedar"),
        schema: include_str!("schema.cedarschema"),
        words: &[(Lang::En, include_str!("words/en.ftl")), (Lang::Fr, include_str!("words/fr.ftl"))],
    }
}

fn pages() -> Router<Site> {
    Router::new()
        .route("/who/assignments/{id}/reviews", get(review_routes::reviews).post(review_routes::begin))
        .route("/who/assignments/{id}/reviews/{review}", post(review_routes::say))
        .route("/who/assignments/{id}/reviews/{review}/end", post(review_routes::end))
        .route("/who/assignments/{id}/steps/{place}", post(step_routes::tick))
        .route("/me/competences", get(competence_routes::competences))
        .route("/me/competences/{key}", post(competence_routes::rate))
        .route("/me/competences/{key}/views", post(competence_routes::ask))
        .route("/me/views/{id}", post(competence_routes::answer))
}

fn api() -> OpenApiRouter<Site> {
    OpenApiRouter::new()
        .routes(routes!(review_routes::reviews, review_routes::begin))
        .routes(routes!(review_routes::say))
        .routes(routes!(review_routes::end))
        .routes(routes!(step_routes::tick))
        .routes(routes!(competence_routes::competences))
        .routes(routes!(competence_routes::rate))
        .routes(routes!(competence_routes::ask))
        .routes(routes!(competence_routes::answer))
}

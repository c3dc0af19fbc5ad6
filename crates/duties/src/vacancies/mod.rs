//! A role that nobody holds is filled (S0-R2, S0-LA4): a *vacancy* in a place, the description of the
//! job, people who said that they would, the proposal to one of them, and then the first ninety days and
//! the reviews.
//!
//! Words: whoever *fills* a vacancy answers for the network, or keeps the space. A *candidate* was asked
//! and said yes, or came forward. The *pool* are people who let it be known that they practise.
//! Invariants: nobody is listed who has not said yes; before that only whoever asked and whoever was asked
//! know of it; nobody is asked before there is a published description to read; what candidates say is
//! their own and goes when the role is filled; nobody chooses where they were asked or came forward; the
//! proposal itself is a role that is proposed (`roles`), and the vacancy is filled when it is taken on.
//!
//! **Public to other rooms’ SQL:** `vacancies` (id, role, scope, `scope_id`, state, `description_id`).

mod answer_routes;
mod api;
mod ask_routes;
pub mod facts;
mod hears;
mod needs;
mod one_routes;
mod open_routes;
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

pub use thing::VacancyThing;

/// Say that somebody is looked for.
pub const OPEN: Action = Action("openVacancy");
/// Ask people, see who said yes, close it.
pub const FILL: Action = Action("fillVacancy");
/// Read what is looked for.
pub const SEE: Action = Action("seeVacancy");
/// Come forward, agree, decline.
pub const ANSWER: Action = Action("answerVacancy");

/// The room, for the one list.
#[must_use]
pub fn room() -> Room {
    Room {
        name: "vacancies",
        pages,
        api,
        facts: facts::ALL,
        hears: || vec![hears::BEGUN],
        jobs: Vec::new,
        policy: include_str!("policy.cedar"),
        schema: include_str!("schema.cedarschema"),
        words: &[(Lang::En, include_str!("words/en.ftl")), (Lang::Fr, include_str!("words/fr.ftl"))],
    }
}

fn pages() -> Router<Site> {
    Router::new()
        .route("/vacancies", get(open_routes::vacancies).post(open_routes::open))
        .route("/vacancies/new", get(open_routes::new))
        .route("/vacancies/{id}", get(one_routes::vacancy))
        .route("/vacancies/{id}/description", post(one_routes::describe))
        .route("/vacancies/{id}/closing", post(one_routes::close))
        .route("/vacancies/{id}/candidates", post(ask_routes::ask))
        .route("/vacancies/{id}/answer", post(answer_routes::answer))
}

fn api() -> OpenApiRouter<Site> {
    OpenApiRouter::new()
        .routes(routes!(open_routes::vacancies, open_routes::open))
        .routes(routes!(one_routes::vacancy))
        .routes(routes!(one_routes::describe))
        .routes(routes!(one_routes::close))
        .routes(routes!(ask_routes::ask))
        .routes(routes!(answer_routes::answer))
}

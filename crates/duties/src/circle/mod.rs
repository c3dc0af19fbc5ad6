//! The circle of those who facilitate (S0-DT3): a place of their own with the weeks of a rota, cover for
//! whoever cannot, what they want to talk about, who asks whom for help, and who is away with whom
//! standing in. Whoever leads the network leads the circle too; nobody else sees it.
//!
//! Words: the *week* of a rota is named by its Monday; whoever *holds* it looks after what comes up across
//! communities, and somebody may *cover* it for them. A *point* waits for the next talk.
//! Invariants: one person holds a week, and they cover nothing for themselves; a week of somebody who
//! facilitates no more is free; noting an absence asks for cover of the weeks it touches; whoever is from
//! outside is of the circle and holds no week.

mod api;
pub mod facts;
mod hears;
mod point_routes;
mod routes;
pub mod store;
mod thing;
mod views;
pub mod week;
mod week_routes;

#[cfg(test)]
mod tests;

use axum::Router;
use axum::routing::{get, post};
use kernel::Lang;
use policy::Action;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;
use web::{Room, Site};

pub use thing::CircleThing;

/// Read what the circle has.
pub const SEE: Action = Action("seeCircle");
/// Bring something up; settle it.
pub const TALK: Action = Action("talkInCircle");
/// Hold a week, or cover one.
pub const HOLD: Action = Action("holdWeek");
/// Say whose week it is.
pub const PLAN: Action = Action("planWeek");
/// Ask for cover, give a week back.
pub const GIVE: Action = Action("giveWeek");

/// The room, for the one list.
#[must_use]
pub fn room() -> Room {
    Room {
        name: "circle",
        pages,
        api,
        facts: facts::ALL,
        hears: || vec![hears::AWAY],
        jobs: Vec::new,
        policy: include_str!("policy.cedar"),
        schema: include_str!("schema.cedarschema"),
        words: &[(Lang::En, include_str!("words/en.ftl")), (Lang::Fr, include_str!("words/fr.ftl"))],
    }
}

fn pages() -> Router<Site> {
    Router::new()
        .route("/circle", get(routes::circle))
        .route("/circle/weeks/{week}", post(week_routes::take))
        .route("/circle/weeks/{week}/cover", post(week_routes::ask))
        .route("/circle/weeks/{week}/covering", post(week_routes::cover))
        .route("/circle/weeks/{week}/release", post(week_routes::release))
        .route("/circle/points", post(point_routes::raise))
        .route("/circle/points/{id}/settlement", post(point_routes::settle))
}

fn api() -> OpenApiRouter<Site> {
    OpenApiRouter::new()
        .routes(routes!(routes::circle))
        .routes(routes!(week_routes::take))
        .routes(routes!(week_routes::ask))
        .routes(routes!(week_routes::cover))
        .routes(routes!(week_routes::release))
        .routes(routes!(point_routes::raise))
        .routes(routes!(point_routes::settle))
}

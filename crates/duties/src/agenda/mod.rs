//! The day of whoever holds roles: one agenda for all of them together (S0-N2). Duties come round in
//! their rhythm; each is done, where one likes with a link to what shows it, or left out this time for a
//! reason. What waits between people, the limits of the roles, who stands in and how much time there is
//! stand beside it (S2-NB2, S2-NB3).
//!
//! **Words.** A *slot* is a duty in one place through one role. A duty is *asked* in a period of its
//! rhythm (the day, the week, the month …) until something is *said* of it.
//!
//! **Invariants.** Nothing is measured: the holder says what was done, or whoever stands in while they are
//! away. One thing is said of a duty in one period and place. Only the holder and those who answer for
//! the network see it; other rooms read `duty_marks` (assignment_id, duty, at_ms, skipped, why, evidence).

mod api;
mod day;
mod held;
mod marks;
mod period;
mod routes;
mod say;
mod store;
mod views;
mod waits;

#[cfg(test)]
mod tests;

use axum::Router;
use axum::routing::{get, post};
use kernel::Lang;
use policy::Action;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;
use web::{Room, Site};

/// Say what was done for a duty.
pub const MARK_DUTY: Action = Action("markDuty");

/// The room, for the one list.
#[must_use]
pub fn room() -> Room {
    Room {
        name: "agenda",
        pages,
        api,
        facts: &[],
        hears: Vec::new,
        jobs: Vec::new,
        policy: include_str!("policy.cedar"),
        schema: include_str!("schema.cedarschema"),
        words: &[(Lang::En, include_str!("words/en.ftl")), (Lang::Fr, include_str!("words/fr.ftl"))],
    }
}

fn pages() -> Router<Site> {
    Router::new().route("/me/role", get(routes::mine)).route("/me/role/duties/{key}", post(say::say))
}

fn api() -> OpenApiRouter<Site> {
    OpenApiRouter::new().routes(routes!(routes::mine)).routes(routes!(say::say))
}

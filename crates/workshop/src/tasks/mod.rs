//! Tasks: somebody does something, perhaps by a day. Alone in a space, or made of a message.
//!
//! **Words.** A task has an *owner* or nobody yet; it is *taken* by its owner or *assigned* by somebody
//! else, *done* and *reopened*. It is *late* when its day is over.
//!
//! **Invariants.** Whoever owns a task can read its space. In a team only those who may call for the
//! group's attention give tasks to others; anybody in it takes one. A task is reminded of once, on its
//! day. Nobody's tasks are listed for others but in the space they belong to, and never counted.
//!
//! **Public to other rooms' SQL:** tasks (id, `space_id`, title, `owner_id`, `due_day`, `thread_id`,
//! `message_id`, `done_ms`).

pub mod api;
pub mod facts;
mod gaps;
mod hears;
mod hears_deletion;
pub mod routes;
pub mod store;
pub mod task;
pub mod views;

#[cfg(test)]
mod tests;

use axum::Router;
use axum::routing::{get, post};
use jobs::JobKind;
use kernel::Lang;
use kernel::time::HOUR;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;
use web::{Room, Site};

/// The room, for the one list.
#[must_use]
pub fn room() -> Room {
    Room {
        name: "tasks",
        pages,
        api,
        facts: facts::ALL,
        hears: || hears::consumers().into_iter().chain([gaps::GAPS]).collect(),
        jobs,
        policy: include_str!("policy.cedar"),
        schema: include_str!("schema.cedarschema"),
        words: &[(Lang::En, include_str!("words/en.ftl")), (Lang::Fr, include_str!("words/fr.ftl"))],
    }
}

fn pages() -> Router<Site> {
    Router::new()
        .route("/tasks", get(routes::mine))
        .route("/tasks/{id}", get(routes::task).post(routes::change))
        .route("/tasks/{id}/done", post(routes::done_task))
        .route("/tasks/{id}/reopen", post(routes::reopen))
        .route("/s/{slug}/tasks", get(routes::of_space).post(routes::create))
        .route("/s/{slug}/tasks/new", get(routes::new_form))
}

fn api() -> OpenApiRouter<Site> {
    OpenApiRouter::new()
        .routes(routes!(routes::mine))
        .routes(routes!(routes::of_space, routes::create))
        .routes(routes!(routes::task, routes::change))
        .routes(routes!(routes::done_task))
        .routes(routes!(routes::reopen))
}

fn jobs() -> Vec<JobKind> {
    vec![JobKind { name: "tasks.remind", every_ms: Some(HOUR), run: store::remind }]
}

//! Mail: what leaves for people's own letter boxes, and the page that shows it.
//!
//! **Words.** A *delivery* (written by notifications) says that somebody is to be reached; when it is
//! due it becomes a *letter*, and the letter a *mail* in the queue. A *digest* is a letter that
//! collects. Without a mail host mails are *kept* and shown in the outbox, and never leave.
//!
//! **Invariants.** A thing reaches a person by mail once: the delivery's row is unique and outlives
//! the mail, and a digest writes such rows too. What was read in the app before is not mailed. A mail
//! handed over whose answer never came (a crash) is parked, not sent again. Each mail says why it was
//! sent, leads to the rule, and can be turned off without signing in. Secrets leave sealed, are opened
//! only for the way, and are on no page.
//!
//! **Public to other rooms' SQL:** mails (state, `due_ms`), to count what does not go out.

pub mod api;
pub mod digest;
mod due;
mod hears_deletion;
pub mod host;
pub mod incoming;
mod keeping;
pub mod letter;
mod off;
mod outbox;
pub mod post;
mod saying;
pub mod send;
pub mod store;
mod views;

#[cfg(test)]
mod tests;

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::routing::{get, post};
use kernel::Lang;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;
use web::{Room, Site};

/// The room, for the one list.
#[must_use]
pub fn room() -> Room {
    Room {
        name: "mail",
        pages,
        api,
        facts: &[],
        hears: hears_deletion::consumers,
        jobs: keeping::jobs,
        policy: include_str!("policy.cedar"),
        schema: include_str!("schema.cedarschema"),
        words: &[(Lang::En, include_str!("words/en.ftl")), (Lang::Fr, include_str!("words/fr.ftl"))],
    }
}

fn pages() -> Router<Site> {
    Router::new()
        .route("/operator/outbox", get(outbox::outbox))
        .route("/operator/outbox/{id}", get(outbox::one).post(outbox::again))
        .route("/me/attention/digest", get(digest::routes::preview))
        .route("/unsubscribe/{token}", get(off::page).post(off::off))
        .route(
            "/mail/in",
            post(incoming::routes::hand_in).layer(DefaultBodyLimit::max(incoming::routes::LONGEST)),
        )
}

fn api() -> OpenApiRouter<Site> {
    OpenApiRouter::new()
        .routes(routes!(outbox::outbox))
        .routes(routes!(outbox::again))
        .routes(routes!(digest::routes::preview))
}

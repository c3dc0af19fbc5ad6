//! The vault: everything of a network in one file and back, what a person takes along, and what is left
//! of whoever asked to be forgotten.
//!
//! Stands beside the rooms: it reads and writes every table, because whoever backs up, restores or
//! erases holds the database itself.

pub mod api;
pub mod archive;
pub mod backup;
pub mod check;
pub mod erasing;
pub mod person;
pub mod restore;
pub mod routes;
mod views;
pub mod work;

#[cfg(test)]
mod tests;

use axum::Router;
use axum::routing::{get, post};
use kernel::Lang;
use policy::Action;
use store::whole::Derived;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;
use web::{Room, Site};

/// Take a copy of one’s own.
pub const TAKE_COPY: Action = Action("takeCopy");
/// Ask that a person who left is erased, or take that back.
pub const ERASE: Action = Action("erasePerson");
/// See the erasures, and declare what becomes of words.
pub const SEE_ERASURES: Action = Action("seeErasures");

/// The room, for the one list.
#[must_use]
pub fn room() -> Room {
    Room {
        name: "vault",
        pages,
        api,
        facts: &[],
        hears: Vec::new,
        jobs: || vec![person::erase::JOB],
        policy: include_str!("policy.cedar"),
        schema: include_str!("schema.cedarschema"),
        words: &[
            (Lang::En, include_str!("words/en.ftl")),
            (Lang::Fr, include_str!("words/fr.ftl")),
            (Lang::En, include_str!("check/words/en.ftl")),
            (Lang::Fr, include_str!("check/words/fr.ftl")),
        ],
    }
}

fn pages() -> Router<Site> {
    Router::new()
        .route("/me/export", get(routes::own).post(routes::ask))
        .route("/me/export/{id}", get(routes::fetch))
        .route("/people/erasures", get(erasing::list).post(erasing::declare))
        .route("/p/{handle}/erasure", get(erasing::preview).post(erasing::ask))
        .route("/p/{handle}/erasure/withdraw", post(erasing::withdraw))
}

fn api() -> OpenApiRouter<Site> {
    OpenApiRouter::new()
        .routes(routes!(routes::own, routes::ask))
        .routes(routes!(routes::fetch))
        .routes(routes!(erasing::list, erasing::declare_api))
        .routes(routes!(erasing::preview, erasing::ask, erasing::withdraw_api))
}

/// What engines keep beside tables for themselves, and how it is made anew.
pub const DERIVED: &[Derived] = &[(
    "search_docs",
    "INSERT INTO search_words (rowid, tokens) SELECT id, tokens FROM search_docs",
    "UPDATE search_docs SET words = array_to_tsvector(array_remove(string_to_array(tokens, ' '), ''))",
)];

//! The working registers of the roles: what the network is for, what is planned, asked, released,
//! reported, talked about, agreed and worth it; and the board over all communities.
//!
//! A register is an entry of [`list::REGISTERS`]: one entry gives page, form, API, states and history.
//! Other rooms may read `register_items` (id, register, state, title, author_id, space_id, moved_ms),
//! `register_moves` (item_id, to_state, at_ms, hand_id), `register_items.hand_id`, `space_objectives`,
//! `release_seen` (person_id, item_id) and `unseen`.
//!
//! Invariants: what happened to an entry stays (`register_moves`), its version is their number; a
//! second writer upon the same version is told; nobody decides about what they brought in themselves
//! where a decision is due; a suggestion has one vote for each person, and who voted is never
//! shown; people from outside see nothing of it.

pub mod act_routes;
pub mod api;
pub mod board;
pub mod board_routes;
pub mod draft;
pub mod entry;
pub mod facts;
mod hears_spaces;
pub mod list;
pub mod quarter;
pub mod routes;
pub mod similar;
pub mod store;
pub mod value_routes;
mod views;
pub mod write_routes;

#[cfg(test)]
mod tests;

use axum::Router;
use axum::routing::{get, post};
use kernel::Lang;
use policy::Action;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;
use web::{Room, Site};

pub use store::seen::unseen;

/// See an entry.
pub const SEE: Action = Action("seeEntry");
/// Add an entry.
pub const ADD: Action = Action("addEntry");
/// Change the words of an entry.
pub const EDIT: Action = Action("editEntry");
/// Decide about an entry.
pub const DECIDE: Action = Action("decideEntry");
/// Work on a ticket.
pub const WORK: Action = Action("workEntry");
/// Say whether a ticket is settled.
pub const ANSWER: Action = Action("answerEntry");
/// Support a suggestion.
pub const VOTE: Action = Action("voteEntry");
/// Say that a space works by a practice.
pub const ADOPT: Action = Action("adoptEntry");
/// See the board over all communities.
pub const SEE_BOARD: Action = Action("seeBoard");
/// Write what is expected of a community in a quarter.
pub const OUTLOOK: Action = Action("writeOutlook");
/// Say which objective a community serves.
pub const ALIGN: Action = Action("alignSpace");

/// The room, for the one list.
#[must_use]
pub fn room() -> Room {
    Room {
        name: "registers",
        pages,
        api,
        facts: facts::ALL,
        hears: hears_spaces::consumers,
        jobs: Vec::new,
        policy: include_str!("policy.cedar"),
        schema: include_str!("schema.cedarschema"),
        words: &[(Lang::En, include_str!("words/en.ftl")), (Lang::Fr, include_str!("words/fr.ftl"))],
    }
}

fn pages() -> Router<Site> {
    Router::new()
        .route("/registers", get(routes::registers))
        .route("/registers/board", get(board_routes::board))
        .route("/registers/board/{slug}", get(board_routes::outlook_form).post(board_routes::outlook))
        .route("/registers/{register}", get(routes::entries).post(write_routes::entry_create))
        .route("/registers/{register}/new", get(write_routes::entry_new))
        .route("/registers/{register}/similar", get(routes::similar))
        .route("/registers/{register}/{id}", get(routes::entry).post(write_routes::entry_save))
        .route("/registers/{register}/{id}/edit", get(write_routes::entry_edit))
        .route("/registers/{register}/{id}/moves", post(act_routes::entry_move))
        .route("/registers/release/{id}/seen", post(act_routes::release_seen))
        .route("/registers/{register}/{id}/votes", post(act_routes::vote))
        .route("/registers/{register}/{id}/adoptions", post(act_routes::adopt))
        .route("/s/{slug}/value", get(value_routes::value))
        .route("/s/{slug}/objectives", post(value_routes::align))
        .route("/s/{slug}/objectives/{id}/end", post(value_routes::align_end))
}

fn api() -> OpenApiRouter<Site> {
    OpenApiRouter::new()
        .routes(routes!(routes::registers))
        .routes(routes!(board_routes::board))
        .routes(routes!(board_routes::outlook))
        .routes(routes!(routes::entries, write_routes::entry_create))
        .routes(routes!(routes::similar))
        .routes(routes!(routes::entry, write_routes::entry_save))
        .routes(routes!(act_routes::entry_move))
        .routes(routes!(act_routes::vote))
        .routes(routes!(act_routes::adopt))
        .routes(routes!(act_routes::release_seen))
        .routes(routes!(value_routes::value))
        .routes(routes!(value_routes::align))
        .routes(routes!(value_routes::align_end))
}

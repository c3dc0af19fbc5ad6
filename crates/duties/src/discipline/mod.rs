//! The discipline without the title (S3-P1, S3-P2, S3-Q1): colleagues name one who practises, who sees it
//! first and may decline unseen; whoever practises has a standing without permissions, a journal of their
//! own and practice cards; evangelists near an asker are named, never ranked.
//!
//! Words: a *nomination* names a colleague with a reason; a *practitioner* practises without the title.
//! Invariants: nobody nominates themselves; only the nominee reads a nomination before they accept it; one
//! that is declined leaves no words, and whoever made it sees what they saw before; a standing gives no
//! right; nobody but its writer reads a journal; accepting a nomination begins the standing and shows it to
//! nobody.
//!
//! **Public to other rooms’ SQL:** nominations that were accepted and may be shared (`person_id`, state,
//! shared); `practitioners` that are shown (`person_id`, shown); `helpful_shares` (`person_id`, body).

mod api;
pub mod coverage;
pub mod facts;
pub mod helpful;
mod journal_routes;
pub mod kit;
mod near;
mod nominate_routes;
mod practice_routes;
pub mod shown;
pub mod store;
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

/// Name a colleague who practises.
pub const NOMINATE: Action = Action("nominate");
/// Practise: one’s standing, answers, journal.
pub const PRACTISE: Action = Action("practise");

/// Note what one showed as an evangelist.
pub const SHOW: Action = Action("noteDemonstration");

/// Keep the list of what to show.
pub const KIT: Action = Action("keepKit");

/// The practice cards, by key.
pub const CARDS: [&str; 6] = ["join", "tend", "gain", "watch", "speak", "listen"];

/// The room, for the one list.
#[must_use]
pub fn room() -> Room {
    Room {
        name: "discipline",
        pages,
        api,
        facts: facts::ALL,
        hears: Vec::new,
        jobs: Vec::new,
        policy: include_str!("policy.cedar"),
        schema: include_str!("schema.cedarschema"),
        words: &[
            (Lang::En, include_str!("words/en.ftl")),
            (Lang::Fr, include_str!("words/fr.ftl")),
            (Lang::En, include_str!("kit/words/en.ftl")),
            (Lang::Fr, include_str!("kit/words/fr.ftl")),
        ],
    }
}

fn pages() -> Router<Site> {
    Router::new()
        .route("/p/{handle}/nomination", get(nominate_routes::form).post(nominate_routes::nominate))
        .route("/me/practice", get(practice_routes::practice).post(practice_routes::take_up))
        .route("/me/practice/helpful", post(helpful::share))
        .route("/me/practice/end", post(practice_routes::end))
        .route("/me/practice/nominations/{id}", post(nominate_routes::answer))
        .route("/me/practice/journal", post(journal_routes::write))
        .route("/me/practice/journal/{id}/remove", post(journal_routes::remove))
        .route("/evangelists", get(near::near))
        .route("/evangelists/coverage", get(coverage::coverage))
        .route("/evangelists/kit", get(kit::kit).post(kit::add))
        .route("/evangelists/kit/{id}/remove", post(kit::remove))
        .route("/evangelists/demonstrations", post(shown::note))
        .route("/evangelists/demonstrations/{id}/remove", post(shown::remove))
}

fn api() -> OpenApiRouter<Site> {
    OpenApiRouter::new()
        .routes(routes!(nominate_routes::nominate))
        .routes(routes!(practice_routes::practice, practice_routes::take_up, practice_routes::end))
        .routes(routes!(nominate_routes::answer))
        .routes(routes!(journal_routes::write))
        .routes(routes!(journal_routes::remove))
        .routes(routes!(near::near))
        .routes(routes!(helpful::share))
        .routes(routes!(coverage::coverage))
        .routes(routes!(kit::kit, kit::add))
        .routes(routes!(kit::remove))
        .routes(routes!(shown::note))
        .routes(routes!(shown::remove))
}

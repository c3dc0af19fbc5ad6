//! People: who we are. Units as a tree with a dated history, people with handle, languages and
//! zone, sign-in, devices, links that are used once.
//!
//! Other rooms may read by joins: `people` (id, handle, name, name_folded, state, lang, zone,
//! unit_id, external), `units` (id, slug, name, parent_id, manager_id), `absences`
//! (person_id, from_ms, until_ms, deputy_id), `skills` (person_id, kind: offers or seeks, word, folded)
//! to match a person against themselves (with who = all, by what everybody sees), `grants` (person_id, key) to count who holds the network, and the views `visible_fields` and `visible_skills` (viewer_id,
//! person_id, …) to show something to somebody else. They never write them.
//!
//! Invariants: a handle is unique and never changes hands; a person in state `placeholder` or
//! `invited` has no sessions; whoever is suspended has none either; every administrative act is a
//! row in `audit`.

pub mod absence;
pub mod api;
pub mod chart;
pub mod directory;
pub mod facts;
pub mod first;
pub mod key_store;
pub mod leaving;
pub mod link_routes;
pub mod me_routes;
pub mod moving;
mod name_store;
pub mod password;
pub mod person;
pub mod profile;
pub mod routes;
pub mod secret;
pub mod sign_in;
pub mod store;
pub mod suggest;
pub mod table;
pub mod tending;
pub mod things;
pub mod throttle;
pub mod tokens;
pub mod unit;
pub mod unit_routes;
pub mod unit_store;
mod views;

#[cfg(test)]
mod desk;
#[cfg(test)]
mod guest_tests;
#[cfg(test)]
mod tests;

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::routing::{get, post};
use kernel::Lang;
use policy::Action;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;
use web::{Room, Site};

/// Change one's own profile.
pub const EDIT_PROFILE: Action = Action("editProfile");
/// Suspend somebody’s access.
pub const SUSPEND: Action = Action("suspendPerson");
/// Open it again.
pub const RESTORE: Action = Action("restorePerson");
/// Move somebody to another unit.
pub const MOVE: Action = Action("movePerson");
/// Make, move and rename units.
pub const KEEP_DIRECTORY: Action = Action("keepDirectory");
/// Invite somebody to the network.
pub const INVITE: Action = Action("invitePerson");

/// A guest whose last time is over is signed out everywhere.
const GUESTS: jobs::Consumer = jobs::Consumer {
    name: "people.guests",
    hears: &["guest.ended"],
    quiet: true,
    handle: |w, fact| key_store::guest_gone(w, kernel::PersonId::new(fact.subject)),
};

/// The room, for the one list.
#[must_use]
pub fn room() -> Room {
    Room {
        name: "people",
        pages,
        api,
        facts: facts::ALL,
        hears: || vec![GUESTS, name_store::KEEPER],
        jobs: || vec![table::apply::JOB, leaving::store::JOB, moving::store::JOB],
        policy: include_str!("policy.cedar"),
        schema: include_str!("schema.cedarschema"),
        words: &[
            (Lang::En, include_str!("words/en.ftl")),
            (Lang::Fr, include_str!("words/fr.ftl")),
            (Lang::En, include_str!("profile/words/en.ftl")),
            (Lang::Fr, include_str!("profile/words/fr.ftl")),
            (Lang::En, include_str!("chart/words/en.ftl")),
            (Lang::Fr, include_str!("chart/words/fr.ftl")),
            (Lang::En, include_str!("directory/words/en.ftl")),
            (Lang::Fr, include_str!("directory/words/fr.ftl")),
            (Lang::En, include_str!("leaving/words/en.ftl")),
            (Lang::Fr, include_str!("leaving/words/fr.ftl")),
            (Lang::En, include_str!("moving/words/en.ftl")),
            (Lang::Fr, include_str!("moving/words/fr.ftl")),
            (Lang::En, include_str!("table/words/en.ftl")),
            (Lang::Fr, include_str!("table/words/fr.ftl")),
            (Lang::En, include_str!("tokens/words/en.ftl")),
            (Lang::Fr, include_str!("tokens/words/fr.ftl")),
            (Lang::En, include_str!("tending/words/en.ftl")),
            (Lang::Fr, include_str!("tending/words/fr.ftl")),
            (Lang::En, include_str!("absence/words/en.ftl")),
            (Lang::Fr, include_str!("absence/words/fr.ftl")),
        ],
    }
}

fn pages() -> Router<Site> {
    Router::new()
        .merge(by_table())
        .merge(organising())
        .merge(tending::pages())
        .route("/people", get(directory::routes::people))
        .route("/people/export.csv", get(directory::export::people))
        .route("/people/suggest", get(routes::suggest))
        .route("/people/suggest/names", get(suggest::routes::names))
        .route("/people/invite", get(link_routes::invite_form).post(link_routes::invite))
        .route("/p/{handle}", get(routes::person))
        .route("/p/{handle}/suspension", post(routes::suspend))
        .route("/p/{handle}/restore", post(routes::restore))
        .route("/p/{handle}/unit", post(routes::move_person))
        .route("/units", get(unit_routes::units).post(unit_routes::unit_create))
        .route("/units/new", get(unit_routes::unit_new))
        .route("/units/{slug}", get(unit_routes::unit).post(unit_routes::unit_save))
        .route("/me", get(me_routes::me).post(me_routes::save))
        .route("/me/profile", get(profile::routes::own).post(profile::routes::save))
        .route("/me/seen", get(profile::seen_routes::seen))
        .route("/me/absences", get(absence::routes::absences).post(absence::routes::add))
        .route("/me/absences/{id}/end", post(absence::routes::end))
        .route("/me/absences/{id}/decline", post(absence::routes::decline))
        .route("/people/skills/{word}", get(profile::routes::word))
        .route("/me/password", post(me_routes::password))
        .route("/me/tokens", get(tokens::routes::tokens).post(tokens::routes::add))
        .route("/me/tokens/{id}/end", post(tokens::routes::end))
        .route("/me/devices", get(me_routes::devices))
        .route("/me/devices/end", post(me_routes::end_device))
        .route("/me/devices/end-all", post(me_routes::end_all))
        .route("/sign-in", get(sign_in::form).post(sign_in::sign_in))
        .route("/forgotten", get(first::forgotten::form).post(first::forgotten::ask))
        .route("/sign-out", post(sign_in::sign_out))
        .route("/language", post(sign_in::language))
        .route("/theme", post(sign_in::theme))
        .route("/demo/see-as", post(sign_in::see_as))
        .route("/link/{secret}", get(link_routes::open).post(link_routes::take))
}

/// Tables are larger than any form.
fn by_table() -> Router<Site> {
    let most = DefaultBodyLimit::max(table::LARGEST + (64 << 10));
    Router::new()
        .route("/people/table", get(table::routes::form).post(table::routes::upload).layer(most))
        .route("/people/table/template.csv", get(table::routes::template))
        .route("/people/table/{id}", get(table::routes::table).post(table::routes::go))
}

/// The chart, reorganisations, leaving.
fn organising() -> Router<Site> {
    Router::new()
        .route("/people/chart", get(chart::routes::chart))
        .route("/people/chart/{slug}", get(chart::routes::level))
        .route("/people/policy", get(leaving::routes::policy).post(leaving::routes::declare))
        .route("/people/moves", get(moving::routes::list).post(moving::routes::add))
        .route("/people/moves/{id}", get(moving::routes::one))
        .route("/people/moves/{id}/moves", post(moving::routes::add_move))
        .route("/people/moves/{id}/drop", post(moving::routes::drop_move))
        .route("/people/moves/{id}/go", post(moving::routes::go))
        .route("/people/moves/{id}/withdraw", post(moving::routes::withdraw))
        .route("/p/{handle}/leaving", get(leaving::routes::leaving).post(leaving::routes::leave))
        .route("/p/{handle}/return", post(leaving::routes::come_back))
}

fn organising_api() -> OpenApiRouter<Site> {
    OpenApiRouter::new()
        .routes(routes!(chart::routes::chart))
        .routes(routes!(table::routes::template))
        .routes(routes!(table::routes::add))
        .routes(routes!(table::routes::table))
        .routes(routes!(table::routes::go))
        .routes(routes!(leaving::routes::leave))
        .routes(routes!(leaving::routes::come_back))
        .routes(routes!(leaving::routes::policy, leaving::routes::declare_api))
        .routes(routes!(moving::routes::list, moving::routes::add))
        .routes(routes!(moving::routes::one, moving::routes::withdraw))
        .routes(routes!(moving::routes::add_move))
        .routes(routes!(moving::routes::drop_move))
        .routes(routes!(moving::routes::go))
}

fn api() -> OpenApiRouter<Site> {
    OpenApiRouter::new()
        .merge(organising_api())
        .merge(tending::api())
        .routes(routes!(directory::routes::people))
        .routes(routes!(directory::export::people))
        .routes(routes!(suggest::routes::names))
        .routes(routes!(routes::person))
        .routes(routes!(routes::suspend))
        .routes(routes!(routes::restore_api))
        .routes(routes!(routes::move_person))
        .routes(routes!(link_routes::invite))
        .routes(routes!(me_routes::me, me_routes::save_api))
        .routes(routes!(profile::routes::own, profile::routes::save_api))
        .routes(routes!(profile::routes::word))
        .routes(routes!(profile::seen_routes::seen))
        .routes(routes!(absence::routes::absences, absence::routes::add))
        .routes(routes!(absence::routes::end_api))
        .routes(routes!(absence::routes::decline))
        .routes(routes!(tokens::routes::tokens, tokens::routes::add))
        .routes(routes!(tokens::routes::end_api))
        .routes(routes!(me_routes::devices))
        .routes(routes!(me_routes::end_all))
        .routes(routes!(me_routes::end_device_api))
        .routes(routes!(unit_routes::units, unit_routes::unit_create))
        .routes(routes!(unit_routes::unit, unit_routes::unit_save_api))
        .routes(routes!(sign_in::personas))
}

//! Administration: what whoever runs the network looks after, and the audit of what was done.
//!
//! **Words.** An *act* is something done over the place rather than in it: somebody suspended, a unit
//! moved, a setting changed. `web::acts` lists them all; each leaves a row in the *audit*, tried and
//! refused ones too, by a page, the API or the command line alike.
//!
//! **Invariants.** Rows of the audit are added in the transaction of their act, never changed, and go
//! only by their age. They hold ids, enums and harmless values, no secrets and nobody's words. These
//! pages show that spaces and people are there, never what is said in a space: whoever administers
//! reads what they may read as a member, and nothing more. For everybody else the pages are not there.
//!
//! **Public to other rooms' SQL:** nothing.

pub mod audit;
pub mod overview;
pub mod places;
pub mod settings;
pub mod start;
pub mod work;

#[cfg(test)]
mod tests;

use axum::Router;
use axum::routing::{get, post};
use kernel::Lang;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;
use web::{Ctx, Room, Site};

/// The room, for the one list.
#[must_use]
pub fn room() -> Room {
    Room {
        name: "administration",
        pages,
        api,
        facts: &[],
        hears: Vec::new,
        jobs: || vec![audit::keep::JOB],
        policy: include_str!("policy.cedar"),
        schema: include_str!("schema.cedarschema"),
        words: &[
            (Lang::En, include_str!("words/en.ftl")),
            (Lang::Fr, include_str!("words/fr.ftl")),
            (Lang::En, include_str!("overview/words/en.ftl")),
            (Lang::Fr, include_str!("overview/words/fr.ftl")),
            (Lang::En, include_str!("places/words/en.ftl")),
            (Lang::Fr, include_str!("places/words/fr.ftl")),
            (Lang::En, include_str!("settings/words/en.ftl")),
            (Lang::Fr, include_str!("settings/words/fr.ftl")),
            (Lang::En, include_str!("start/words/en.ftl")),
            (Lang::Fr, include_str!("start/words/fr.ftl")),
            (Lang::En, include_str!("work/words/en.ftl")),
            (Lang::Fr, include_str!("work/words/fr.ftl")),
            (Lang::En, include_str!("audit/words/en.ftl")),
            (Lang::Fr, include_str!("audit/words/fr.ftl")),
        ],
    }
}

fn pages() -> Router<Site> {
    Router::new()
        .route("/operator/audit", get(audit::routes::list))
        .route("/operator/audit.csv", get(audit::file::csv))
        .route("/operator", get(overview::routes::overview))
        .route("/operator/spaces", get(places::routes::list))
        .route("/operator/settings", get(settings::routes::settings))
        .route("/operator/settings/{key}", post(settings::acts::set))
        .route("/start", get(start::routes::start))
        .route("/start/house", post(start::routes::house))
        .route("/start/over", post(start::routes::over))
        .route("/operator/jobs", get(work::routes::work))
        .route("/operator/jobs/{id}/again", post(work::acts::job_again))
        .route("/operator/jobs/{id}/drop", post(work::acts::job_drop))
        .route("/operator/facts/{consumer}/{id}/again", post(work::acts::fact_again))
        .route("/operator/facts/{consumer}/{id}/drop", post(work::acts::fact_drop))
}

fn api() -> OpenApiRouter<Site> {
    OpenApiRouter::new()
        .routes(routes!(audit::routes::list))
        .routes(routes!(audit::file::csv))
        .routes(routes!(overview::routes::overview))
        .routes(routes!(places::routes::list))
        .routes(routes!(start::routes::start))
        .routes(routes!(start::routes::house))
        .routes(routes!(start::routes::over))
        .routes(routes!(settings::routes::settings))
        .routes(routes!(settings::acts::set_api))
        .routes(routes!(work::routes::work))
        .routes(routes!(work::acts::job_again))
        .routes(routes!(work::acts::job_drop))
        .routes(routes!(work::acts::fact_again))
        .routes(routes!(work::acts::fact_drop))
}

/// How much a space may hold unless it says otherwise, in megabytes.
pub(crate) fn quota_mb(ctx: &Ctx) -> i64 {
    ctx.site.depot().map_or(web::depot::QUOTA_MB, |depot| depot.quota_mb())
}

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

#[cfg(test)]
mod tests;

use axum::Router;
use axum::routing::get;
use kernel::{Lang, Problem};
use policy::{Action, NetworkThing};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;
use web::{Ctx, Fail, Flow, Page, Room, Site};

/// See the pages of administration.
pub const OPERATE: Action = Action("operate");

/// The parts of administration and where they are.
pub(crate) const TABS: [(&str, &str); 2] = [("audit", "/operator/audit"), ("mail", "/operator/outbox")];

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
            (Lang::En, include_str!("audit/words/en.ftl")),
            (Lang::Fr, include_str!("audit/words/fr.ftl")),
        ],
    }
}

fn pages() -> Router<Site> {
    Router::new()
        .route("/operator/audit", get(audit::routes::list))
        .route("/operator/audit.csv", get(audit::file::csv))
}

fn api() -> OpenApiRouter<Site> {
    OpenApiRouter::new().routes(routes!(audit::routes::list)).routes(routes!(audit::file::csv))
}

/// For everybody who does not administer, there is nothing here.
pub(crate) fn door(ctx: &Ctx) -> Result<(), Fail> {
    if ctx.site.gate.may(&ctx.actor, OPERATE, &NetworkThing) { Ok(()) } else { Err(Fail(Problem::NotFound)) }
}

/// A page of the room.
pub(crate) fn page(title: String, body: String) -> Page {
    Page { title, flow: Flow::House, body, here: "operator".into(), ..Page::default() }
}

//! The room home.

use axum::Router;
use kernel::Lang;
use utoipa_axum::router::OpenApiRouter;
use web::{Room, Site};

/// The room, for the one list.
#[must_use]
pub fn room() -> Room {
    Room {
        name: "home",
        pages,
        api,
        facts: &[],
        hears: Vec::new,
        jobs: Vec::new,
        policy: include_str!("policy.cedar"),
        schema: include_str!("schema.cedarschema"),
        words: [(Lang::En, include_str!("words/en.ftl")), (Lang::Fr, include_str!("words/fr.ftl"))],
    }
}

fn pages() -> Router<Site> {
    Router::new()
}

fn api() -> OpenApiRouter<Site> {
    OpenApiRouter::new()
}

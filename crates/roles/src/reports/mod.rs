//! The monthly report of a space that somebody facilitates: what happened in it, told to both lines,
//! whoever leads the facilitator and whoever asked for the space (S2-SM8).
//!
//! Invariants: a report counts a space and never a person; people are counted as “fewer than five”
//! below five; a report is written once for a month and stays as it was; only those it is told to,
//! the facilitator and whoever answers for the network read it.

mod month;
mod routes;
mod store;
mod views;

#[cfg(test)]
mod tests;

use axum::Router;
use axum::routing::get;
use jobs::{Consumer, JobKind};
use kernel::time::HOUR;
use policy::{Action, Attr, Standing, Thing};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;
use web::Site;

/// Read the monthly report of a space.
pub(super) const SEE_REPORT: Action = Action("seeReport");

/// Who came and went, month by month.
pub(super) const FLOW: Consumer = Consumer {
    name: "roles.flow",
    hears: &["membership.begun", "membership.ended"],
    quiet: false,
    handle: store::flowed,
};

/// Writes what is due: the month before, once it is over.
pub(super) const WRITE: JobKind =
    JobKind { name: "roles.reports", every_ms: Some(HOUR), run: |w, _| store::write(w) };

/// A space's reports as one reader meets them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct ReportThing {
    /// The space.
    pub space: i64,
    /// They facilitate it, lead whoever does, or asked for it.
    pub concerned: bool,
}

impl Thing for ReportThing {
    fn kind(&self) -> &'static str {
        "SpaceReport"
    }
    fn id(&self) -> i64 {
        self.space
    }
    fn attrs(&self) -> Vec<(&'static str, Attr)> {
        vec![("concerned", Attr::Bool(self.concerned))]
    }
    fn standing(&self) -> Standing {
        Standing::default()
    }
    fn space(&self) -> Option<i64> {
        None
    }
}

pub(super) fn pages() -> Router<Site> {
    Router::new().route("/s/{slug}/reports/{month}", get(routes::report))
}

pub(super) fn api() -> OpenApiRouter<Site> {
    OpenApiRouter::new().routes(routes!(routes::report))
}

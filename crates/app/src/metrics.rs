//! `/metrics`: numbers of this process and its database for a monitor, as Prometheus reads them. On
//! loopback for everybody there, elsewhere with the token of the settings; nobody in particular is in
//! them, and no space.

use std::fmt::Write as _;
use std::net::SocketAddr;
use std::sync::OnceLock;
use std::time::Instant;

use axum::Router;
use axum::extract::{ConnectInfo, Request, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use sha2::{Digest, Sha256};
use store::{Read, Res, p, sql};
use web::Site;

sql!(
    NUMBERS,
    "SELECT (SELECT COUNT(*) FROM jobs WHERE state = 'queued'), (SELECT COUNT(*) FROM jobs WHERE state = 'parked'),
        (SELECT COUNT(*) FROM parked_facts), (SELECT f.seq FROM fact_counter f WHERE f.one = 1),
        (SELECT COALESCE(MIN(c.seq), 0) FROM consumers c),
        (SELECT COUNT(*) FROM mails WHERE state = 'waiting'), (SELECT COUNT(*) FROM mails WHERE state = 'parked')"
);

type Numbers = (i64, i64, i64, i64, i64, i64, i64);

/// The token for those who ask from elsewhere, and since when the process runs.
#[derive(Debug, Default)]
pub struct Metrics {
    token: OnceLock<String>,
    since: OnceLock<Instant>,
}

impl Metrics {
    /// Says once which token opens them.
    pub fn begin(&self, token: Option<&str>) {
        self.since.set(Instant::now()).ok();
        if let Some(token) = token {
            self.token.set(token.to_owned()).ok();
        }
    }
    /// Whether this token is the one; takes the same time for every wrong one.
    fn opens(&self, said: &str) -> bool {
        self.token.get().is_some_and(|own| Sha256::digest(own) == Sha256::digest(said))
    }
}

/// The one route.
pub fn routes() -> Router<Site> {
    Router::new().route("/metrics", get(metrics))
}

/// Whether who asks is on this machine and comes through no proxy.
fn here(request: &Request) -> bool {
    let peer = request.extensions().get::<ConnectInfo<SocketAddr>>().map(|info| info.0.ip());
    let through =
        ["x-forwarded-for", "forwarded", "x-real-ip"].iter().any(|h| request.headers().contains_key(*h));
    peer.is_some_and(|ip| ip.is_loopback()) && !through
}

fn bearer(headers: &HeaderMap) -> &str {
    let said = headers.get(header::AUTHORIZATION).and_then(|v| v.to_str().ok());
    said.and_then(|text| text.strip_prefix("Bearer ")).unwrap_or_default()
}

async fn metrics(State(site): State<Site>, request: Request) -> Response {
    let own = site.shelf::<Metrics>();
    if !here(&request) && !own.opens(bearer(request.headers())) {
        return (StatusCode::NOT_FOUND, "not found\n").into_response();
    }
    let numbers = |r: &mut Read<'_>| -> Res<Numbers> { r.one(&NUMBERS, p![]) };
    let found = site.db.read_for(2_000, numbers).await.ok();
    let up = own.since.get().map_or(0, |since| since.elapsed().as_secs());
    ([(header::CONTENT_TYPE, "text/plain; version=0.0.4")], text(found, up)).into_response()
}

/// The numbers as text.
fn text(found: Option<Numbers>, up: u64) -> String {
    let mut out = String::new();
    let mut put = |name: &str, help: &str, kind: &str, value: String| {
        // Writing to a string cannot fail.
        let _ = write!(
            out,
            "# HELP ensemble_{name} {help}\n# TYPE ensemble_{name} {kind}\nensemble_{name} {value}\n"
        );
    };
    put("uptime_seconds", "Since when this process runs.", "gauge", up.to_string());
    put("database_up", "Whether the database answers.", "gauge", i64::from(found.is_some()).to_string());
    if let Some((queued, parked, facts, last, heard, mails, stuck)) = found {
        for (name, help, kind, value) in [
            ("jobs_queued", "Jobs that wait.", "gauge", queued),
            ("jobs_parked", "Jobs that were given up.", "gauge", parked),
            ("facts_parked", "Facts that could not be delivered.", "gauge", facts),
            ("facts_total", "Facts so far.", "counter", last),
            ("facts_lag", "Facts the slowest consumer has still to hear.", "gauge", (last - heard).max(0)),
            ("mails_waiting", "Mails that wait to leave.", "gauge", mails),
            ("mails_parked", "Mails that were given up.", "gauge", stuck),
        ] {
            put(name, help, kind, value.to_string());
        }
    }
    out
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn the_numbers_are_read_on_both_engines_and_by_whoever_may() {
        testkit::both_engines(async |t: testkit::Town| {
            let found: Numbers = t.db.read(|r| r.one(&NUMBERS, p![])).await.unwrap();
            let said = text(Some(found), 7);
            assert!(
                said.contains("ensemble_uptime_seconds 7\n") && said.contains("\nensemble_jobs_parked 0\n"),
                "{said}"
            );
        });
        let metrics = Metrics::default();
        assert!(!metrics.opens(""));
        metrics.begin(Some("a-token-nobody-guesses"));
        assert!(metrics.opens("a-token-nobody-guesses") && !metrics.opens("another"));
        let from = |peer: &str, headers: &[(&str, &str)]| {
            let mut request = axum::http::Request::builder();
            for (name, value) in headers {
                request = request.header(*name, *value);
            }
            let mut request = request.body(axum::body::Body::empty()).unwrap();
            request.extensions_mut().insert(ConnectInfo(peer.parse::<SocketAddr>().unwrap()));
            here(&request)
        };
        assert!(from("127.0.0.1:9", &[]) && !from("192.0.2.7:9", &[]));
        assert!(!from("127.0.0.1:9", &[("x-forwarded-for", "192.0.2.7")]), "a proxy asks for others");
    }
}

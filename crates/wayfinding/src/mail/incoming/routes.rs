//! The door for the mail host: it hands mails in as they came, with a token of its own.

use axum::body::Bytes;
use axum::extract::State;
use axum::http::{HeaderMap, header};
use axum::response::Response;
use kernel::Problem;
use sha2::{Digest, Sha256};
use web::answer::json;
use web::{Answer, Site};

use super::take;
use crate::mail::host::Host;

/// Longest mail that is taken.
pub const LONGEST: usize = 25 * 1024 * 1024;

/// Takes a mail (`message/rfc822`).
pub async fn hand_in(State(site): State<Site>, headers: HeaderMap, body: Bytes) -> Answer {
    let Some(token) = site.shelf::<Host>().settings().token else { return Err(Problem::NotFound.into()) };
    let said = headers.get(header::AUTHORIZATION).and_then(|v| v.to_str().ok()).unwrap_or_default();
    let said = said.strip_prefix("Bearer ").unwrap_or_default();
    // Compared as hashes: how long it takes says nothing about the token.
    if Sha256::digest(said.as_bytes()) != Sha256::digest(token.as_bytes()) {
        return Ok(outcome(401, "refused"));
    }
    let done = take(&site, &body).await?;
    tracing::info!(outcome = ?done, "a mail came in");
    Ok(outcome(200, done.as_str()))
}

fn outcome(status: u16, word: &str) -> Response {
    json(status, &serde_json::json!({ "outcome": word }))
}

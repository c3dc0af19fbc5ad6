//! What was sent: a form on the page's mount, JSON on the API's; the same struct for both.

use axum::body::Bytes;
use axum::extract::{FromRequest, Request};
use kernel::Problem;
use serde::de::DeserializeOwned;
use sha2::{Digest, Sha256};

use crate::once::Once;
use crate::{Fail, Site};

/// Longest form or JSON body in bytes.
pub const LONGEST: usize = 512 * 1024;

/// A decoded body, with what is needed to answer a repeated request once.
#[derive(Debug, Clone)]
pub struct Input<T> {
    /// The decoded body.
    pub data: T,
    /// Its idempotency key and hash.
    pub once: Once,
}

impl<T: DeserializeOwned> FromRequest<Site> for Input<T> {
    type Rejection = Fail;
    async fn from_request(request: Request, site: &Site) -> Result<Self, Fail> {
        let api = request
            .extensions()
            .get::<axum::extract::OriginalUri>()
            .map_or_else(|| request.uri().path(), |uri| uri.path())
            .starts_with("/api/");
        let header = request.headers().get("idempotency-key").and_then(|v| v.to_str().ok());
        let header = header.map(str::to_owned);
        let bytes = Bytes::from_request(request, site)
            .await
            .map_err(|_| Fail(Problem::Unreadable("error-body-too-large")))?;
        if bytes.len() > LONGEST {
            return Err(Fail(Problem::Unreadable("error-body-too-large")));
        }
        let hash = Sha256::digest(&bytes).to_vec();
        let (data, field) = if api { (json(&bytes)?, None) } else { form(&bytes)? };
        // A key is a short printable word; anything else could not be stored on every engine.
        let key = header.or(field).filter(|k| k.len() <= 200 && k.bytes().all(|b| b.is_ascii_graphic()));
        Ok(Self { data, once: Once { key, hash } })
    }
}

fn json<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, Fail> {
    let bytes = if bytes.is_empty() { b"{}" } else { bytes };
    serde_json::from_slice(bytes).map_err(|error| {
        tracing::debug!(%error, "unreadable JSON");
        Fail(Problem::Unreadable("error-json"))
    })
}

fn form<T: DeserializeOwned>(bytes: &[u8]) -> Result<(T, Option<String>), Fail> {
    let unreadable = |error: serde_urlencoded::de::Error| {
        tracing::debug!(%error, "unreadable form");
        Fail(Problem::Unreadable("error-form"))
    };
    let pairs: Vec<(String, String)> = serde_urlencoded::from_bytes(bytes).map_err(unreadable)?;
    let key = pairs.iter().find(|(n, v)| n == "_key" && !v.is_empty()).map(|(_, v)| v.clone());
    let data = serde_urlencoded::from_bytes(bytes).map_err(unreadable)?;
    Ok((data, key))
}

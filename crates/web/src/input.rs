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
    let unreadable = |error: serde_json::Error| {
        tracing::debug!(%error, "unreadable JSON");
        Fail(Problem::Unreadable("error-json"))
    };
    let mut value = serde_json::from_slice(bytes).map_err(unreadable)?;
    without_nul(&mut value);
    T::deserialize(value).map_err(unreadable)
}

/// No text has a NUL: PostgreSQL cannot store one, and no person types one.
fn without_nul(value: &mut serde_json::Value) {
    match value {
        serde_json::Value::String(text) => text.retain(|c| c != '\0'),
        serde_json::Value::Array(list) => list.iter_mut().for_each(without_nul),
        serde_json::Value::Object(map) => map.values_mut().for_each(without_nul),
        _ => {}
    }
}

fn form<T: DeserializeOwned>(bytes: &[u8]) -> Result<(T, Option<String>), Fail> {
    let unreadable = |error: serde_urlencoded::de::Error| {
        tracing::debug!(%error, "unreadable form");
        Fail(Problem::Unreadable("error-form"))
    };
    let mut pairs: Vec<(String, String)> = serde_urlencoded::from_bytes(bytes).map_err(unreadable)?;
    if pairs.iter().any(|(_, v)| v.contains('\0')) {
        pairs.iter_mut().for_each(|(_, v)| v.retain(|c| c != '\0'));
        let clean = serde_urlencoded::to_string(&pairs).unwrap_or_default();
        return form(clean.as_bytes());
    }
    let key = pairs.iter().find(|(n, v)| n == "_key" && !v.is_empty()).map(|(_, v)| v.clone());
    let data = serde_urlencoded::from_bytes(bytes).map_err(unreadable)?;
    Ok((data, key))
}

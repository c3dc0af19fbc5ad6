//! What browsers are sent besides pages: embedded, compressed at build, named by their content.

use axum::Router;
use axum::extract::Path;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::get;

/// One embedded file.
struct Asset {
    name: &'static str,
    kind: &'static str,
    hashed: bool,
    tag: &'static str,
    plain: &'static [u8],
    br: &'static [u8],
    gz: &'static [u8],
}

include!(concat!(env!("OUT_DIR"), "/assets.rs"));

/// Address of the style sheet.
pub const CSS: &str = CSS_URL;
/// Address of the style sheet of pages that fewer people open.
pub const ROOMS: &str = ROOMS_URL;
/// Address of the script.
pub const JS: &str = JS_URL;

/// A name with its content's hash never changes its meaning.
const FOR_EVER: &str = "public, max-age=31536000, immutable";
/// The icons keep their name, so a browser asks again now and then.
const FOR_AN_HOUR: &str = "public, max-age=3600, stale-while-revalidate=86400";

/// `/assets/{name}`.
pub fn routes<S: Clone + Send + Sync + 'static>() -> Router<S> {
    Router::new().route("/assets/{name}", get(asset))
}

async fn asset(Path(name): Path<String>, asked: HeaderMap) -> Response {
    let Some(asset) = TABLE.iter().find(|a| a.name == name) else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let (bytes, coding) = form(asset, &asked);
    let unchanged = text(&asked, &header::IF_NONE_MATCH).split(',').any(|tag| {
        let tag = tag.trim();
        tag.strip_prefix("W/").unwrap_or(tag) == asset.tag
    });
    let mut response = if unchanged {
        StatusCode::NOT_MODIFIED.into_response()
    } else {
        (StatusCode::OK, bytes).into_response()
    };
    let set = response.headers_mut();
    set.insert(header::CONTENT_TYPE, HeaderValue::from_static(asset.kind));
    set.insert(header::ETAG, HeaderValue::from_static(asset.tag));
    set.insert(header::VARY, HeaderValue::from_static("accept-encoding"));
    set.insert(
        header::CACHE_CONTROL,
        HeaderValue::from_static(if asset.hashed { FOR_EVER } else { FOR_AN_HOUR }),
    );
    if let (Some(coding), false) = (coding, unchanged) {
        set.insert(header::CONTENT_ENCODING, HeaderValue::from_static(coding));
    }
    response
}

/// The smallest form the browser says it reads.
fn form(asset: &Asset, asked: &HeaderMap) -> (&'static [u8], Option<&'static str>) {
    let accepts = text(asked, &header::ACCEPT_ENCODING);
    let takes = |coding: &str| {
        accepts.split(',').any(|each| {
            let (name, weight) = each.split_once(';').unwrap_or((each, ""));
            name.trim().eq_ignore_ascii_case(coding)
                && !matches!(weight.trim(), "q=0" | "q=0.0" | "q=0.00" | "q=0.000")
        })
    };
    if takes("br") {
        (asset.br, Some("br"))
    } else if takes("gzip") {
        (asset.gz, Some("gzip"))
    } else {
        (asset.plain, None)
    }
}

fn text<'a>(headers: &'a HeaderMap, name: &header::HeaderName) -> &'a str {
    headers.get(name).and_then(|v| v.to_str().ok()).unwrap_or_default()
}

#[cfg(test)]
mod tests;

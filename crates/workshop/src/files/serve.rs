//! Bytes on their way out: what may be shown in a page is; everything else is downloaded, under the
//! name it has, and nothing in it is ever run.

use std::ops::Range;

use axum::body::Body;
use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use blobs::{Blobs, Key};
use kernel::Problem;

use super::file::encoded;

/// What is sent.
#[derive(Debug, Clone)]
pub struct Sent<'a> {
    /// Its bytes.
    pub blob: &'a str,
    /// Their type.
    pub kind: &'a str,
    /// How many.
    pub size: i64,
    /// The name it is saved under.
    pub name: &'a str,
    /// Shown in a page.
    pub inline: bool,
    /// Its address never means other bytes.
    pub settled: bool,
}

/// A file may not run scripts, load anything, or be more than itself.
const ALONE: &str = "default-src 'none'; style-src 'unsafe-inline'; sandbox";
/// Types that a browser may be told: the others are bytes.
const TOLD: &[&str] = &["application/pdf", "application/zip", "text/csv", "text/plain"];

/// What one `Range` asks for; `None` when all is sent, an error when there is nothing there.
fn range(asked: Option<&str>, size: u64) -> Result<Option<Range<u64>>, ()> {
    let Some(asked) = asked.and_then(|a| a.strip_prefix("bytes=")).filter(|a| !a.contains(',')) else {
        return Ok(None);
    };
    let Some((from, to)) = asked.split_once('-') else { return Ok(None) };
    let range = match (from.trim().parse::<u64>(), to.trim().parse::<u64>()) {
        (Ok(from), Ok(to)) if from <= to => from..to.saturating_add(1).min(size),
        (Ok(from), Err(_)) if to.trim().is_empty() => from..size,
        (Err(_), Ok(last)) if from.trim().is_empty() && last > 0 => size.saturating_sub(last)..size,
        _ => return Ok(None),
    };
    if range.start >= size { Err(()) } else { Ok(Some(range)) }
}

/// The name twice: for old browsers and as it is.
fn disposition(name: &str, inline: bool) -> String {
    let plain: String =
        name.chars().map(|c| if c.is_ascii_alphanumeric() || ".-_ ".contains(c) { c } else { '_' }).collect();
    let how = if inline { "inline" } else { "attachment" };
    format!("{how}; filename=\"{plain}\"; filename*=UTF-8''{}", encoded(name))
}

fn told(kind: &str, inline: bool) -> &str {
    if inline || TOLD.contains(&kind) { kind } else { "application/octet-stream" }
}

/// Sends a blob.
///
/// # Errors
/// `NotFound` when its bytes are not there.
pub async fn send(blobs: &Blobs, asked: &HeaderMap, sent: &Sent<'_>) -> Result<Response, Problem> {
    let key = Key::parse(sent.blob).ok_or(Problem::NotFound)?;
    let tag = format!("\"{}\"", sent.blob.get(..32).unwrap_or(sent.blob));
    let said = |name: HeaderName| asked.get(name).and_then(|v| v.to_str().ok());
    let size = u64::try_from(sent.size).unwrap_or(0);
    let same =
        |list: &str| list.split(',').any(|t| t.trim().trim_start_matches("W/") == tag || t.trim() == "*");
    if said(header::IF_NONE_MATCH).is_some_and(same) {
        return Ok(with(StatusCode::NOT_MODIFIED.into_response(), sent, &tag, None));
    }
    let wanted = said(header::RANGE).filter(|_| said(header::IF_RANGE).is_none_or(|t| t == tag));
    let Ok(part) = range(wanted, size) else {
        let response = StatusCode::RANGE_NOT_SATISFIABLE.into_response();
        return Ok(with(response, sent, &tag, Some((0, format!("bytes */{size}")))));
    };
    let chunks = blobs.read(&key, part.clone()).await.map_err(|error| match error.kind() {
        std::io::ErrorKind::NotFound => Problem::NotFound,
        _ => Problem::Broken(format!("a file cannot be read: {error}")),
    })?;
    let body = Body::from_stream(chunks);
    Ok(match part {
        None => with(body.into_response(), sent, &tag, Some((size, String::new()))),
        Some(part) => {
            let shown = format!("bytes {}-{}/{size}", part.start, part.end - 1);
            let response = (StatusCode::PARTIAL_CONTENT, body).into_response();
            with(response, sent, &tag, Some((part.end - part.start, shown)))
        }
    })
}

fn with(mut response: Response, sent: &Sent<'_>, tag: &str, body: Option<(u64, String)>) -> Response {
    let kept = if sent.settled { "private, max-age=31536000, immutable" } else { "private, no-cache" };
    let mut set = |name: HeaderName, value: &str| {
        if let Ok(value) = HeaderValue::from_str(value) {
            response.headers_mut().insert(name, value);
        }
    };
    set(header::ETAG, tag);
    set(header::CACHE_CONTROL, kept);
    set(header::CONTENT_SECURITY_POLICY, ALONE);
    set(header::X_CONTENT_TYPE_OPTIONS, "nosniff");
    set(HeaderName::from_static("cross-origin-resource-policy"), "same-origin");
    if let Some((length, range)) = body {
        set(header::CONTENT_TYPE, told(sent.kind, sent.inline));
        set(header::CONTENT_DISPOSITION, &disposition(sent.name, sent.inline));
        set(header::ACCEPT_RANGES, "bytes");
        set(header::CONTENT_LENGTH, &length.to_string());
        if !range.is_empty() {
            set(header::CONTENT_RANGE, &range);
        }
    }
    response
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranges_are_read() {
        assert_eq!(range(Some("bytes=0-9"), 100), Ok(Some(0..10)));
        assert_eq!(range(Some("bytes=90-"), 100), Ok(Some(90..100)));
        assert_eq!(range(Some("bytes=-10"), 100), Ok(Some(90..100)));
        assert_eq!(range(Some("bytes=50-500"), 100), Ok(Some(50..100)));
        assert_eq!(range(Some("bytes=100-"), 100), Err(()));
        for whole in [None, Some("bytes=9-0"), Some("bytes=0-1,5-6"), Some("lines=1-2"), Some("bytes=a-b")] {
            assert_eq!(range(whole, 100), Ok(None), "{whole:?}");
        }
    }

    #[test]
    fn names_stay_within_their_header() {
        let said = disposition("é\"x\r\n; a=b.pdf", false);
        assert!(
            said.starts_with("attachment; filename=\"__x___ a_b.pdf\"; filename*=UTF-8''%C3%A9%22x"),
            "{said}"
        );
        assert_eq!(told("text/html", false), "application/octet-stream");
        assert_eq!(told("image/png", true), "image/png");
    }
}

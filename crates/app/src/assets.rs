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
mod tests {
    use super::*;

    async fn ask(name: &str, header: header::HeaderName, value: &str) -> Response {
        let mut asked = HeaderMap::new();
        asked.insert(header, value.parse().unwrap());
        asset(Path(name.to_owned()), asked).await
    }

    #[tokio::test]
    async fn named_by_content_and_compressed() {
        let name = CSS.strip_prefix("/assets/").unwrap();
        let best = ask(name, header::ACCEPT_ENCODING, "gzip, deflate, br, zstd").await;
        assert_eq!(best.headers()[header::CONTENT_ENCODING], "br");
        assert_eq!(best.headers()[header::CACHE_CONTROL], FOR_EVER);
        let plain = ask(name, header::ACCEPT_ENCODING, "br;q=0").await;
        assert!(plain.headers().get(header::CONTENT_ENCODING).is_none());
        assert_eq!(ask("none.css", header::ACCEPT_ENCODING, "br").await.status(), StatusCode::NOT_FOUND);
    }

    #[tokio::test]
    async fn icons_are_asked_for_again_and_not_sent_again() {
        let first = ask("icons.svg", header::ACCEPT_ENCODING, "gzip").await;
        let tag = first.headers()[header::ETAG].to_str().unwrap().to_owned();
        let again = ask("icons.svg", header::IF_NONE_MATCH, &format!("W/{tag}")).await;
        assert_eq!(again.status(), StatusCode::NOT_MODIFIED);
    }

    /// An icon named in a template and missing in the sheet would just be a hole in the page.
    #[test]
    fn every_icon_of_a_template_is_drawn() {
        fn templates(folder: &std::path::Path, found: &mut Vec<std::path::PathBuf>) {
            for entry in std::fs::read_dir(folder).unwrap() {
                let path = entry.unwrap().path();
                if path.is_dir() {
                    templates(&path, found);
                } else if path.extension().is_some_and(|e| e == "html") {
                    found.push(path);
                }
            }
        }
        let sheet = TABLE.iter().find(|a| a.name == "icons.svg").unwrap();
        let sheet = std::str::from_utf8(sheet.plain).unwrap();
        let mut found = Vec::new();
        templates(&std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join(".."), &mut found);
        assert!(found.len() > 20);
        for path in found {
            let text = std::fs::read_to_string(&path).unwrap();
            for name in text.split("parts::icon(\"").skip(1).filter_map(|rest| rest.split('"').next()) {
                assert!(sheet.contains(&format!("id=\"{name}\"")), "{}: no icon {name}", path.display());
            }
        }
    }

    /// A first page is at most 60 kB in all; half of it is left to the page and its icons.
    #[test]
    fn within_the_budget() {
        let size =
            |url: &str| TABLE.iter().find(|a| url.ends_with(a.name)).map_or(usize::MAX, |a| a.br.len());
        assert!(size(JS) <= 35_000, "the script weighs {}", size(JS));
        assert!(size(CSS) + size(JS) + size("icons.svg") <= 50_000);
    }
}

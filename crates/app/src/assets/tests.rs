//! Tests of the module above.

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
    let size = |url: &str| TABLE.iter().find(|a| url.ends_with(a.name)).map_or(usize::MAX, |a| a.br.len());
    assert!(size(JS) <= 35_000, "the script weighs {}", size(JS));
    assert!(size(CSS) + size(JS) + size("icons.svg") <= 50_000);
}

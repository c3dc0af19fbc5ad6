//! The page of search.

use askama::Template;
use kernel::{Lexicon, Problem};
use web::answer::render;
use web::{Ctx, Flow, Page};

use super::api::SearchQuery;
use super::find::{Found, Shape};

/// A way to narrow the hits.
struct Chip {
    href: String,
    label: String,
    on: bool,
}

#[derive(Template)]
#[template(path = "search/views/search.html")]
struct SearchPage<'a> {
    l: &'a Lexicon,
    q: &'a str,
    kind: &'a str,
    chips: Vec<Chip>,
    hits: &'a [Shape],
    next: Option<String>,
    first: bool,
}

impl SearchPage<'_> {
    /// The class of the place a hit lies in.
    fn square(shape: &Shape) -> bool {
        shape.hit.space.as_ref().is_some_and(|s| s.kind == "team" || s.kind == "project")
    }
}

/// An address of this page.
fn address(q: &str, kind: &str, after: Option<&str>) -> String {
    let mut pairs = vec![("q", q)];
    if !kind.is_empty() {
        pairs.push(("kind", kind));
    }
    pairs.extend(after.map(|a| ("after", a)));
    format!("/search?{}", serde_urlencoded::to_string(pairs).unwrap_or_default())
}

/// The page, with its form, chips and hits.
///
/// # Errors
/// When the template cannot be written.
pub fn page(ctx: &Ctx, query: &SearchQuery, found: &Found) -> Result<Page, Problem> {
    let l = &ctx.l;
    let q: String = query.q.trim().chars().take(400).collect();
    let kind = query.only().unwrap_or_default();
    let chips = ["", "thread", "message", "person", "space"]
        .into_iter()
        .map(|k| Chip {
            href: address(&q, k, None),
            label: l.t(format!("search-chip-{}", if k.is_empty() { "all" } else { k })),
            on: k == kind,
        })
        .collect();
    let next = found.next.as_deref().map(|after| address(&q, kind, Some(after)));
    let first = query.after.is_none();
    let body = render(&SearchPage { l, q: &q, kind, chips, hits: &found.hits, next, first })?;
    let title = if q.is_empty() { l.t("search-title") } else { l.s("search-title-for", "q", &q) };
    Ok(Page { title, flow: Flow::House, body, here: "search".to_owned(), ..Page::default() })
}

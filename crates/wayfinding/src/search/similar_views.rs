//! Threads that resemble something: a part of a page, and a page for those without scripts.

use askama::Template;
use kernel::{Lexicon, Problem};
use web::answer::render;
use web::{Ctx, Flow, Page};

use super::shown::ShownMessage;

#[derive(Template)]
#[template(path = "search/views/_similar.html")]
struct Similar<'a> {
    l: &'a Lexicon,
    rows: &'a [ShownMessage],
    asked: bool,
}

#[derive(Template)]
#[template(path = "search/views/similar.html")]
struct SimilarPage<'a> {
    l: &'a Lexicon,
    title: &'a str,
    part: String,
}

/// The list, under “already asked?” or under “related”; empty when there is nothing.
pub(super) fn part(l: &Lexicon, rows: &[ShownMessage], asked: bool) -> Result<String, Problem> {
    if rows.is_empty() {
        return Ok(String::new());
    }
    render(&Similar { l, rows, asked })
}

/// The same as a page.
pub(super) fn page(ctx: &Ctx, title: &str, rows: &[ShownMessage]) -> Result<Page, Problem> {
    let l = &ctx.l;
    let body = render(&SimilarPage { l, title, part: part(l, rows, !title.is_empty())? })?;
    let (title, here) = (l.t("search-similar-title"), "search".to_owned());
    Ok(Page { title, flow: Flow::House, body, here, ..Page::default() })
}

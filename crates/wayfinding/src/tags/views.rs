//! The pages of tags.

use askama::Template;
use kernel::{Lexicon, Problem, tags};
use web::answer::render;
use web::{Ctx, Flow, Page};

use super::routes::Shown;
use super::tag::Counted;

#[derive(Template)]
#[template(path = "tags/views/list.html")]
struct ListPage<'a> {
    l: &'a Lexicon,
    tags: &'a [Counted],
    next: Option<String>,
}

#[derive(Template)]
#[template(path = "tags/views/tag.html")]
struct TagPage<'a> {
    l: &'a Lexicon,
    shown: &'a Shown,
    path: String,
    next: Option<String>,
}

#[derive(Template)]
#[template(path = "tags/views/merge.html")]
struct MergePage<'a> {
    l: &'a Lexicon,
    tag: &'a Counted,
    into: Option<&'a Counted>,
    typed: &'a str,
    path: String,
}

#[derive(Template)]
#[template(path = "tags/views/_suggestions.html")]
struct Suggestions<'a> {
    l: &'a Lexicon,
    tags: &'a [Counted],
}

fn page_of(title: String, body: String) -> Page {
    Page { title, flow: Flow::House, body, here: "search".to_owned(), ..Page::default() }
}

/// All tags.
pub(super) fn list(ctx: &Ctx, tags: &[Counted], next: Option<&str>) -> Result<Page, Problem> {
    let next = next.map(|after| {
        format!("/tags?{}", serde_urlencoded::to_string([("after", after)]).unwrap_or_default())
    });
    let body = render(&ListPage { l: &ctx.l, tags, next })?;
    Ok(page_of(ctx.l.t("tags-title"), body))
}

/// One tag with its threads.
pub(super) fn page(ctx: &Ctx, shown: &Shown) -> Result<Page, Problem> {
    let path = tags::path(&shown.tag.folded);
    let next = shown.next.map(|id| format!("{path}?after={id}"));
    let body = render(&TagPage { l: &ctx.l, shown, path, next })?;
    Ok(page_of(format!("#{}", shown.tag.name), body))
}

/// What a merge would do.
pub(super) fn merging(
    ctx: &Ctx,
    tag: &Counted,
    into: Option<&Counted>,
    typed: &str,
) -> Result<Page, Problem> {
    let into = into.filter(|i| i.folded != tag.folded);
    let path = tags::path(&tag.folded);
    let body = render(&MergePage { l: &ctx.l, tag, into, typed, path })?;
    Ok(page_of(ctx.l.s("tags-merge-of", "tag", &tag.name), body))
}

/// What is offered after a `#`.
pub(super) fn suggestions(l: &Lexicon, tags: &[Counted]) -> Result<String, Problem> {
    render(&Suggestions { l, tags })
}

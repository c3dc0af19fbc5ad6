//! The page of one's addresses for feeds.

use askama::Template;
use kernel::problem::FieldError;
use kernel::{Lexicon, Problem};
use web::answer::render;
use web::{Ctx, Page};

use super::api::FeedForm;
use super::routes::Shown;

#[derive(Template)]
#[template(path = "feeds/views/feeds.html")]
struct FeedsPage<'a> {
    l: &'a Lexicon,
    shown: &'a Shown,
    form: &'a FeedForm,
    wrong: String,
    at: String,
}

pub(super) fn page(
    ctx: &Ctx,
    shown: &Shown,
    form: &FeedForm,
    errors: &[FieldError],
) -> Result<Page, Problem> {
    let l = &ctx.l;
    let wrong = l.first_wrong(errors);
    let at =
        shown.space.as_ref().map_or_else(|| "/me/feeds".to_owned(), |(s, _)| format!("/me/feeds?space={s}"));
    let body = render(&FeedsPage { l, shown, form, wrong, at })?;
    let status = (!errors.is_empty()).then_some(422);
    Ok(Page { title: l.t("feeds-title"), here: "me".to_owned(), body, status, ..Page::default() })
}

//! “What others can see about me”.

use askama::Template;
use kernel::{Lexicon, Problem};
use web::answer::render;
use web::{Ctx, Page};

use super::seen_routes::Seen;
use super::views::Said;
use super::{READERS, Reader};
use crate::views::page as paged;

#[derive(Template)]
#[template(path = "profile/views/seen.html")]
struct SeenPage<'a> {
    l: &'a Lexicon,
    seen: &'a Seen,
    reader: &'static str,
    readers: Vec<&'static str>,
    said: String,
}

pub(super) fn page(ctx: &Ctx, seen: &Seen, reader: Reader) -> Result<Page, Problem> {
    let said = render(&Said { l: &ctx.l, shown: &seen.shown })?;
    let body = SeenPage {
        l: &ctx.l,
        seen,
        reader: reader.as_str(),
        readers: READERS.iter().map(|r| r.as_str()).collect(),
        said,
    };
    paged(ctx.l.t("people-seen"), "me", &body)
}

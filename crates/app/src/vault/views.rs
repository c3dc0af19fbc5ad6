//! The pages of the vault.

use askama::Template;
use kernel::problem::FieldError;
use kernel::{Lexicon, Problem};
use web::answer::render;
use web::{Ctx, Page};

use super::erasing::Seen;
use super::person::erase_store::Erasure;
use super::person::list::SECTIONS;
use super::person::store::Kept;

fn page(title: String, here: &str, body: &impl Template) -> Result<Page, Problem> {
    Ok(Page { title, here: here.to_owned(), body: render(body)?, ..Page::default() })
}

#[derive(Template)]
#[template(path = "vault/views/copy.html")]
struct CopyPage<'a> {
    l: &'a Lexicon,
    kept: Option<&'a Kept>,
    sections: &'static [&'static str],
    fresh: bool,
}

/// My own copy.
pub(super) fn copy(ctx: &Ctx, kept: Option<&Kept>) -> Result<Page, Problem> {
    let now = ctx.site.clock.now();
    let day = kernel::time::DAY;
    let fresh = kept.is_none_or(|k| k.asked.plus(day) <= now || k.state == "failed");
    page(ctx.l.t("vault-copy"), "people", &CopyPage { l: &ctx.l, kept, sections: SECTIONS, fresh })
}

#[derive(Template)]
#[template(path = "vault/views/erasures.html")]
struct ErasuresPage<'a> {
    l: &'a Lexicon,
    words: &'a str,
    found: &'a [Erasure],
}

/// The list of erasures.
pub(super) fn erasures(ctx: &Ctx, words: &str, found: &[Erasure]) -> Result<Page, Problem> {
    page(ctx.l.t("vault-erasures"), "people", &ErasuresPage { l: &ctx.l, words, found })
}

#[derive(Template)]
#[template(path = "vault/views/erasure.html")]
struct ErasurePage<'a> {
    l: &'a Lexicon,
    seen: &'a Seen,
    reason: &'a str,
    error: String,
}

/// The preview of one.
pub(super) fn erasure(ctx: &Ctx, seen: &Seen, reason: &str, errors: &[FieldError]) -> Result<Page, Problem> {
    let error = ctx.l.first_wrong(errors);
    let body = ErasurePage { l: &ctx.l, seen, reason, error };
    let title = ctx.l.s("vault-erase-title", "name", &seen.person.name);
    Ok(Page { status: (!errors.is_empty()).then_some(422), ..page(title, "people", &body)? })
}

//! The page of background work.

use askama::Template;
use kernel::{Lexicon, Problem};
use web::answer::render;
use web::{Ctx, Page, operator};

use super::api::{REASONS, Work};

#[derive(Template)]
#[template(path = "administration/work/views/work.html")]
struct WorkPage<'a> {
    l: &'a Lexicon,
    work: &'a Work,
}

impl WorkPage<'_> {
    fn reasons(&self) -> Vec<(&'static str, String)> {
        REASONS.into_iter().map(|r| (r, self.l.tp("operator-drop-", r))).collect()
    }
}

/// Background work.
///
/// # Errors
/// When the template cannot be written.
pub fn work(ctx: &Ctx, work: &Work) -> Result<Page, Problem> {
    let body = render(&WorkPage { l: &ctx.l, work })?;
    Ok(operator::page(ctx.l.t("operator-jobs"), body))
}

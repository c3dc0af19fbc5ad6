//! The page of the overview.

use askama::Template;
use kernel::{Lexicon, Problem};
use web::answer::render;
use web::{Ctx, Page, operator};

use super::api::{Figure, Overview};

#[derive(Template)]
#[template(path = "administration/overview/views/overview.html")]
struct OverviewPage<'a> {
    l: &'a Lexicon,
    found: &'a Overview,
}

impl OverviewPage<'_> {
    fn figure(&self, figure: &Figure) -> String {
        self.l.n(&format!("operator-figure-{}", figure.what), &figure.count)
    }
    /// Where a figure's list is.
    fn list(&self, figure: &Figure) -> String {
        match figure.what.split_once('-') {
            Some(("people", state)) => format!("/operator/people?only={state}"),
            Some((_, kind)) => format!("/operator/spaces?kind={kind}"),
            None => "/operator".to_owned(),
        }
    }
}

/// The overview.
///
/// # Errors
/// When the template cannot be written.
pub fn overview(ctx: &Ctx, found: &Overview) -> Result<Page, Problem> {
    let body = render(&OverviewPage { l: &ctx.l, found })?;
    Ok(operator::page(ctx.l.t("operator-title"), body))
}

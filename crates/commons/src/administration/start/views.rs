//! The page of the first hours.

use askama::Template;
use kernel::problem::FieldError;
use kernel::{Lexicon, Problem};
use web::answer::render;
use web::first_hours::FirstHours;
use web::{Ctx, Page, operator};

use super::api::House;

/// Spaces most networks begin with: the template.
const BEGINNINGS: [&str; 4] = ["news", "questions", "onboarding", "improvement"];

#[derive(Template)]
#[template(path = "administration/start/views/start.html")]
struct StartPage<'a> {
    l: &'a Lexicon,
    at: FirstHours,
    house: &'a House,
    errors: &'a [FieldError],
    zones: Vec<String>,
    beginnings: [&'static str; 4],
}

impl StartPage<'_> {
    /// `done`, `now` or `later`.
    fn state(&self, step: &str) -> &'static str {
        let done = self.at.steps().contains(&(step, true));
        match (done, self.at.next() == Some(step)) {
            (true, _) => "done",
            (_, true) => "now",
            _ => "later",
        }
    }
    fn speaks(&self, lang: &str) -> bool {
        self.house.language == lang
    }
    fn error(&self, field: &str) -> String {
        self.l.wrong(self.errors, field)
    }
    fn progress(&self) -> String {
        self.l.n("operator-start-done", &i64::try_from(self.at.done()).unwrap_or(0))
    }
}

/// The first hours.
///
/// # Errors
/// When the template cannot be written.
pub fn start(ctx: &Ctx, at: FirstHours, house: &House, errors: &[FieldError]) -> Result<Page, Problem> {
    let status = (!errors.is_empty()).then_some(422);
    let zones = jiff::tz::db().available().map(|z| z.to_string()).filter(|z| z.contains('/')).collect();
    let body = render(&StartPage { l: &ctx.l, at, house, errors, zones, beginnings: BEGINNINGS })?;
    Ok(Page { status, ..operator::page(ctx.l.t("operator-start-title"), body) })
}

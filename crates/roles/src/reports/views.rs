//! The page of a report.

use askama::Template;
use kernel::{Lexicon, Problem};
use web::answer::render;
use web::{Ctx, Page};

use super::month::Month;
use super::routes::{Shown, people};

#[derive(Template)]
#[template(path = "reports/views/report.html")]
struct ReportPage<'a> {
    l: &'a Lexicon,
    slug: &'a str,
    name: &'a str,
    month: String,
    figures: Vec<(String, String)>,
    open: bool,
    earlier: Vec<(String, String)>,
}

fn called(l: &Lexicon, month: Month) -> String {
    let number = month.number();
    l.args(
        "roles-report-month",
        &[
            ("month", &l.t(format!("roles-report-month-{}", number % 100))),
            ("year", &(number / 100).to_string()),
        ],
    )
}

fn counted(l: &Lexicon, n: i64) -> String {
    people(n).map_or_else(|| l.t("roles-report-few"), |n| l.number(&n))
}

pub(super) fn report(ctx: &Ctx, shown: &Shown) -> Result<Page, Problem> {
    let (l, r) = (&ctx.l, &shown.report);
    let figure = |key: &str, value: String| (l.t(key), value);
    let others = shown.months.iter().filter(|m| **m != shown.month);
    let body = render(&ReportPage {
        l,
        slug: &shown.slug,
        name: &shown.name,
        month: called(l, shown.month),
        figures: vec![
            figure("roles-report-threads", l.number(&r.threads)),
            figure("roles-report-questions", l.number(&r.questions)),
            figure("roles-report-answered", l.number(&r.answered)),
            figure("roles-report-joined", counted(l, r.joined)),
            figure("roles-report-left", counted(l, r.gone)),
            figure("roles-report-open", l.number(&r.open_duties)),
        ],
        open: r.open_duties > 0,
        earlier: others.map(|m| (m.to_string(), called(l, *m))).collect(),
    })?;
    let title = l.args("roles-report-title", &[("space", &shown.name), ("month", &called(l, shown.month))]);
    Ok(Page { title, body, here: "who".to_owned(), ..Page::default() })
}

//! The pages of moderation.

use askama::Template;
use kernel::problem::FieldError;
use kernel::{Lexicon, Problem};
use web::answer::render;
use web::place::{self, Beside, Tab};
use web::{Ctx, Flow, Page, Place};

use super::api::{ActForm, OwnReport, ReportForm};
use super::case::Act;
use super::routes::appeal::open_to;
use super::routes::case::Open;
use super::routes::queue::{Queue, Told};
use super::store::{ActRow, Reported};

fn page(title: String, body: String, errors: &[FieldError]) -> Page {
    let status = (!errors.is_empty()).then_some(422);
    Page { title, flow: Flow::House, body, here: "moderation".into(), status, ..Page::default() }
}

#[derive(Template)]
#[template(path = "moderation/views/report.html")]
struct ReportPage<'a> {
    l: &'a Lexicon,
    form: &'a ReportForm,
    mine: bool,
    reason_error: String,
    words_error: String,
}

/// The form of a report.
///
/// # Errors
/// When a template cannot be written.
pub fn report(ctx: &Ctx, form: &ReportForm, mine: bool, errors: &[FieldError]) -> Result<Page, Problem> {
    let l = &ctx.l;
    let (reason_error, words_error) = (l.wrong(errors, "reason"), l.wrong(errors, "words"));
    let body = render(&ReportPage { l, form, mine, reason_error, words_error })?;
    Ok(page(l.t("mod-report-title"), body, errors))
}

#[derive(Template)]
#[template(path = "moderation/views/reports.html")]
struct ReportsPage<'a> {
    l: &'a Lexicon,
    list: &'a [Reported],
    next: Option<&'a str>,
}

impl ReportsPage<'_> {
    fn outcome(&self, report: &Reported) -> String {
        self.l.tp("mod-outcome-", OwnReport::outcome(report))
    }
}

/// One's own reports.
///
/// # Errors
/// When a template cannot be written.
pub fn reports(ctx: &Ctx, list: &[Reported], next: Option<&str>) -> Result<Page, Problem> {
    let body = render(&ReportsPage { l: &ctx.l, list, next })?;
    Ok(page(ctx.l.t("mod-reports-title"), body, &[]))
}

#[derive(Template)]
#[template(path = "moderation/views/queue.html")]
struct QueuePage<'a> {
    l: &'a Lexicon,
    queue: &'a Queue,
    path: String,
    of_space: bool,
}

impl QueuePage<'_> {
    fn title(&self, (case, words): &Told) -> String {
        if words.title.is_empty() { self.l.tp("mod-what-", &case.row.what) } else { words.title.clone() }
    }
    fn stands(&self, (case, _): &Told) -> String {
        let row = &case.row;
        match (row.appeal.as_str(), row.held.as_str()) {
            ("open", _) => self.l.t("mod-appeal-open"),
            (_, "hidden") => self.l.t("mod-held-hidden"),
            (_, "removed") => self.l.t("mod-held-removed"),
            _ => self.l.tp("mod-state-", &row.state),
        }
    }
    fn line(&self, act: &ActRow) -> String {
        let (act_word, when) = (self.l.tp("mod-did-", &act.act), self.l.when(&act.at));
        self.l.args("mod-log-line", &[("who", &act.name), ("act", &act_word), ("when", &when)])
    }
    fn rule(&self, act: &ActRow) -> String {
        if act.rule.is_empty() { String::new() } else { self.l.tp("mod-rule-", &act.rule) }
    }
}

/// What waits in a space.
///
/// # Errors
/// When a template cannot be written.
pub fn space(ctx: &Ctx, place: &Place, beside: &Beside, queue: &Queue) -> Result<Page, Problem> {
    let path = format!("{}/moderation", place.path());
    let body = render(&QueuePage { l: &ctx.l, queue, path, of_space: true })?;
    place::page(ctx, place, beside, Tab::Card, &ctx.l.s("mod-space-title", "space", &place.name), &body)
}

/// What went one level up, and what concerned the reader.
///
/// # Errors
/// When a template cannot be written.
pub fn network(ctx: &Ctx, queue: &Queue) -> Result<Page, Problem> {
    let body = render(&QueuePage { l: &ctx.l, queue, path: "/moderation".into(), of_space: false })?;
    Ok(page(ctx.l.t("mod-title"), body, &[]))
}

#[derive(Template)]
#[template(path = "moderation/views/case.html")]
struct CasePage<'a> {
    l: &'a Lexicon,
    open: &'a Open,
    form: &'a ActForm,
    offered: Vec<Act>,
    may_appeal: bool,
    answers: bool,
    act_error: String,
    rule_error: String,
    words_error: String,
}

impl CasePage<'_> {
    fn did(&self, act: &ActRow) -> String {
        let (act_word, when) = (self.l.tp("mod-did-", &act.act), self.l.when(&act.at));
        self.l.args("mod-log-line", &[("who", &act.name), ("act", &act_word), ("when", &when)])
    }
}

/// A case.
///
/// # Errors
/// When a template cannot be written.
pub fn case(ctx: &Ctx, open: &Open, form: &ActForm, errors: &[FieldError]) -> Result<Page, Problem> {
    let (l, row) = (&ctx.l, &open.case.row);
    let answers = open.decides && row.appeal == "open";
    let stand = open.case.stand();
    let offered = if open.decides && !answers {
        Act::ALL.into_iter().filter(|act| stand.fits(*act)).collect()
    } else {
        Vec::new()
    };
    let body = render(&CasePage {
        l,
        open,
        form,
        offered,
        may_appeal: row.mine && open_to(row, l.now),
        answers,
        act_error: l.wrong(errors, "act"),
        rule_error: l.wrong(errors, "rule"),
        words_error: l.wrong(errors, "words"),
    })?;
    Ok(page(l.t("mod-case-title"), body, errors))
}

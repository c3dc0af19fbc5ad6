//! Pages of a table: the form, and what it would change.

use askama::Template;
use kernel::problem::FieldError;
use kernel::{Lexicon, Problem};
use web::{Ctx, Page};

use super::api::{TableForm, WrongJson};
use super::plan::Line;
use super::routes::Seen;
use crate::views::{Errors, page};

/// So many lines of each list are shown; the rest is counted.
const SHOWN: usize = 200;

#[derive(Template)]
#[template(path = "table/views/form.html")]
struct Form<'a> {
    l: &'a Lexicon,
    form: &'a TableForm,
    errors: Errors,
}

pub(super) fn form(ctx: &Ctx, form: &TableForm, errors: Option<&Vec<FieldError>>) -> Result<Page, Problem> {
    let said = errors.map(|e| Errors::new(&ctx.l, e)).unwrap_or_default();
    let body = Form { l: &ctx.l, form, errors: said };
    Ok(Page { status: errors.map(|_| 422), ..page(ctx.l.t("people-table"), "people", &body)? })
}

#[derive(Template)]
#[template(path = "table/views/preview.html")]
struct Preview<'a> {
    l: &'a Lexicon,
    seen: &'a Seen,
    wrong: Vec<WrongJson>,
    lines: Vec<&'a Line>,
    /// Lines and errors beyond what is shown.
    more: (i64, i64),
    missing: Vec<&'a (String, String)>,
    counts: Vec<(&'static str, i64)>,
    done: bool,
}

pub(super) fn preview(ctx: &Ctx, seen: &Seen) -> Result<Page, Problem> {
    let number = |n: usize| i64::try_from(n).unwrap_or(i64::MAX);
    let rest = |n: usize| number(n.saturating_sub(SHOWN));
    let count = |what: &'static str| (what, number(seen.plan.count(what)));
    let body = Preview {
        l: &ctx.l,
        seen,
        wrong: seen.plan.wrong.iter().take(SHOWN).map(|w| WrongJson::new(&ctx.l, w)).collect(),
        lines: seen.plan.lines.iter().take(SHOWN).collect(),
        more: (rest(seen.plan.lines.len()), rest(seen.plan.wrong.len())),
        missing: seen.missing.iter().take(SHOWN).collect(),
        counts: vec![count("new"), count("changed"), count("moved"), ("same", number(seen.plan.same))],
        done: seen.sent.state != "read",
    };
    page(ctx.l.t("people-table"), "people", &body)
}

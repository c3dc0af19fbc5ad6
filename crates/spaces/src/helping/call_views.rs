//! Requests for help on a page: for me, from me, and the form.

use askama::Template;
use kernel::problem::FieldError;
use kernel::{Lexicon, Problem};
use web::answer::render;
use web::{Ctx, Page};

use super::call::{CALLS, Call};
use super::call_routes::{Lists, next};
use super::help::{DAYS, Help};
use super::whom::Named;
use crate::views::status;

/// Levels of the form, in its order.
const OFFERED: [&str; 7] = ["person", "role", "circle", "manager", "lead", "sponsor", "owner"];

#[derive(Template)]
#[template(path = "helping/calls.html")]
struct CallsPage<'a> {
    l: &'a Lexicon,
    for_me: &'a [Help],
    mine: &'a [Help],
    only: Option<bool>,
    for_me_next: Option<String>,
    mine_next: Option<String>,
    roles: Vec<(&'a str, &'a str)>,
    places: &'a [Named],
    teams: &'a [Named],
    days: String,
    form: &'a Call,
    calls: [&'static str; 5],
    levels: [&'static str; 7],
    open: bool,
    kind_error: String,
    level_error: String,
    person_error: String,
    space_error: String,
    other_error: String,
    about_error: String,
    context_error: String,
    due_error: String,
    days_error: String,
}

impl CallsPage<'_> {
    /// Whether a list stands on this page.
    fn has(&self, mine: bool) -> bool {
        self.only.is_none_or(|only| only == mine)
    }
    fn role(&self) -> &str {
        if self.form.role.is_empty() { "facilitator" } else { &self.form.role }
    }
}

/// The page.
///
/// # Errors
/// When a template cannot be written.
pub(super) fn list(ctx: &Ctx, found: &Lists, form: &Call, errors: &[FieldError]) -> Result<Page, Problem> {
    let l = &ctx.l;
    let body = render(&CallsPage {
        l,
        for_me: &found.for_me,
        mine: &found.mine,
        only: found.only,
        for_me_next: next(&found.for_me),
        mine_next: next(&found.mine),
        roles: found.catalogue.roles.iter().map(|r| (r.key.as_str(), r.label.get(l.lang))).collect(),
        places: &found.own.0,
        teams: &found.own.1,
        days: form.days.as_ref().map_or_else(|| DAYS.to_string(), written),
        form,
        calls: CALLS,
        levels: OFFERED,
        open: !errors.is_empty() || !form.kind.is_empty() || found.for_me.is_empty() && found.mine.is_empty(),
        kind_error: l.wrong(errors, "kind"),
        level_error: l.wrong(errors, "level"),
        person_error: l.wrong(errors, "person"),
        space_error: l.wrong(errors, "space"),
        other_error: l.wrong(errors, "other"),
        about_error: l.wrong(errors, "about"),
        context_error: l.wrong(errors, "context"),
        due_error: l.wrong(errors, "due"),
        days_error: l.wrong(errors, "days"),
    })?;
    Ok(Page {
        title: l.t("spaces-call-title"),
        body,
        status: status(errors),
        here: "role".to_owned(),
        ..Page::default()
    })
}

/// What was written as the number of days.
fn written(value: &serde_json::Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}

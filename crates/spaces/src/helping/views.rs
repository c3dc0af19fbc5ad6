//! A team's requests for help, and one request.

use askama::Template;
use kernel::problem::FieldError;
use kernel::{Lexicon, Problem};
use web::answer::render;
use web::place::{self, Tab};
use web::{Ctx, Page, Place};

use super::help::{Asking, DAYS, Help, KINDS};
use super::{ANSWER_HELP, DELEGATE_HELP, END_HELP, WITHDRAW_HELP};
use crate::INVITE_COACH;
use crate::coach_routes::Loaded;
use crate::store::coaches::Helper;
use crate::views::status;

#[derive(Template)]
#[template(path = "helping/team.html")]
struct TeamPage<'a> {
    l: &'a Lexicon,
    place: &'a Place,
    list: &'a [Help],
    helpers: &'a [Helper],
    kinds: [&'static str; 3],
    form: &'a Asking,
    days: i64,
    asks: bool,
    kind_error: String,
    person_error: String,
    about_error: String,
    days_error: String,
    speaks_error: String,
}

/// The page of a team.
///
/// # Errors
/// When a template cannot be written.
pub(super) fn of_team(
    ctx: &Ctx,
    found: &Loaded<Help>,
    form: &Asking,
    errors: &[FieldError],
) -> Result<Page, Problem> {
    let (l, place) = (&ctx.l, &found.place);
    let body = render(&TeamPage {
        l,
        place,
        list: &found.list,
        helpers: &found.helpers,
        kinds: KINDS,
        form,
        days: form.days().unwrap_or(DAYS),
        asks: ctx.site.gate.may(&ctx.actor, INVITE_COACH, place),
        kind_error: l.wrong(errors, "kind"),
        person_error: l.wrong(errors, "person"),
        about_error: l.wrong(errors, "about"),
        days_error: l.wrong(errors, "days"),
        speaks_error: l.wrong(errors, "speaks"),
    })?;
    let title = l.s("spaces-help-title", "space", &place.name);
    let page = place::page(ctx, place, &found.beside, Tab::Coaches, &title, &body)?;
    Ok(Page { status: status(errors), ..page })
}

#[derive(Template)]
#[template(path = "helping/one.html")]
struct OnePage<'a> {
    l: &'a Lexicon,
    help: &'a Help,
    said: String,
    answers: bool,
    delegates: bool,
    withdraws: bool,
    ends: bool,
    answer: &'a str,
    answer_error: String,
    person_error: String,
}

/// One request.
///
/// # Errors
/// When a template cannot be written.
pub(super) fn one(ctx: &Ctx, help: &Help, answer: &str, errors: &[FieldError]) -> Result<Page, Problem> {
    let l = &ctx.l;
    let may = |action| help.state == "asked" && ctx.site.gate.may(&ctx.actor, action, help);
    let said = [("name", help.asker_name.as_str()), ("team", help.team.as_str())];
    let said = match help.coaches() {
        true => l.args(&format!("spaces-help-said-{}", help.kind), &said),
        false => l.args(&format!("spaces-call-said-{}", help.kind), &said),
    };
    let body = render(&OnePage {
        l,
        help,
        said: said.clone(),
        answers: may(ANSWER_HELP),
        delegates: may(DELEGATE_HELP),
        withdraws: may(WITHDRAW_HELP),
        ends: help.runs() && ctx.site.gate.may(&ctx.actor, END_HELP, help),
        answer,
        answer_error: l.wrong(errors, "answer"),
        person_error: l.wrong(errors, "person"),
    })?;
    Ok(Page { title: said, body, status: status(errors), here: "role".to_owned(), ..Page::default() })
}

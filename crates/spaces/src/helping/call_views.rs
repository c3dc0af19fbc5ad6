//! Requests for help on a page: for me, from me, and the form.

use askama::Template;
use kernel::problem::FieldError;
use kernel::{Lexicon, Problem};
use web::answer::render;
use web::{Ctx, Page};

use super::call::{CALLS, Call};
use super::help::Help;
use crate::views::status;

/// Levels of the form, in its order.
const OFFERED: [&str; 7] = ["person", "role", "circle", "manager", "lead", "sponsor", "owner"];

#[derive(Template)]
#[template(path = "helping/calls.html")]
struct CallsPage<'a> {
    l: &'a Lexicon,
    for_me: &'a [Help],
    mine: &'a [Help],
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
}

/// The page.
///
/// # Errors
/// When a template cannot be written.
pub(super) fn list(
    ctx: &Ctx,
    (for_me, mine): (&[Help], &[Help]),
    form: &Call,
    errors: &[FieldError],
) -> Result<Page, Problem> {
    let l = &ctx.l;
    let body = render(&CallsPage {
        l,
        for_me,
        mine,
        form,
        calls: CALLS,
        levels: OFFERED,
        open: !errors.is_empty() || for_me.is_empty() && mine.is_empty(),
        kind_error: l.wrong(errors, "kind"),
        level_error: l.wrong(errors, "level"),
        person_error: l.wrong(errors, "person"),
        space_error: l.wrong(errors, "space"),
        other_error: l.wrong(errors, "other"),
        about_error: l.wrong(errors, "about"),
        context_error: l.wrong(errors, "context"),
        due_error: l.wrong(errors, "due"),
    })?;
    Ok(Page {
        title: l.t("spaces-call-title"),
        body,
        status: status(errors),
        here: "role".to_owned(),
        ..Page::default()
    })
}

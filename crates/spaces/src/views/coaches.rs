//! The coaches of a team, and for its manager the form for another one.

use askama::Template;
use kernel::problem::FieldError;
use kernel::{Lexicon, Problem};
use web::answer::render;
use web::place::{self, Tab};
use web::{Ctx, Page, Place};

use super::forms::status;
use crate::coach_routes::Loaded;
use crate::coaching::{self, Coaching};
use crate::store::coaches::{Coach, Helper};
use crate::{END_COACHING, INVITE_COACH};

#[derive(Template)]
#[template(path = "views/coaches.html")]
struct CoachesPage<'a> {
    l: &'a Lexicon,
    place: &'a Place,
    list: &'a [Coach],
    helpers: &'a [Helper],
    form: &'a Coaching,
    may_invite: bool,
    may_end: bool,
    first_day: String,
    last_day: String,
    person_error: String,
    until_error: String,
    about_error: String,
    speaks_error: String,
}

/// The page.
///
/// # Errors
/// When a template cannot be written.
pub(crate) fn coaches(
    ctx: &Ctx,
    found: &Loaded<Coach>,
    form: &Coaching,
    errors: &[FieldError],
) -> Result<Page, Problem> {
    let (l, place, gate) = (&ctx.l, &found.place, &ctx.site.gate);
    let (first_day, last_day) = coaching::range(&l.zone, l.now);
    let body = render(&CoachesPage {
        l,
        place,
        list: &found.list,
        helpers: &found.helpers,
        form,
        may_invite: gate.may(&ctx.actor, INVITE_COACH, place),
        may_end: gate.may(&ctx.actor, END_COACHING, place),
        first_day,
        last_day,
        person_error: l.wrong(errors, "person"),
        until_error: l.wrong(errors, "until"),
        about_error: l.wrong(errors, "about"),
        speaks_error: l.wrong(errors, "speaks"),
    })?;
    let title = l.s("spaces-title-coaches", "space", &place.name);
    let page = place::page(ctx, place, &found.beside, Tab::Coaches, &title, &body)?;
    Ok(Page { status: status(errors), ..page })
}

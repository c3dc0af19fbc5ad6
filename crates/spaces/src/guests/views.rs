//! The pages of guests.

use askama::Template;
use kernel::problem::FieldError;
use kernel::time::DAY;
use kernel::{Lexicon, Problem};
use web::answer::render;
use web::place::{self, Beside, Tab};
use web::{Ctx, Page, Place};

use super::SPONSOR;
use super::api::Inviting;
use super::store::Guest;
use crate::views::status;

/// A guest as shown.
struct Line<'a> {
    guest: &'a Guest,
    left: String,
}

fn line<'a>(l: &Lexicon, guest: &'a Guest) -> Line<'a> {
    let days = (guest.until.0 - l.now.0).max(0) / DAY;
    Line { guest, left: l.ns("spaces-guest-left", &days, "day", &l.day(&guest.until)) }
}

#[derive(Template)]
#[template(path = "guests/views/guests.html")]
struct GuestsPage<'a> {
    l: &'a Lexicon,
    place: &'a Place,
    lines: Vec<Line<'a>>,
    form: &'a Inviting,
    may_invite: bool,
    person_error: String,
    until_error: String,
    sponsor_error: String,
}

/// The guests of a space.
///
/// # Errors
/// When a template cannot be written.
pub fn guests(
    ctx: &Ctx,
    place: &Place,
    beside: &Beside,
    list: &[Guest],
    form: &Inviting,
    errors: &[FieldError],
) -> Result<Page, Problem> {
    let l = &ctx.l;
    let body = render(&GuestsPage {
        l,
        place,
        lines: list.iter().map(|g| line(l, g)).collect(),
        form,
        may_invite: ctx.site.gate.may_ask(&ctx.actor, SPONSOR, place) && !place.open_read,
        person_error: l.wrong(errors, "person"),
        until_error: l.wrong(errors, "until"),
        sponsor_error: l.wrong(errors, "sponsor"),
    })?;
    let title = l.s("spaces-title-guests", "space", &place.name);
    let page = place::page(ctx, place, beside, Tab::Guests, &title, &body)?;
    Ok(Page { status: status(errors), ..page })
}

#[derive(Template)]
#[template(path = "guests/views/all.html")]
struct AllPage<'a> {
    l: &'a Lexicon,
    lines: Vec<Line<'a>>,
}

/// The guests of the network.
///
/// # Errors
/// When a template cannot be written.
pub fn all(ctx: &Ctx, list: &[Guest]) -> Result<Page, Problem> {
    let l = &ctx.l;
    let body = render(&AllPage { l, lines: list.iter().map(|g| line(l, g)).collect() })?;
    Ok(Page { title: l.t("spaces-title-all-guests"), body, here: "spaces".to_owned(), ..Page::default() })
}

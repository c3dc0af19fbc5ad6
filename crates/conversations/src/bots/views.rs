//! The pages of bots.

use askama::Template;
use kernel::problem::FieldError;
use kernel::{Lexicon, Problem};
use web::answer::render;
use web::place::{Beside, Place, Tab, page};
use web::{Ctx, Page};

use super::store::{Bot, Sent};

#[derive(Template)]
#[template(path = "bots/views/list.html")]
struct ListPage<'a> {
    l: &'a Lexicon,
    place: &'a Place,
    bots: &'a [Bot],
    fresh: Option<&'a str>,
    typed: &'a str,
    wrong: String,
}

#[derive(Template)]
#[template(path = "bots/views/one.html")]
struct OnePage<'a> {
    l: &'a Lexicon,
    place: &'a Place,
    bot: &'a Bot,
    sent: &'a [Sent],
    fresh: Option<&'a str>,
}

/// The bots of a space, with the form for another.
pub(super) fn list(
    ctx: &Ctx,
    (place, beside): (&Place, &Beside),
    bots: &[Bot],
    fresh: Option<&str>,
    (typed, errors): (&str, &[FieldError]),
) -> Result<Page, Problem> {
    let l = &ctx.l;
    let wrong = l.first_wrong(errors);
    let body = render(&ListPage { l, place, bots, fresh, typed, wrong })?;
    let page = page(ctx, place, beside, Tab::Programs, &l.t("conv-bots-title"), &body)?;
    Ok(Page { status: (!errors.is_empty()).then_some(422), ..page })
}

/// One with its log.
pub(super) fn one(
    ctx: &Ctx,
    (place, beside): (&Place, &Beside),
    bot: &Bot,
    sent: &[Sent],
    fresh: Option<&str>,
) -> Result<Page, Problem> {
    let body = render(&OnePage { l: &ctx.l, place, bot, sent, fresh })?;
    page(ctx, place, beside, Tab::Programs, &bot.name, &body)
}

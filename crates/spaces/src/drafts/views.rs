//! The page of a draft.

use askama::Template;
use kernel::problem::FieldError;
use kernel::{Lexicon, Problem};
use web::answer::render;
use web::place::{self, Beside, Tab};
use web::{Ctx, Page, Place};

use super::OPEN;
use super::store::Needs;
use crate::views::status;

/// Something a community needs.
struct Need {
    there: bool,
    what: String,
    path: &'static str,
    error: String,
}

#[derive(Template)]
#[template(path = "drafts/views/draft.html")]
struct DraftPage<'a> {
    l: &'a Lexicon,
    place: &'a Place,
    needs: Vec<Need>,
    way: String,
    may_open: bool,
    ready: bool,
    join_error: String,
}

/// What a draft has and what it still needs.
///
/// # Errors
/// When a template cannot be written.
pub(super) fn draft(
    ctx: &Ctx,
    place: &Place,
    beside: &Beside,
    needs: &Needs,
    errors: &[FieldError],
) -> Result<Page, Problem> {
    let l = &ctx.l;
    let need = |(name, there, path): (&'static str, bool, &'static str)| Need {
        there,
        what: l.t(format!("spaces-draft-{name}")),
        path,
        error: l.wrong(errors, name),
    };
    let all = [
        ("card", needs.card, "/card/edit"),
        ("objective", needs.objective, "/value"),
        ("facilitator", needs.facilitator, "/who"),
    ];
    let body = render(&DraftPage {
        l,
        place,
        needs: all.into_iter().map(need).collect(),
        way: l.t(format!("spaces-join-{}", needs.joining)),
        may_open: ctx.site.gate.may(&ctx.actor, OPEN, place),
        ready: needs.met(),
        join_error: l.wrong(errors, "join"),
    })?;
    let title = l.s("spaces-title-draft", "space", &place.name);
    let page = place::page(ctx, place, beside, Tab::Settings, &title, &body)?;
    Ok(Page { status: status(errors), ..page })
}

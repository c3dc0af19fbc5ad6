//! The pages of templates.

use kernel::problem::FieldError;
use kernel::{Lexicon, Problem};
use policy::NetworkThing;
use web::answer::render;
use web::place::{self, Beside, Tab};
use web::{Ctx, Page, Place};

use super::api::Naming;
use super::shipped::Template;
use crate::listing::KEEP;
use crate::opening;
use crate::views::status;

/// A template as shown.
pub struct Line<'a> {
    /// The template.
    pub t: &'a Template,
    /// Its kind in words.
    pub kind: String,
    /// The reader may open a space of its kind.
    pub may_open: bool,
    /// The reader may rename and end it.
    pub keeps: bool,
}

/// The templates as one reader meets them.
pub fn lines<'a>(ctx: &Ctx, list: &'a [Template]) -> Vec<Line<'a>> {
    let all = ctx.site.gate.may(&ctx.actor, KEEP, &NetworkThing);
    let one = |t: &'a Template| Line {
        t,
        kind: ctx.l.t(format!("spaces-kind-{}", t.shape.kind)),
        may_open: t.kind().is_some_and(|k| ctx.site.gate.may(&ctx.actor, opening::action(k), &NetworkThing)),
        keeps: t.by.is_some_and(|by| all || by == ctx.actor.id.number()),
    };
    list.iter().map(one).collect()
}

#[derive(askama::Template)]
#[template(path = "templates/views/templates.html")]
struct TemplatesPage<'a> {
    l: &'a Lexicon,
    lines: Vec<Line<'a>>,
    wrong: String,
}

/// The page of the templates.
pub(super) fn templates(
    ctx: &Ctx,
    list: &[Template],
    form: &Naming,
    errors: &[FieldError],
) -> Result<Page, Problem> {
    let l = &ctx.l;
    let named = ["name", "what", "version"].iter().map(|f| l.wrong(errors, f)).find(|e| !e.is_empty());
    let wrong = named.map(|e| format!("{} {e}", form.name)).unwrap_or_default();
    let body = render(&TemplatesPage { l, lines: lines(ctx, list), wrong })?;
    let title = l.t("spaces-title-templates");
    Ok(Page { title, body, here: "spaces".to_owned(), status: status(errors), ..Page::default() })
}

#[derive(askama::Template)]
#[template(path = "templates/views/make.html")]
struct MakePage<'a> {
    l: &'a Lexicon,
    place: &'a Place,
    form: &'a Naming,
    name_error: String,
    what_error: String,
}

/// The form that makes one of a space.
pub(super) fn make(
    ctx: &Ctx,
    place: &Place,
    beside: &Beside,
    form: &Naming,
    errors: &[FieldError],
) -> Result<Page, Problem> {
    let l = &ctx.l;
    let (name_error, what_error) = (l.wrong(errors, "name"), l.wrong(errors, "what"));
    let body = render(&MakePage { l, place, form, name_error, what_error })?;
    let title = l.s("spaces-title-template", "space", &place.name);
    let page = place::page(ctx, place, beside, Tab::Settings, &title, &body)?;
    Ok(Page { status: status(errors), ..page })
}

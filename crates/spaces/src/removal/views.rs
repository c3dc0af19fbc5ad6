//! The page of deleting a space.

use askama::Template;
use kernel::problem::FieldError;
use kernel::{Lexicon, Problem};
use web::answer::render;
use web::place::{self, Beside, Tab};
use web::{Ctx, Page, Place};

use super::store::Goes;
use super::{KEEP, REMOVE};
use crate::views::status;

#[derive(Template)]
#[template(path = "removal/views/removal.html")]
struct RemovalPage<'a> {
    l: &'a Lexicon,
    place: &'a Place,
    goes: Vec<String>,
    planned: String,
    may_remove: bool,
    may_keep: bool,
    name_error: String,
}

/// What goes, who is told, and the name to be typed.
///
/// # Errors
/// When a template cannot be written.
pub(super) fn removal(
    ctx: &Ctx,
    place: &Place,
    beside: &Beside,
    goes: &Goes,
    errors: &[FieldError],
) -> Result<Page, Problem> {
    let l = &ctx.l;
    let counted = [
        ("spaces-removal-threads", goes.threads),
        ("spaces-removal-files", goes.files),
        ("spaces-removal-notes", goes.notes),
        ("spaces-removal-tasks", goes.tasks),
        ("spaces-removal-members", goes.members),
    ];
    let lines = counted.iter().map(|(key, n)| match (*key, *n) {
        ("spaces-removal-files", n) if n > 0 => format!("{} ({})", l.n(key, &n), l.bytes(&goes.bytes)),
        (key, n) => l.n(key, &n),
    });
    let planned = goes.due.map(|due| {
        let by = goes.by.as_deref().unwrap_or_default();
        l.args("spaces-removal-by", &[("day", &l.day(&due)), ("name", by)])
    });
    let body = render(&RemovalPage {
        l,
        place,
        goes: lines.collect(),
        may_remove: planned.is_none() && ctx.site.gate.may(&ctx.actor, REMOVE, place),
        may_keep: planned.is_some() && ctx.site.gate.may(&ctx.actor, KEEP, place),
        planned: planned.unwrap_or_default(),
        name_error: l.wrong(errors, "name"),
    })?;
    let title = l.s("spaces-title-removal", "space", &place.name);
    let page = place::page(ctx, place, beside, Tab::Settings, &title, &body)?;
    Ok(Page { status: status(errors), ..page })
}

//! Pages of reorganisations.

use askama::Template;
use kernel::problem::FieldError;
use kernel::{Lexicon, Problem};
use web::{Ctx, Page};

use super::api::{MoveForm, NameForm};
use super::routes::Seen;
use super::store::Reorganisation;
use crate::unit::{Branch, tree};
use crate::views::{Errors, page};

#[derive(Template)]
#[template(path = "moving/views/list.html")]
struct List<'a> {
    l: &'a Lexicon,
    all: &'a [Reorganisation],
    form: &'a NameForm,
    errors: Errors,
}

pub(super) fn list(
    ctx: &Ctx,
    all: &[Reorganisation],
    form: &NameForm,
    errors: Option<&Vec<FieldError>>,
) -> Result<Page, Problem> {
    let said = errors.map(|e| Errors::new(&ctx.l, e)).unwrap_or_default();
    let body = List { l: &ctx.l, all, form, errors: said };
    Ok(Page { status: errors.map(|_| 422), ..page(ctx.l.t("people-moves"), "units", &body)? })
}

#[derive(Template)]
#[template(path = "moving/views/one.html")]
struct One<'a> {
    l: &'a Lexicon,
    seen: &'a Seen,
    units: Vec<Branch>,
    form: &'a MoveForm,
    errors: Errors,
    draft: bool,
}

pub(super) fn one(ctx: &Ctx, seen: &Seen, form: &MoveForm, errors: &[FieldError]) -> Result<Page, Problem> {
    let body = One {
        l: &ctx.l,
        seen,
        units: tree(seen.units.clone()),
        form,
        errors: Errors::new(&ctx.l, errors),
        draft: seen.it.state == "draft",
    };
    let status = (!errors.is_empty()).then_some(422);
    Ok(Page { status, ..page(seen.it.name.clone(), "units", &body)? })
}

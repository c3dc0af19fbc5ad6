//! A community's value beside its activity.

use askama::Template;
use kernel::{Lexicon, Problem};
use web::answer::render;
use web::place::{self, Tab};
use web::{Ctx, Page};

use super::rows::{Row, last};
use super::{FieldView, Mend, form_key};
use crate::registers::entry::Entry;
use crate::registers::value_routes::{AlignForm, Worth};

#[derive(Template)]
#[template(path = "registers/views/value.html")]
struct ValueView<'a> {
    l: &'a Lexicon,
    w: &'a Worth,
    members: String,
    threads: String,
    last: String,
    rows: Vec<Row>,
    apart: Vec<Row>,
    aligns: bool,
    fields: Vec<FieldView>,
    beyond: Vec<String>,
    form_key: String,
}

/// What came of a community, beside its activity, and the objectives it serves.
///
/// # Errors
/// When a template cannot be written.
pub fn value(ctx: &Ctx, w: &Worth, typed: &AlignForm, mend: &Mend) -> Result<Page, Problem> {
    let l = &ctx.l;
    let (validated, apart): (Vec<&Entry>, Vec<&Entry>) = w.items.iter().partition(|e| e.state == "validated");
    let field = |key, kind, label: &str, value: &str, options| FieldView {
        key,
        kind,
        label: l.t(label),
        hint: String::new(),
        value: value.to_owned(),
        error: mend.about(l, key),
        options,
        must: true,
        live: String::new(),
    };
    let objectives = w.objectives.iter();
    let options = objectives.map(|(id, title)| (id.clone(), title.clone(), *id == typed.objective)).collect();
    let body = ValueView {
        l,
        w,
        members: l.number(&w.place.members),
        threads: l.number(&w.threads),
        last: last(l, w.last),
        rows: validated.into_iter().map(|e| Row::new(l, e, &[])).collect(),
        apart: apart.into_iter().map(|e| Row::new(l, e, &[])).collect(),
        aligns: w.aligns,
        fields: vec![
            field("objective", "select", "registers-serves-objective", &typed.objective, options),
            field("contribution", "text", "registers-serves-contribution", &typed.contribution, Vec::new()),
        ],
        beyond: mend.beyond(l, &["objective", "contribution"]),
        form_key: form_key(l),
    };
    let title = l.s("registers-value-of", "space", &w.place.name);
    let mut page = place::page(ctx, &w.place, &w.beside, Tab::Value, &title, &render(&body)?)?;
    page.status = mend.status();
    Ok(page)
}

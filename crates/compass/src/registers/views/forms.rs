//! The form for an entry.

use askama::Template;
use kernel::{Lexicon, Problem};
use web::answer::render;
use web::{Ctx, Page};

use super::rows::SimilarFound;
use super::{Detail, FieldView, Mend, form_key, page};
use crate::registers::draft::Sent;
use crate::registers::list::{Kind, Register};
use crate::registers::store::choices::Choices;
use crate::registers::store::support::Similar;

#[derive(Template)]
#[template(path = "registers/views/form.html")]
struct Form<'a> {
    l: &'a Lexicon,
    key: &'static str,
    title: String,
    lead: String,
    action: String,
    back: String,
    submit: String,
    version: i64,
    fields: Vec<FieldView>,
    votes: bool,
    similar: String,
    beyond: Vec<String>,
    form_key: String,
}

/// The form for an entry: a new one, or the words of one that is there.
///
/// # Errors
/// When a template cannot be written.
pub fn form(
    ctx: &Ctx,
    register: &'static Register,
    entry: Option<&Detail>,
    sent: &Sent,
    choices: &Choices,
    found: &[Similar],
    mend: &Mend,
) -> Result<Page, Problem> {
    let l = &ctx.l;
    let shown = register.fields.iter().filter(|f| entry.is_none() || f.kind != Kind::Space);
    let mut fields = vec![FieldView::title(l, register, sent, mend)];
    fields.extend(shown.map(|f| FieldView::new(l, register, f, sent, choices, mend)));
    let keys: Vec<&str> = fields.iter().map(|f| f.key).collect();
    let path = entry.map_or_else(|| format!("/registers/{}", register.key), |d| d.entry.path());
    let title = match entry {
        Some(d) => d.entry.title.clone(),
        None => l.tp("registers-new-", register.key),
    };
    let similar =
        if found.is_empty() { String::new() } else { render(&SimilarFound::new(l, register, found))? };
    let submit = match (entry, similar.is_empty()) {
        (Some(_), _) => "registers-save",
        (None, true) => "registers-send",
        (None, false) => "registers-send-anyway",
    };
    // After a conflict the form stands upon what holds now: saving again is a decision then.
    let now = entry.map_or(0, |d| d.entry.version);
    let version = if mend.conflict { now } else { sent.version().filter(|_| entry.is_some()).unwrap_or(now) };
    let body = Form {
        l,
        key: register.key,
        lead: l.tp("registers-how-", register.key),
        action: path.clone(),
        back: path,
        submit: l.t(submit),
        version,
        beyond: mend.beyond(l, &keys),
        fields,
        votes: register.votes && entry.is_none(),
        similar,
        form_key: form_key(l),
        title: title.clone(),
    };
    page(title, mend, &body)
}

//! The versions, and the form for a charter file with a preview of what it would change.

use askama::Template;
use charter::Change;
use kernel::{Lexicon, Problem};
use web::{Ctx, Page};

use super::{Mend, Sheet, may_edit, page};
use crate::charters::api::NewChange;
use crate::charters::lines::Line;
use crate::charters::store::Seen;

/// One version as shown.
pub struct Version {
    number: i64,
    title: String,
    at: String,
    stamp: String,
    by: Option<(String, String)>,
    lines: Vec<Line>,
}

impl Version {
    /// A change with what it changed.
    #[must_use]
    pub fn new(ctx: &Ctx, change: &Change, lines: Vec<Line>) -> Self {
        let by = change.handle.clone().zip(change.by.clone());
        let title = ctx.l.n("charters-version", &change.version);
        let (at, stamp) = (ctx.l.when(&change.at), change.at.to_string());
        Self { number: change.version, title, at, stamp, by, lines }
    }
}

#[derive(Template)]
#[template(path = "charters/views/changes.html")]
struct Changes<'a> {
    l: &'a Lexicon,
    versions: Vec<Version>,
    next: Option<&'a str>,
    may: bool,
}

/// The page of the versions.
///
/// # Errors
/// When a template cannot be written.
pub fn changes(ctx: &Ctx, versions: Vec<Version>, next: Option<&str>) -> Result<Page, Problem> {
    let l = &ctx.l;
    let body = Changes { l, versions, next, may: may_edit(ctx) };
    page(l.t("charters-changes"), &Mend::default(), &body)
}

#[derive(Template)]
#[template(path = "charters/views/change_new.html")]
struct ChangeNew<'a> {
    l: &'a Lexicon,
    file: &'a str,
    preview: Option<Vec<Line>>,
    sheet: Sheet,
}

/// The form for a charter file.
///
/// # Errors
/// When a template cannot be written.
pub fn change_new(
    ctx: &Ctx,
    seen: &Seen,
    form: &NewChange,
    preview: Option<Vec<Line>>,
    mend: &Mend,
) -> Result<Page, Problem> {
    let l = &ctx.l;
    let body = ChangeNew { l, file: &form.file, preview, sheet: Sheet::new(l, seen, form.version, mend) };
    page(l.t("charters-change-new"), mend, &body)
}

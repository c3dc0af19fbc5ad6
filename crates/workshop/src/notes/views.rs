//! The pages of notes.

use askama::Template;
use kernel::problem::FieldError;
use kernel::{Lexicon, Problem, rich};
use web::answer::render;
use web::place::{self, Beside, Tab};
use web::{Ctx, Page, Place};

use super::api::Written;
use super::note::{DiffLine, differences};
use super::routes::Open;
use super::store::{Note, Version};
use super::{REMOVE, REMOVE_OWN, WRITE};

/// A note in the list.
struct Line<'a> {
    note: &'a Note,
    about: String,
    when: String,
}

#[derive(Template)]
#[template(path = "notes/views/list.html")]
struct ListPage<'a> {
    l: &'a Lexicon,
    place: &'a Place,
    lines: Vec<Line<'a>>,
    q: &'a str,
    next: Option<&'a str>,
    may_write: bool,
}

/// The notes of a space.
///
/// # Errors
/// When a template cannot be written.
pub fn list(
    ctx: &Ctx,
    place: &Place,
    beside: &Beside,
    notes: &[Note],
    q: &str,
    next: Option<&str>,
) -> Result<Page, Problem> {
    let l = &ctx.l;
    let line = |note| Line { note, about: about(note), when: l.when(&note.changed) };
    let lines = notes.iter().map(line).collect();
    let may_write = ctx.site.gate.may(&ctx.actor, WRITE, place);
    let body = render(&ListPage { l, place, lines, q, next, may_write })?;
    place::page(ctx, place, beside, Tab::Notes, &l.s("notes-title", "space", &place.name), &body)
}

fn about(note: &Note) -> String {
    rich::excerpt(&rich::html(&note.body.replace("[[", "").replace("]]", ""), &|_| None), 140)
}

#[derive(Template)]
#[template(path = "notes/views/note.html")]
struct NotePage<'a> {
    l: &'a Lexicon,
    place: &'a Place,
    note: &'a Note,
    html: &'a str,
    linking: &'a [(i64, String)],
    written: String,
    may_write: bool,
    may_remove: bool,
}

/// One note.
///
/// # Errors
/// When a template cannot be written.
pub fn note(ctx: &Ctx, open: &Open) -> Result<Page, Problem> {
    let (l, place, note) = (&ctx.l, &open.place, &open.note);
    let own = note.author == ctx.actor.id;
    let when = l.when(&note.changed);
    let body = render(&NotePage {
        l,
        place,
        note,
        html: &open.html,
        linking: &open.linking,
        written: l.args(
            "notes-written-by",
            &[("name", note.name.as_str()), ("when", when.as_str()), ("version", &note.version.to_string())],
        ),
        may_write: ctx.site.gate.may(&ctx.actor, WRITE, place),
        may_remove: ctx.site.gate.may(&ctx.actor, if own { REMOVE_OWN } else { REMOVE }, place),
    })?;
    place::page(ctx, place, &open.beside, Tab::Notes, &note.title, &body)
}

#[derive(Template)]
#[template(path = "notes/views/form.html")]
struct FormPage<'a> {
    l: &'a Lexicon,
    place: &'a Place,
    form: &'a Written,
    note: Option<&'a Note>,
    moved: bool,
    version: i64,
    lines: Vec<DiffLine>,
    title_error: String,
    text_error: String,
}

/// The form for a note; when somebody else wrote meanwhile, with both texts.
///
/// # Errors
/// When a template cannot be written.
pub fn form(
    ctx: &Ctx,
    place: &Place,
    beside: &Beside,
    note: Option<&Note>,
    form: &Written,
    errors: &[FieldError],
) -> Result<Page, Problem> {
    let l = &ctx.l;
    let moved = note.is_some_and(|n| n.version != form.version);
    let error = |field| l.wrong(errors, field);
    let body = render(&FormPage {
        l,
        place,
        form,
        note,
        moved,
        version: note.map_or(0, |n| n.version),
        lines: note.filter(|_| moved).map(|n| differences(&n.body, &form.text)).unwrap_or_default(),
        title_error: error("title"),
        text_error: error("text"),
    })?;
    let title = match note {
        Some(note) => l.s("notes-title-edit", "note", &note.title),
        None => l.t("notes-new"),
    };
    let page = place::page(ctx, place, beside, Tab::Notes, &title, &body)?;
    let status = if moved { Some(409) } else { (!errors.is_empty()).then_some(422) };
    Ok(Page { status, ..page })
}

#[derive(Template)]
#[template(path = "notes/views/versions.html")]
struct VersionsPage<'a> {
    l: &'a Lexicon,
    place: &'a Place,
    note: &'a Note,
    list: &'a [Version],
}

/// The versions of a note.
///
/// # Errors
/// When a template cannot be written.
pub fn versions(ctx: &Ctx, open: &Open, list: &[Version]) -> Result<Page, Problem> {
    let body = render(&VersionsPage { l: &ctx.l, place: &open.place, note: &open.note, list })?;
    let title = ctx.l.s("notes-title-versions", "note", &open.note.title);
    place::page(ctx, &open.place, &open.beside, Tab::Notes, &title, &body)
}

#[derive(Template)]
#[template(path = "notes/views/version.html")]
struct VersionPage<'a> {
    l: &'a Lexicon,
    place: &'a Place,
    note: &'a Note,
    version: &'a Version,
    lines: &'a [DiffLine],
    may_restore: bool,
}

/// One version of a note, as it differs from the one before.
///
/// # Errors
/// When a template cannot be written.
pub fn version(ctx: &Ctx, open: &Open, version: &Version, lines: &[DiffLine]) -> Result<Page, Problem> {
    let may = ctx.site.gate.may(&ctx.actor, WRITE, &open.place);
    let may_restore = may && version.version != open.note.version;
    let (place, note) = (&open.place, &open.note);
    let body = render(&VersionPage { l: &ctx.l, place, note, version, lines, may_restore })?;
    let title = ctx.l.s("notes-title-versions", "note", &note.title);
    place::page(ctx, place, &open.beside, Tab::Notes, &title, &body)
}

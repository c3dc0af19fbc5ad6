//! The pages of keeping a place.

use askama::Template;
use kernel::problem::FieldError;
use kernel::{Lexicon, Problem};
use web::answer::render;
use web::place::{self, Beside, Kind, Tab};
use web::{Ctx, Page, Place};

use super::settings::{Settings, ways};
use super::store::{Change, Owner};
use super::{ARCHIVE, BRING_BACK, CHANGE, OWNERS};
pub use crate::listing::Category;
use crate::views::language;
use crate::views::status;
use crate::{CLOSE, criteria, removal, templates};

/// Something that can be chosen.
struct Choice {
    value: String,
    label: String,
    on: bool,
}

/// A switch with two answers.
struct Switch {
    name: &'static str,
    label: String,
    hint: String,
    on: bool,
}

#[derive(Template)]
#[template(path = "keeping/views/settings.html")]
struct SettingsPage<'a> {
    l: &'a Lexicon,
    place: &'a Place,
    set: &'a Settings,
    team: bool,
    community: bool,
    hues: Vec<Choice>,
    joins: Vec<Choice>,
    categories: Vec<Choice>,
    switches: Vec<Switch>,
    name_error: String,
    slug_error: String,
    join_error: String,
    quota_error: String,
    answer_error: String,
    keep_error: String,
    keep: String,
    older: String,
    quota: String,
    answer: String,
    langs: Vec<Choice>,
    may_template: bool,
    may_criteria: bool,
    may_owners: bool,
    may_archive: bool,
    may_bring_back: bool,
    may_close: bool,
    may_remove: bool,
}

/// The settings of a space.
///
/// # Errors
/// When a template cannot be written.
pub fn settings(
    ctx: &Ctx,
    place: &Place,
    beside: &Beside,
    set: &Settings,
    categories: &[Category],
    older: Option<i64>,
    errors: &[FieldError],
) -> Result<Page, Problem> {
    let l = &ctx.l;
    let may = |action| ctx.site.gate.may(&ctx.actor, action, place);
    let body = render(&SettingsPage {
        l,
        place,
        set,
        team: place.kind == Kind::Team,
        community: place.kind == Kind::Community,
        hues: hues(l, set.hue),
        joins: joins(l, place.kind, set),
        categories: choices(l, categories, set.category),
        switches: switches(l, place.kind, set),
        name_error: l.wrong(errors, "name"),
        slug_error: l.wrong(errors, "slug"),
        join_error: l.wrong(errors, "join"),
        quota_error: l.wrong(errors, "quota_mb"),
        answer_error: l.wrong(errors, "answer_days"),
        keep_error: l.wrong(errors, "keep_days"),
        keep: set.keep_days.to_string(),
        older: older.map(|n| l.n("spaces-set-keep-older", &n)).unwrap_or_default(),
        quota: set.quota_mb.to_string(),
        answer: set.answer_days.to_string(),
        langs: langs(l, &set.lang),
        may_template: may(templates::MAKE),
        may_criteria: may(criteria::KEEP),
        may_owners: may(OWNERS),
        may_archive: may(ARCHIVE) && !place.archived,
        may_bring_back: may(BRING_BACK) && place.archived,
        may_close: may(CLOSE) && !place.closed,
        may_remove: may(removal::REMOVE),
    })?;
    let title = l.s("spaces-title-settings", "space", &place.name);
    let page = place::page(ctx, place, beside, Tab::Settings, &title, &body)?;
    Ok(Page { status: status(errors), ..page })
}

fn hues(l: &Lexicon, now: i64) -> Vec<Choice> {
    let one = |hue: i64| Choice {
        value: hue.to_string(),
        label: l.n("spaces-set-hue-n", &(hue + 1)),
        on: hue == now,
    };
    (0..24).map(one).collect()
}

fn joins(l: &Lexicon, kind: Kind, set: &Settings) -> Vec<Choice> {
    let one = |way: &place::Joining| Choice {
        value: way.to_string(),
        label: l.t(format!("spaces-join-{way}")),
        on: *way == set.joining,
    };
    ways(kind).iter().map(one).collect()
}

fn choices(l: &Lexicon, categories: &[Category], now: i64) -> Vec<Choice> {
    let none = Choice { value: "0".to_owned(), label: l.t("spaces-set-category-none"), on: now == 0 };
    let one = |c: &Category| Choice { value: c.id.to_string(), label: c.name(l).to_owned(), on: c.id == now };
    std::iter::once(none).chain(categories.iter().map(one)).collect()
}

fn langs(l: &Lexicon, now: &str) -> Vec<Choice> {
    let none = Choice { value: String::new(), label: l.t("spaces-lang-any"), on: now.is_empty() };
    let mut codes = vec!["en", "fr"];
    if !now.is_empty() && !codes.contains(&now) {
        codes.push(now);
    }
    let one = |code: &str| Choice { value: code.to_owned(), label: language(l, code), on: code == now };
    std::iter::once(none).chain(codes.into_iter().map(one)).collect()
}

fn switches(l: &Lexicon, kind: Kind, set: &Settings) -> Vec<Switch> {
    let all = [
        ("reactions", set.reactions, kind != Kind::Team),
        ("approves", set.approves, kind != Kind::Team),
        ("pseudonyms", set.pseudonyms, true),
        ("feed", set.feed, kind != Kind::Team),
        ("members_invite", set.members_invite, matches!(kind, Kind::Community | Kind::Project)),
    ];
    let one = |(name, on, _): (&'static str, bool, bool)| Switch {
        name,
        label: l.t(format!("spaces-set-{}", name.replace('_', "-"))),
        hint: l.t(format!("spaces-set-{}-hint", name.replace('_', "-"))),
        on,
    };
    all.into_iter().filter(|(.., shown)| *shown).map(one).collect()
}

/// A change as shown.
struct Line<'a> {
    change: &'a Change,
    what: String,
    was: String,
    becomes: String,
}

#[derive(Template)]
#[template(path = "keeping/views/changes.html")]
struct ChangesPage<'a> {
    l: &'a Lexicon,
    place: &'a Place,
    lines: Vec<Line<'a>>,
    next: Option<&'a str>,
    may_change: bool,
}

/// What was changed in a space.
///
/// # Errors
/// When a template cannot be written.
pub fn changes(
    ctx: &Ctx,
    place: &Place,
    beside: &Beside,
    list: &[Change],
    next: Option<&str>,
) -> Result<Page, Problem> {
    let l = &ctx.l;
    let lines = list.iter().map(|change| Line {
        change,
        what: l.t(format!("spaces-change-{}", change.what)),
        was: value(l, &change.what, &change.was),
        becomes: value(l, &change.what, &change.becomes),
    });
    let may_change = ctx.site.gate.may(&ctx.actor, CHANGE, place);
    let body = render(&ChangesPage { l, place, lines: lines.collect(), next, may_change })?;
    let title = l.s("spaces-title-changes", "space", &place.name);
    place::page(ctx, place, beside, Tab::Settings, &title, &body)
}

/// A value in words.
fn value(l: &Lexicon, what: &str, value: &str) -> String {
    match (what, value) {
        (_, "true") => l.t("spaces-set-yes"),
        (_, "false") => l.t("spaces-set-no"),
        ("join", way) => l.t(format!("spaces-way-{way}")),
        ("hue" | "category" | "criteria", _) => String::new(),
        (_, text) => text.to_owned(),
    }
}

#[derive(Template)]
#[template(path = "keeping/views/owners.html")]
struct OwnersPage<'a> {
    l: &'a Lexicon,
    place: &'a Place,
    list: &'a [Owner],
    person: &'a str,
    person_error: String,
}

/// Who keeps a community.
///
/// # Errors
/// When a template cannot be written.
pub fn owners(
    ctx: &Ctx,
    place: &Place,
    beside: &Beside,
    list: &[Owner],
    person: &str,
    errors: &[FieldError],
) -> Result<Page, Problem> {
    let person_error = ctx.l.wrong(errors, "person");
    let body = render(&OwnersPage { l: &ctx.l, place, list, person, person_error })?;
    let title = ctx.l.s("spaces-title-owners", "space", &place.name);
    let page = place::page(ctx, place, beside, Tab::Settings, &title, &body)?;
    Ok(Page { status: status(errors), ..page })
}

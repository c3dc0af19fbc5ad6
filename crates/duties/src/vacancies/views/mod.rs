//! The pages of vacancies.

mod one;

use askama::Template;
use charter::Catalogue;
use kernel::problem::FieldError;
use kernel::{Lang, Lexicon, Problem};
use web::answer::render;
use web::{Ctx, Page};

use super::api::NewVacancy;
use super::open_routes::Draft;
use super::store::{Choice, Found};

pub(super) use one::one;

/// What a role is called.
fn label(l: &Lexicon, catalogue: &Catalogue, key: &str) -> String {
    catalogue.role(key).map_or_else(|| key.to_owned(), |r| r.label.get(l.lang).to_owned())
}

/// Where: the whole network has no name of its own.
fn place(l: &Lexicon, name: &str) -> String {
    if name.is_empty() { l.t("vacancies-network") } else { name.to_owned() }
}

/// A description to choose: id, title, state, whether it is the one.
fn choice(l: &Lexicon, (id, en, fr, state): &Choice, chosen: &str) -> (String, String, String, bool) {
    let title = if l.lang == Lang::Fr { fr } else { en };
    let id = id.to_string();
    let on = id == chosen;
    (id, title.clone(), l.tp("vacancies-description-state-", state), on)
}

struct Line {
    id: String,
    title: String,
    why: String,
    mine: String,
    since: String,
}

#[derive(Template)]
#[template(path = "vacancies/views/list.html")]
struct ListPage<'a> {
    l: &'a Lexicon,
    lines: Vec<Line>,
    next: Option<&'a str>,
}

/// What is looked for.
///
/// # Errors
/// When a template cannot be written.
pub(super) fn list(
    ctx: &Ctx,
    catalogue: &Catalogue,
    all: &[Found],
    next: Option<&str>,
) -> Result<Page, Problem> {
    let l = &ctx.l;
    let line = |v: &Found| Line {
        id: v.id.to_string(),
        title: format!("{} · {}", label(l, catalogue, &v.role), place(l, &v.place)),
        why: v.why.clone(),
        mine: if v.mine.is_empty() { String::new() } else { l.tp("vacancies-mine-", &v.mine) },
        since: l.s("vacancies-since", "day", l.day(&v.opened)),
    };
    let body = render(&ListPage { l, lines: all.iter().map(line).collect(), next })?;
    Ok(Page { title: l.t("vacancies-title"), body, here: "who".to_owned(), ..Page::default() })
}

#[derive(Template)]
#[template(path = "vacancies/views/new.html")]
struct NewPage<'a> {
    l: &'a Lexicon,
    key: &'a str,
    token: String,
    role: &'a str,
    place: String,
    purpose: &'a str,
    already: Option<String>,
    choices: Vec<(String, String, String, bool)>,
    none_on: bool,
    why: &'a str,
    wrong: String,
    description_error: String,
    why_error: String,
}

/// The form of a new vacancy.
///
/// # Errors
/// When a template cannot be written.
pub(super) fn new(
    ctx: &Ctx,
    draft: &Draft,
    form: &NewVacancy,
    errors: &[FieldError],
) -> Result<Page, Problem> {
    let l = &ctx.l;
    let choices: Vec<_> = draft.choices.iter().map(|c| choice(l, c, form.description.trim())).collect();
    let wrong = [l.wrong(errors, "role"), l.wrong(errors, "in")];
    let body = render(&NewPage {
        l,
        key: &draft.role.key,
        token: draft.at.token(),
        role: draft.role.label.get(l.lang),
        place: place(l, &draft.at.name),
        purpose: draft.role.purpose.get(l.lang),
        already: draft.already.map(|id| id.to_string()),
        none_on: !choices.iter().any(|c| c.3),
        choices,
        why: &form.why,
        wrong: wrong.into_iter().filter(|w| !w.is_empty()).collect::<Vec<_>>().join(" "),
        description_error: l.wrong(errors, "description"),
        why_error: l.wrong(errors, "why"),
    })?;
    let status = (!errors.is_empty()).then_some(422);
    Ok(Page { title: l.t("vacancies-new"), body, status, here: "who".to_owned(), ..Page::default() })
}

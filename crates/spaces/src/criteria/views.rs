//! The page of a community's criteria, and the sentences that name them.

use std::collections::HashMap;

use askama::Template;
use kernel::problem::FieldError;
use kernel::{Lexicon, Problem};
use web::answer::render;
use web::place::{self, Tab};
use web::{Ctx, Page, Place};

use super::api::Typed;
use super::routes::Loaded;
use super::rule::{About, Criteria, named};
use super::store::Case;
use crate::views::status;

#[derive(Template)]
#[template(path = "criteria/views/criteria.html")]
struct CriteriaPage<'a> {
    l: &'a Lexicon,
    place: &'a Place,
    form: &'a Typed,
    preview: String,
    in_force: bool,
    lapses: &'a [Case],
    kept: &'a [Case],
    units_error: String,
    titles_error: String,
    languages_error: String,
    skills_error: String,
}

/// The form for the criteria, who is about to leave, and who is kept.
///
/// # Errors
/// When a template cannot be written.
pub(super) fn criteria(
    ctx: &Ctx,
    found: &Loaded,
    form: &Typed,
    preview: Option<(i64, i64)>,
    errors: &[FieldError],
) -> Result<Page, Problem> {
    let l = &ctx.l;
    let said = |(meet, out): (i64, i64)| {
        format!("{} {}", l.n("spaces-criteria-meet", &meet), l.n("spaces-criteria-out", &out))
    };
    let body = render(&CriteriaPage {
        l,
        place: &found.place,
        form,
        preview: preview.map(said).unwrap_or_default(),
        in_force: found.place.joining == place::Joining::Criteria,
        lapses: &found.lapses,
        kept: &found.kept,
        units_error: l.wrong(errors, "units"),
        titles_error: l.wrong(errors, "titles"),
        languages_error: l.wrong(errors, "languages"),
        skills_error: l.wrong(errors, "skills"),
    })?;
    let title = l.s("spaces-title-criteria", "space", &found.place.name);
    let page = place::page(ctx, &found.place, &found.beside, Tab::Settings, &title, &body)?;
    Ok(Page { status: status(errors), ..page })
}

/// The criteria in plain words, for the card and for whoever would like to join.
#[must_use]
pub fn sentences(l: &Lexicon, criteria: &Criteria, names: &HashMap<String, String>) -> Vec<String> {
    let one = |(about, list): (About, Vec<String>)| match (about, criteria.inside) {
        (About::Inside, Some(true)) => l.t("spaces-criteria-says-inside"),
        (About::Inside, _) => l.t("spaces-criteria-says-outside"),
        (about, _) => {
            l.s(format!("spaces-criteria-says-{}", about.as_str()), "what", named(about, &list, names))
        }
    };
    criteria.asked().into_iter().map(one).collect()
}

//! The pages of the kit, and of where evangelists are.

use askama::Template;
use kernel::problem::FieldError;
use kernel::{Lexicon, Problem};
use web::answer::render;
use web::{Ctx, Page};

use crate::discipline::coverage::{Coverage, Covered};
use crate::discipline::kit::{Kept, Loaded, NewItem, SHIPPED, begins};

#[derive(Template)]
#[template(path = "discipline/views/kit.html")]
struct KitPage<'a> {
    l: &'a Lexicon,
    shipped: Vec<(&'static str, &'static str, i64)>,
    kept: &'a [Kept],
    keeps: bool,
    typed: &'a NewItem,
    errors: Vec<(&'static str, String)>,
}

impl KitPage<'_> {
    fn wrong(&self, field: &str) -> &str {
        self.errors.iter().find(|(name, _)| *name == field).map_or("", |(_, text)| text)
    }
}

/// What evangelists show.
///
/// # Errors
/// When a template cannot be written.
pub(in crate::discipline) fn kit(
    ctx: &Ctx,
    loaded: &Loaded,
    typed: &NewItem,
    errors: &[FieldError],
) -> Result<Page, Problem> {
    let l = &ctx.l;
    let body = render(&KitPage {
        l,
        shipped: SHIPPED.iter().map(|key| (*key, begins(key).0, begins(key).1)).collect(),
        kept: &loaded.kept,
        keeps: loaded.keeps,
        typed,
        errors: errors.iter().map(|e| (e.field, l.wrong(errors, e.field))).collect(),
    })?;
    let status = (!errors.is_empty()).then_some(422);
    Ok(Page { title: l.t("discipline-kit"), body, status, here: "people".to_owned(), ..Page::default() })
}

#[derive(Template)]
#[template(path = "discipline/views/coverage.html")]
struct CoveragePage<'a> {
    l: &'a Lexicon,
    found: &'a Coverage,
    languages: Vec<(String, &'a Covered)>,
}

/// Where evangelists are.
///
/// # Errors
/// When a template cannot be written.
pub(in crate::discipline) fn coverage(ctx: &Ctx, found: &Coverage) -> Result<Page, Problem> {
    let l = &ctx.l;
    let named = |code: &str| match code {
        "en" | "fr" => l.tp("discipline-lang-", code),
        _ => code.to_owned(),
    };
    let body = render(&CoveragePage {
        l,
        found,
        languages: found.languages.iter().map(|c| (named(&c.name), c)).collect(),
    })?;
    Ok(Page { title: l.t("discipline-cover"), body, here: "people".to_owned(), ..Page::default() })
}

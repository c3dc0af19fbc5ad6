//! The pages of the discipline.

use askama::Template;
use kernel::problem::FieldError;
use kernel::{Lexicon, Problem};
use web::answer::render;
use web::{Ctx, Page};

use super::CARDS;
use super::practice_routes::Loaded;
use super::store::{Named, Near, Practising};

#[derive(Template)]
#[template(path = "discipline/views/practice.html")]
struct PracticePage<'a> {
    l: &'a Lexicon,
    waiting: Vec<&'a Named>,
    accepted: Vec<&'a Named>,
    nominated: &'a [Named],
    practises: bool,
    share: String,
    constituencies: &'a str,
    intentions: &'a str,
    shown: bool,
    cards: [&'static str; 6],
    journal: &'a [super::store::Written],
}

/// One’s own practice.
///
/// # Errors
/// When a template cannot be written.
pub fn practice(ctx: &Ctx, loaded: &Loaded) -> Result<Page, Problem> {
    let (l, standing) = (&ctx.l, loaded.standing.as_ref());
    let (waiting, accepted) = loaded.named.iter().partition(|n| n.state == "open");
    let body = render(&PracticePage {
        l,
        waiting,
        accepted,
        nominated: &loaded.nominated,
        practises: standing.is_some(),
        share: share(standing),
        constituencies: standing.map_or("", |s| &s.constituencies),
        intentions: standing.map_or("", |s| &s.intentions),
        shown: standing.is_some_and(|s| s.shown),
        cards: CARDS,
        journal: &loaded.journal,
    })?;
    Ok(Page { title: l.t("discipline-title"), body, here: "me".to_owned(), ..Page::default() })
}

/// What the form says of the share: nothing while they have not said.
fn share(standing: Option<&super::store::Standing>) -> String {
    match standing.map(|s| s.share) {
        Some(0) => String::new(),
        Some(share) => share.to_string(),
        None => "5".to_owned(),
    }
}

#[derive(Template)]
#[template(path = "discipline/views/nominate.html")]
struct NominatePage<'a> {
    l: &'a Lexicon,
    name: &'a str,
    handle: &'a str,
    typed: &'a str,
    error: String,
}

/// The form that names somebody.
///
/// # Errors
/// When a template cannot be written.
pub fn nominate(
    ctx: &Ctx,
    (name, handle): (&str, &str),
    typed: &str,
    errors: &[FieldError],
) -> Result<Page, Problem> {
    let l = &ctx.l;
    let error = l.first_wrong(errors);
    let body = render(&NominatePage { l, name, handle, typed, error })?;
    let status = (!errors.is_empty()).then_some(422);
    Ok(Page {
        title: l.s("discipline-nominate", "name", name),
        body,
        status,
        here: "people".to_owned(),
        ..Page::default()
    })
}

#[derive(Template)]
#[template(path = "discipline/views/near.html")]
struct NearPage<'a> {
    l: &'a Lexicon,
    lines: Vec<(&'a Near, String)>,
    practising: &'a [Practising],
}

/// Evangelists near the reader, then who practises without the title.
///
/// # Errors
/// When a template cannot be written.
pub fn near(ctx: &Ctx, all: &[Near], practising: &[Practising]) -> Result<Page, Problem> {
    let l = &ctx.l;
    let why = |n: &Near| {
        let parts =
            [("unit", n.same_unit), ("language", n.same_language), ("job", n.same_job), ("away", n.away)];
        let parts = parts.into_iter().filter(|(_, is)| *is).map(|(key, _)| l.tp("discipline-near-", key));
        parts.collect::<Vec<_>>().join(" · ")
    };
    let body = render(&NearPage { l, lines: all.iter().map(|n| (n, why(n))).collect(), practising })?;
    Ok(Page { title: l.t("discipline-near"), body, here: "people".to_owned(), ..Page::default() })
}

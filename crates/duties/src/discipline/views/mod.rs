//! The pages of the discipline.

pub mod kit;

use askama::Template;
use kernel::problem::FieldError;
use kernel::{Lexicon, Problem};
use web::answer::render;
use web::{Ctx, Page};

use super::CARDS;
use super::near::Loaded as NearLoaded;
use super::practice_routes::Loaded;
use super::shown::{OUTCOMES, Shown};
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
    helpful: &'a super::helpful::Helpful,
    helpful_words: &'a str,
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
        helpful: &loaded.helpful,
        helpful_words: loaded.helpful.share.as_ref().map_or("", |s| &s.body),
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
    totals: String,
    shown: Option<Vec<(&'a Shown, String)>>,
    outcomes: [&'static str; 4],
}

/// Evangelists near the reader, then who practises without the title.
///
/// # Errors
/// When a template cannot be written.
pub(super) fn near(ctx: &Ctx, loaded: &NearLoaded) -> Result<Page, Problem> {
    let l = &ctx.l;
    let why = |n: &Near| {
        let parts =
            [("unit", n.same_unit), ("language", n.same_language), ("job", n.same_job), ("away", n.away)];
        let parts = parts.into_iter().filter(|(_, is)| *is).map(|(key, _)| l.tp("discipline-near-", key));
        parts.collect::<Vec<_>>().join(" · ")
    };
    let total = |(times, people): (i64, i64)| {
        let (times, people) = (l.number(&times), l.number(&people));
        l.args("discipline-shown-totals", &[("times", &times), ("people", &people)])
    };
    let one = |s: &'_ Shown| {
        let outcome = l.tp("discipline-outcome-", &s.outcome);
        l.args("discipline-shown-to", &[("n", &l.number(&s.people)), ("outcome", &outcome)])
    };
    let body = render(&NearPage {
        l,
        lines: loaded.near.iter().map(|n| (n, why(n))).collect(),
        practising: &loaded.practising,
        totals: loaded.totals.map(total).unwrap_or_default(),
        shown: loaded.shown.as_ref().map(|all| all.iter().map(|s| (s, one(s))).collect()),
        outcomes: OUTCOMES,
    })?;
    Ok(Page { title: l.t("discipline-near"), body, here: "people".to_owned(), ..Page::default() })
}

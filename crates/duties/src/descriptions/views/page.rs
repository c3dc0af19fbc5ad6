//! One description, set like a page that HR prints.

use askama::Template;
use kernel::problem::FieldError;
use kernel::{Lexicon, Problem};
use web::answer::render;
use web::{Ctx, Page};

use crate::descriptions::paper::{self, Block, Entry};
use crate::descriptions::routes::{Open, Which};
use crate::descriptions::store::talk::Answered;
use crate::descriptions::{COMMENT, EDIT, PUBLISH, REVIEW};

/// A review with what was answered.
struct Review {
    months: i64,
    due: String,
    answers: Vec<Said>,
    answer_it: bool,
}

/// Something somebody said.
struct Said {
    who: String,
    body: String,
}

#[derive(Template)]
#[template(path = "descriptions/views/page.html")]
struct DescriptionPage<'a> {
    l: &'a Lexicon,
    /// The description’s own language.
    d: &'a Lexicon,
    id: String,
    open: &'a Open,
    blocks: Vec<Block>,
    short: bool,
    state: String,
    old: bool,
    may_edit: bool,
    may_publish: bool,
    may_talk: bool,
    trace: Vec<Entry>,
    when_error: String,
    missing: Vec<String>,
    holders: Vec<(String, String)>,
    works: String,
    reviews: Vec<Review>,
    versions: Vec<(i64, String, String)>,
    comments: Vec<Said>,
}

/// The page; `d` speaks the description’s language, which may be another one than the reader’s.
///
/// # Errors
/// When a template cannot be written.
pub fn description(
    ctx: &Ctx,
    d: &Lexicon,
    open: &Open,
    (which, errors): (&Which, &[FieldError]),
) -> Result<Page, Problem> {
    let (l, gate, thing) = (&ctx.l, &ctx.site.gate, open.found.thing(&ctx.actor));
    let may = |action| gate.may(&ctx.actor, action, &thing);
    let body = render(&DescriptionPage {
        l,
        d,
        id: open.found.id.to_string(),
        open,
        blocks: which.paper(d, open),
        short: which.short == "yes",
        state: l.tp("descriptions-state-", &open.found.state),
        old: open.shown.version != open.found.version,
        may_edit: may(EDIT),
        may_publish: may(PUBLISH),
        may_talk: may(COMMENT),
        trace: open.document.trace.iter().map(|t| paper::blocks::trace(l, t)).collect(),
        when_error: l.wrong(errors, "when"),
        missing: open
            .document
            .without_trigger()
            .iter()
            .map(|line| line.title.get(l.lang).to_owned())
            .collect(),
        holders: open.holders.iter().map(|h| (h.id.to_string(), h.name.clone())).collect(),
        works: open.holder.as_ref().map(|(name, _)| name.clone()).unwrap_or_default(),
        reviews: reviews(l, open, may(REVIEW)),
        versions: versions(l, open),
        comments: open.comments.iter().map(|c| said(l, &c.name, &l.when(&c.at), &c.body)).collect(),
    })?;
    let status = (!errors.is_empty()).then_some(422);
    let title = open.document.title.get(d.lang).to_owned();
    Ok(Page { title, body, status, here: "who".to_owned(), ..Page::default() })
}

fn said(l: &Lexicon, name: &str, when: &str, body: &str) -> Said {
    Said { who: l.args("descriptions-said-by", &[("name", name), ("when", when)]), body: body.to_owned() }
}

fn versions(l: &Lexicon, open: &Open) -> Vec<(i64, String, String)> {
    let by = |v: &crate::descriptions::store::Version| {
        l.args("descriptions-said-by", &[("name", &v.name), ("when", &l.when(&v.at))])
    };
    let why = |v: &crate::descriptions::store::Version| {
        if v.why.is_empty() { l.t("descriptions-first-version") } else { v.why.clone() }
    };
    open.versions.iter().map(|v| (v.version, by(v), why(v))).collect()
}

fn reviews(l: &Lexicon, open: &Open, may: bool) -> Vec<Review> {
    let answered = |a: &Answered| {
        let fits = if a.fits { "descriptions-fits" } else { "descriptions-fits-not" };
        let body = if a.body.is_empty() { l.t(fits) } else { format!("{} {}", l.t(fits), a.body) };
        let who = l.args("descriptions-said-by", &[("name", &a.name), ("when", &l.when(&a.at))]);
        Said { who, body }
    };
    let one = |r: &crate::descriptions::store::talk::Review| Review {
        months: r.months,
        due: l.s("descriptions-due", "day", l.when(&r.due)),
        answers: open.answers.iter().filter(|a| a.months == r.months).map(answered).collect(),
        answer_it: may && r.due <= l.now,
    };
    open.reviews.iter().map(one).collect()
}

//! Duties in their rhythm, on a page.

use askama::Template;
use kernel::{Lexicon, Problem};
use web::answer::render;
use web::{Ctx, Page};

use super::routes::Loaded;
use super::{Round, freshness};
use crate::who::views::name;

struct Row {
    key: String,
    title: String,
    rhythm: String,
    said: String,
    fresh: bool,
    evidence: String,
}

#[derive(Template)]
#[template(path = "rounds/round.html")]
struct RoundsPage<'a> {
    l: &'a Lexicon,
    id: String,
    role: &'a str,
    place: String,
    who: &'a str,
    handle: &'a str,
    own: bool,
    sum: String,
    late: bool,
    rows: Vec<Row>,
}

/// The page.
///
/// # Errors
/// When a template cannot be written.
pub fn rounds(ctx: &Ctx, found: &Loaded) -> Result<Page, Problem> {
    let (l, rounds) = (&ctx.l, found.rounds());
    let (fresh, all) = freshness(&rounds);
    let holder = &found.found.holder;
    let role = found.role().map_or("", |r| r.label.get(l.lang));
    let title = l.s("roles-rounds-title", "role", role);
    let body = render(&RoundsPage {
        l,
        id: found.found.a.id.to_string(),
        role,
        place: name(l, &found.found.at),
        who: &holder.name,
        handle: &holder.handle,
        own: found.own,
        sum: l.args("roles-rounds-sum", &[("n", &l.number(&count(fresh))), ("all", &l.number(&count(all)))]),
        late: fresh < all,
        rows: rounds.iter().map(|r| row(l, r)).collect(),
    })?;
    Ok(Page { title, body, here: "who".to_owned(), ..Page::default() })
}

fn count(n: usize) -> i64 {
    i64::try_from(n).unwrap_or(i64::MAX)
}

fn row(l: &Lexicon, round: &Round<'_>) -> Row {
    let said = match &round.last {
        None => l.t("roles-rounds-never"),
        Some(m) if m.skipped => l.args("roles-rounds-skipped", &[("day", &l.day(&m.at)), ("why", &m.why)]),
        Some(m) => l.s("roles-rounds-done", "day", l.day(&m.at)),
    };
    Row {
        key: round.duty.key.clone(),
        title: round.duty.title.get(l.lang).to_owned(),
        rhythm: l.tp("roles-rounds-rhythm-", round.duty.rhythm.as_str()),
        said,
        fresh: round.fresh,
        evidence: round.last.as_ref().map(|m| m.evidence.clone()).unwrap_or_default(),
    }
}

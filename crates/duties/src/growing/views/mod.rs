//! The pages of growing.

use askama::Template;
use charter::Catalogue;
use kernel::problem::FieldError;
use kernel::time::DAY;
use kernel::{Lexicon, Problem, Time};
use web::answer::render;
use web::{Ctx, Page};

use super::STEPS;
use super::competence_routes::Mine;
use super::review_routes::Loaded;
use super::store::own::Seen;
use super::store::{Held, Reviewed};

struct Step {
    place: usize,
    key: &'static str,
    due: String,
    late: bool,
    done: String,
}

struct Review<'a> {
    r: &'a Reviewed,
    stretch: String,
    marks: String,
    open: bool,
}

#[derive(Template)]
#[template(path = "growing/views/reviews.html")]
struct ReviewsPage<'a> {
    l: &'a Lexicon,
    held: &'a Held,
    role: &'a str,
    own: bool,
    leads: bool,
    steps: Vec<Step>,
    reviews: Vec<Review<'a>>,
    seen_by: Vec<(String, String)>,
    levels: Vec<(String, i64, String)>,
    views: Vec<(String, &'a Seen)>,
    errors: [String; 3],
}

/// The reviews of a role.
///
/// # Errors
/// When a template cannot be written.
pub fn reviews(ctx: &Ctx, loaded: &Loaded, errors: &[FieldError]) -> Result<Page, Problem> {
    let (l, held) = (&ctx.l, &loaded.held);
    let role = loaded.catalogue.role(&held.role);
    let label = role.map_or("", |r| r.label.get(l.lang));
    let title = |key: &str| competence(l, &loaded.catalogue, key).0;
    let error =
        |field: &str| errors.iter().find(|e| e.field == field).map(|e| l.t(e.reason)).unwrap_or_default();
    let body = render(&ReviewsPage {
        l,
        held,
        role: label,
        own: held.person == ctx.actor.id,
        leads: held.thing(&ctx.actor).lead,
        steps: steps(l, held, &loaded.steps),
        reviews: loaded.reviews.iter().map(|(r, marks)| review(l, r, *marks)).collect(),
        seen_by: role.map(|r| signs(l, r)).unwrap_or_default(),
        levels: loaded.levels.iter().map(|c| (title(&c.competence), c.level, c.evidence.clone())).collect(),
        views: loaded.views.iter().map(|v| (title(&v.competence), v)).collect(),
        errors: ["horizon", "from", "until"].map(error),
    })?;
    let status = (!errors.is_empty()).then_some(422);
    Ok(Page {
        title: l.s("growing-title", "name", &held.name),
        body,
        status,
        here: "who".to_owned(),
        ..Page::default()
    })
}

fn review<'a>(l: &Lexicon, r: &'a Reviewed, (done, skipped): (i64, i64)) -> Review<'a> {
    let last = r.until.plus(-1);
    let of = [("from", l.when(&r.from)), ("until", l.when(&last))].map(|(k, v)| (k, day_of(&v)));
    let (done, skipped) = (l.number(&done), l.number(&skipped));
    Review {
        r,
        stretch: l.told("growing-stretch", &of),
        marks: l.args("growing-marks", &[("done", &done), ("skipped", &skipped)]),
        open: r.closed.is_none(),
    }
}

/// Without the clock: a stretch has days.
fn day_of(when: &str) -> String {
    when.split(", ").next().unwrap_or(when).to_owned()
}

fn steps(l: &Lexicon, held: &Held, done: &[(i64, Option<Time>)]) -> Vec<Step> {
    let one = |(place, (key, days)): (usize, &(&'static str, i64))| {
        let due = held.from.plus(days * DAY);
        let at = done.iter().find(|(p, _)| usize::try_from(*p) == Ok(place)).and_then(|(_, at)| *at);
        Step {
            place,
            key,
            due: l.s("growing-due", "day", day_of(&l.when(&due))),
            late: at.is_none() && due < l.now,
            done: at.map(|at| l.s("growing-done-on", "day", day_of(&l.when(&at)))).unwrap_or_default(),
        }
    };
    STEPS.iter().enumerate().map(one).collect()
}

/// What the charter says the role is seen by, on the two horizons.
fn signs(l: &Lexicon, role: &charter::Role) -> Vec<(String, String)> {
    let long = role.indicators.iter().filter(|i| ["activity", "value"].contains(&i.horizon.as_str()));
    let name = |key: &str| {
        let start = "charters-indicator-";
        let name = l.tp(start, key);
        if name.starts_with(start) { key.to_owned() } else { name }
    };
    long.map(|i| (name(&i.key), l.tp("growing-horizon-", &i.horizon))).collect()
}

fn competence(l: &Lexicon, catalogue: &Catalogue, key: &str) -> (String, String) {
    let found = catalogue.competences.iter().find(|c| c.key == key);
    found.map_or_else(
        || (key.to_owned(), String::new()),
        |c| (c.title.get(l.lang).to_owned(), c.what.get(l.lang).to_owned()),
    )
}

struct Line {
    key: String,
    title: String,
    what: String,
    level: i64,
    said: bool,
    evidence: String,
    views: Vec<Seen>,
}

#[derive(Template)]
#[template(path = "growing/views/competences.html")]
struct CompetencesPage<'a> {
    l: &'a Lexicon,
    asked: Vec<(String, &'a Seen)>,
    families: Vec<(&'a str, Vec<Line>)>,
}

/// One’s own competences.
///
/// # Errors
/// When a template cannot be written.
pub fn competences(ctx: &Ctx, mine: &Mine) -> Result<Page, Problem> {
    let l = &ctx.l;
    let line = |c: &charter::Competence| {
        let said = mine.levels.iter().find(|s| s.competence == c.key);
        Line {
            key: c.key.clone(),
            title: c.title.get(l.lang).to_owned(),
            what: c.what.get(l.lang).to_owned(),
            level: said.map_or(0, |s| s.level),
            said: said.is_some(),
            evidence: said.map(|s| s.evidence.clone()).unwrap_or_default(),
            views: mine.views.iter().filter(|v| v.competence == c.key).cloned().collect(),
        }
    };
    let of = |f: &str| mine.catalogue.competences.iter().filter(|c| c.family == f).map(line).collect();
    let families = mine.catalogue.families.iter().map(|f| (f.title.get(l.lang), of(&f.key))).collect();
    let asked = mine.asked.iter().map(|v| (competence(l, &mine.catalogue, &v.competence).0, v)).collect();
    let body = render(&CompetencesPage { l, asked, families })?;
    Ok(Page { title: l.t("growing-competences"), body, here: "me".to_owned(), ..Page::default() })
}

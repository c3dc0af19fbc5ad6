//! The pages: my attention, the time of a place, the network’s weeks.

use askama::Template;
use kernel::problem::FieldError;
use kernel::{Lexicon, Problem};
use web::answer::render;
use web::figure::Shown;
use web::place::{self, Beside, Kind, Tab, weekly};
use web::{Ctx, Page, Place};

use super::figures::{blocked, share};
use super::my_routes::Mine;
use super::space_routes::{Cost, Seen};
use super::store::weeks::Week;
use super::store::{Asks, Settling};

/// Working days of four weeks.
const DAYS: f64 = 20.0;

fn float(n: i64) -> f64 {
    f64::from(i32::try_from(n).unwrap_or(i32::MAX))
}

#[derive(Template)]
#[template(path = "claims/views/mine.html")]
struct MinePage<'a> {
    l: &'a Lexicon,
    inside: bool,
    total: String,
    over: bool,
    ceiling: String,
    saying: Vec<&'a Asks>,
    silent: Vec<&'a Asks>,
    settle: String,
    own: String,
    put_aside: String,
    per_day: i64,
    settling: &'a [Settling],
}

impl MinePage<'_> {
    fn time(&self, minutes: &i64) -> String {
        weekly(self.l, *minutes)
    }
    fn two(&self, s: &Settling) -> String {
        self.l.args("claims-two", &[("a", &s.space), ("b", &s.other)])
    }
}

/// Where a request to settle two places’ claims begins: the two that ask most.
fn settle(m: &Mine) -> String {
    let mut asking = m.spaces.iter().filter(|s| s.kind != "network" && s.minutes > 0);
    match (asking.next(), asking.next()) {
        (Some(a), Some(b)) => format!("/help?kind=arbitrate&space={}&other={}#ask", a.slug, b.slug),
        _ => String::new(),
    }
}

/// My attention.
///
/// # Errors
/// When the template cannot be written.
pub(super) fn mine(ctx: &Ctx, m: &Mine) -> Result<Page, Problem> {
    let l = &ctx.l;
    let total = m.minutes();
    let body = render(&MinePage {
        l,
        inside: !ctx.actor.external,
        total: if total == 0 { l.t("claims-none") } else { weekly(l, total) },
        over: m.over(),
        ceiling: l.decimal(float(m.ceiling) / 60.0),
        saying: m.spaces.iter().filter(|s| s.minutes > 0).collect(),
        silent: m.spaces.iter().filter(|s| s.minutes == 0 && s.kind != "network").collect(),
        settle: if ctx.actor.external { String::new() } else { settle(m) },
        own: l.ns("claims-own", &m.own.0, "each", &l.decimal(float(m.own.0) / DAYS)),
        put_aside: l.n("claims-aside", &m.own.1),
        per_day: m.per_day,
        settling: &m.settling,
    })?;
    Ok(Page { title: l.t("claims-title"), body, here: "me".to_owned(), ..Page::default() })
}

struct Overlap<'a> {
    slug: &'a str,
    name: &'a str,
    hue: i64,
    said: String,
    settle: String,
}

#[derive(Template)]
#[template(path = "claims/views/space.html")]
struct SpacePage<'a> {
    l: &'a Lexicon,
    place: &'a Place,
    time: String,
    said: String,
    says: bool,
    minutes: String,
    minutes_error: String,
    leads: bool,
    compared: bool,
    overlaps: Vec<Overlap<'a>>,
    refused: Option<Vec<(String, String)>>,
    refused_sum: String,
    few: String,
    manager: String,
}

fn overlaps<'a>(l: &Lexicon, place: &Place, cost: &'a Cost) -> Vec<Overlap<'a>> {
    let one = |b: &'a super::store::pairs::Beside| Overlap {
        slug: &b.slug,
        name: &b.name,
        hue: b.hue,
        said: if b.readable {
            l.ns("claims-overlap-said", &b.shared, "either", &l.number(&b.either))
        } else {
            l.t("claims-overlap-unread")
        },
        settle: format!("/help?kind=arbitrate&space={}&other={}#ask", place.slug, b.slug),
    };
    cost.overlaps.iter().map(one).collect()
}

/// F2 in a sentence; empty where there is none.
fn manager(l: &Lexicon, cost: &Cost) -> String {
    match &cost.manager {
        Some(Shown::Is(Some(percent))) => l.s("claims-manager", "n", l.number(percent)),
        Some(Shown::Is(None)) => l.t("claims-manager-quiet"),
        Some(Shown::Few(least)) => l.n("claims-few", least),
        None => String::new(),
    }
}

/// The time of a place.
///
/// # Errors
/// When a template cannot be written.
pub(super) fn space(
    ctx: &Ctx,
    (place, beside, seen): (&Place, &Beside, &Seen),
    wrong: Option<(String, &[FieldError])>,
) -> Result<Page, Problem> {
    let l = &ctx.l;
    let minutes = seen.said.as_ref().map_or_else(String::new, |s| s.minutes.to_string());
    let errors = wrong.as_ref().map_or(&[][..], |(_, errors)| errors);
    let said = seen.said.as_ref().map(|s| match &s.by {
        Some(name) => l.args("claims-said-by", &[("name", name), ("day", &l.day(&s.since))]),
        None => l.s("claims-said", "day", l.day(&s.since)),
    });
    let refused = seen.cost.as_ref().and_then(|c| c.refused.as_ref());
    let body = render(&SpacePage {
        l,
        place,
        time: seen.said.as_ref().map_or_else(|| l.t("claims-unsaid"), |s| weekly(l, s.minutes)),
        said: said.unwrap_or_default(),
        says: seen.says,
        minutes_error: l.wrong(errors, "minutes"),
        minutes: wrong.as_ref().map_or(minutes, |(text, _)| text.clone()),
        leads: seen.cost.is_some(),
        compared: matches!(place.kind, Kind::Community | Kind::Project),
        overlaps: seen.cost.as_ref().map(|c| overlaps(l, place, c)).unwrap_or_default(),
        few: l.n("claims-few", &5),
        refused_sum: refused.map(|r| l.n("claims-refused-sum", &blocked(r))).unwrap_or_default(),
        refused: refused.map(|r| r.iter().map(|(rule, n)| (rule.clone(), l.number(n))).collect()),
        manager: seen.cost.as_ref().map(|c| manager(l, c)).unwrap_or_default(),
    })?;
    let title = l.s("claims-title-space", "space", &place.name);
    let page = place::page(ctx, place, beside, Tab::Card, &title, &body)?;
    Ok(Page { status: (!errors.is_empty()).then_some(422), ..page })
}

struct Row {
    week: String,
    p50: String,
    p90: String,
    quiet: String,
}

#[derive(Template)]
#[template(path = "claims/views/network.html")]
struct NetworkPage<'a> {
    l: &'a Lexicon,
    rows: Vec<Row>,
}

fn row(l: &Lexicon, week: &Week) -> Row {
    let monday = kernel::Time::start_of_day(&week.week, &l.zone).map(|t| l.day(&t));
    let hundredths = |n: i64| if n < 0 { "–".to_owned() } else { l.decimal(float(n) / 100.0) };
    Row {
        week: monday.unwrap_or_else(|| week.week.clone()),
        p50: hundredths(week.p50),
        p90: hundredths(week.p90),
        quiet: share(week.quiet, week.total)
            .map_or_else(|| "–".to_owned(), |n| l.s("claims-percent", "n", l.number(&n))),
    }
}

/// The network’s weeks.
///
/// # Errors
/// When the template cannot be written.
pub(super) fn network(ctx: &Ctx, weeks: &[Week]) -> Result<Page, Problem> {
    let l = &ctx.l;
    let body = render(&NetworkPage { l, rows: weeks.iter().map(|w| row(l, w)).collect() })?;
    Ok(Page { title: l.t("claims-network"), body, here: "me".to_owned(), ..Page::default() })
}

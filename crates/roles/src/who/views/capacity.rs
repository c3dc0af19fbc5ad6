//! Time: the formula in words, and figures for those who may know them.

use askama::Template;
use kernel::{Lexicon, Problem};
use web::answer::render;
use web::{Ctx, Page};

use super::{Link, count, label, page, person_link};
use crate::load::{WEEKS, Work, YOUNG_FACTOR};
use crate::scope::Scope;
use crate::thumb::{POSTS, TOPICS};
use crate::who::capacity::{Loaded, Staffing};

/// So many people and places stand on the page.
const MOST: usize = 200;
/// So many of the tightest are open; the others are folded.
const OPEN: usize = 12;

/// Starting values of one role.
struct Values {
    key: String,
    role: String,
    fixed: String,
    question: String,
    joiner: String,
    message: String,
    share: String,
}

/// One bar: what is needed against what was given.
struct Bar {
    link: Link,
    what: String,
    need: String,
    given: String,
    ratio: String,
    over: bool,
    /// Widths in thousandths.
    need_width: String,
    given_at: String,
    told: String,
}

#[derive(Template)]
#[template(path = "who/views/capacity.html")]
struct CapacityPage<'a> {
    l: &'a Lexicon,
    values: Vec<Values>,
    week: String,
    weeks: String,
    young: String,
    loads: bool,
    guide: String,
    sizes: Vec<(&'static str, bool)>,
    own: Vec<Bar>,
    people: Vec<Bar>,
    /// Those who have more time than the tightest.
    others: Vec<Bar>,
    others_n: i64,
    places: Vec<Bar>,
    short: bool,
    staffing: String,
    staffing_how: String,
    thumb: String,
}

/// The page.
///
/// # Errors
/// When a template cannot be written.
pub fn capacity(ctx: &Ctx, found: &Loaded, week: f64) -> Result<Page, Problem> {
    let l = &ctx.l;
    let loads = found.staffing.is_some();
    let most = found.people.iter().map(|(_, w)| w.need().max(w.capacity())).fold(1.0, f64::max);
    let bars = |own: bool| {
        let people = found.people.iter().filter(move |(who, _)| !own || who.id == ctx.actor.id);
        people.take(MOST).map(|(who, work)| bar(l, found, person_link(who), work, most)).collect::<Vec<_>>()
    };
    let mut people = if loads { bars(false) } else { Vec::new() };
    let others = people.split_off(people.len().min(OPEN));
    let places_most = found.places.iter().map(|p| p.need).fold(1.0, f64::max);
    let body = render(&CapacityPage {
        l,
        values: values(l, found),
        week: l.decimal(week),
        weeks: l.decimal(WEEKS),
        young: l.decimal(YOUNG_FACTOR),
        loads,
        guide: l.args(
            "roles-who-guide-what",
            &[("people", &l.number(&found.size.0)), ("communities", &l.number(&found.size.1))],
        ),
        sizes: sizes(found.size.0),
        own: bars(true),
        people,
        others_n: count(others.len()),
        others,
        places: found
            .places
            .iter()
            .take(MOST)
            .map(|p| {
                let link = Link { href: format!("/who?in={}", p.at.token()), name: p.at.name.clone() };
                drawn(l, link, String::new(), (p.need, p.given), places_most)
            })
            .collect(),
        short: found.staffing.is_some_and(|s| s.short()),
        staffing: found.staffing.map(|s| said(l, &s)).unwrap_or_default(),
        staffing_how: found.staffing.map(|s| how(l, &s)).unwrap_or_default(),
        thumb: found.staffing.map(|s| rule_of_thumb(l, &s)).unwrap_or_default(),
    })?;
    Ok(page(l.t("roles-who-capacity"), body))
}

/// The sizes of the guide, and which one is this network’s.
fn sizes(people: i64) -> Vec<(&'static str, bool)> {
    vec![("small", people <= 300), ("middle", (301..=3000).contains(&people)), ("large", people > 3000)]
}

fn said(l: &Lexicon, s: &Staffing) -> String {
    let held = l.n("roles-who-people", &count(s.held));
    l.ns("roles-who-needed", &count(s.needed), "held", &held)
}

fn how(l: &Lexicon, s: &Staffing) -> String {
    let args = [
        ("communities", l.number(&count(s.communities))),
        ("hours", l.decimal(s.hours)),
        ("each", l.decimal(s.each)),
    ];
    let how = l.told("roles-who-needed-how", &args);
    if s.most <= 0.0 {
        return how;
    }
    format!("{how} {}", l.s("roles-who-needed-most", "most", l.decimal(s.most)))
}

fn rule_of_thumb(l: &Lexicon, s: &Staffing) -> String {
    let whole = |n: f64| format!("{n:.0}").parse().map(|n: i64| l.number(&n)).unwrap_or_default();
    let (posts, topics, thumb) = (whole(POSTS), whole(TOPICS), l.decimal(s.thumb));
    l.args("roles-who-needed-thumb", &[("hours", &thumb), ("posts", &posts), ("topics", &topics)])
}

fn values(l: &Lexicon, found: &Loaded) -> Vec<Values> {
    let number = |n: f64| if n > 0.0 { l.decimal(n) } else { "–".to_owned() };
    let value = |r: &charter::Role| Values {
        key: r.key.clone(),
        role: r.label.get(l.lang).to_owned(),
        fixed: number(r.need.fixed),
        question: number(r.need.per_question),
        joiner: number(r.need.per_joiner),
        message: number(r.need.per_message),
        share: l.s("roles-who-percent", "n", r.share.to_string()),
    };
    found.catalogue.assigned().filter(|r| r.need.fixed > 0.0).map(value).collect()
}

fn bar(l: &Lexicon, found: &Loaded, link: Link, work: &Work, most: f64) -> Bar {
    let mut roles: Vec<String> = Vec::new();
    for part in &work.parts {
        let role = label(l, &found.catalogue, &part.role);
        let role =
            if part.scope == Scope::Network { role } else { l.s("roles-who-role-local", "role", role) };
        if !roles.contains(&role) {
            roles.push(role);
        }
    }
    drawn(l, link, roles.join(", "), (work.need(), work.capacity()), most)
}

fn drawn(l: &Lexicon, link: Link, what: String, (need, given): (f64, f64), most: f64) -> Bar {
    let at = |n: f64| format!("{:.0}", n / most * 1000.0);
    let ratio = if given > 0.0 {
        l.s("roles-who-percent", "n", format!("{:.0}", need / given * 100.0))
    } else {
        "–".to_owned()
    };
    let (need_said, given_said) = (l.decimal(need), l.decimal(given));
    Bar {
        link,
        what,
        told: l.args("roles-who-bar", &[("need", &need_said), ("given", &given_said)]),
        need: need_said,
        given: given_said,
        ratio,
        over: need > given,
        need_width: at(need),
        given_at: at(given),
    }
}

//! One agenda on a page: today, this week, what waits, then the quiet rest.

use askama::Template;
use kernel::problem::FieldError;
use kernel::{Lang, Lexicon, Problem};
use web::answer::render;
use web::{Ctx, Page};

use super::api::{NewMark, limits};
use super::day::{Line, Slot, When, stands_in};
use super::held::Held;
use super::routes::Loaded;
use super::waits::Wait;

/// Duties of today that stand open; the rest is one click away.
const SHOWN: usize = 7;

/// What was sent and cannot be taken: the duty, the form, what is wrong.
pub(super) type Wrong<'a> = (&'a str, &'a NewMark, &'a [FieldError]);

struct Place {
    role: String,
    name: String,
    said: String,
    evidence: String,
    open: bool,
}
struct Row {
    key: String,
    title: String,
    rhythm: String,
    late: bool,
    open: bool,
    places: Vec<Place>,
    /// Places something can be said of now.
    asked: Vec<(String, String)>,
    why_error: String,
    evidence_error: String,
    why: String,
    evidence: String,
}
struct Part {
    id: String,
    label: String,
    place: String,
    href: String,
    whose: String,
    time: String,
    over: bool,
    deputies: Vec<(String, String, bool)>,
    limits: Vec<String>,
    decides: Vec<String>,
    good_day: String,
    seams: Vec<(String, String, String)>,
    own: bool,
    /// Of the circle of those who facilitate.
    circle: bool,
}
struct Waiting {
    href: String,
    text: String,
    name: String,
    handle: String,
    when: String,
    late: bool,
}

#[derive(Template)]
#[template(path = "agenda/role.html")]
struct RolePage<'a> {
    l: &'a Lexicon,
    inside: bool,
    sum: String,
    parts: Vec<Part>,
    today: Vec<Row>,
    more: Vec<Row>,
    week: Vec<Row>,
    rest: Vec<Row>,
    said: Vec<Row>,
    off: Vec<Row>,
    for_me: Vec<Waiting>,
    from_me: Vec<Waiting>,
    lately: &'a [(String, String)],
}

/// The page.
///
/// # Errors
/// When a template cannot be written.
pub(super) fn mine(ctx: &Ctx, found: &Loaded, wrong: Option<Wrong<'_>>) -> Result<Page, Problem> {
    let l = &ctx.l;
    let lines = found.lines();
    let of = |when: When| -> Vec<Row> {
        lines.iter().filter(|line| line.when == when).map(|line| row(l, found, line, wrong)).collect()
    };
    let mut today = of(When::Today);
    let wanted = |r: &Row| wrong.is_some_and(|(key, ..)| key == r.key);
    today.sort_by_key(|r| !wanted(r));
    let more = today.split_off(today.len().min(SHOWN));
    let n = i64::try_from(today.len() + more.len()).unwrap_or(i64::MAX);
    let body = render(&RolePage {
        l,
        inside: !ctx.actor.external,
        sum: if n == 0 { l.t("agenda-sum-none") } else { l.n("agenda-sum", &n) },
        parts: found.held.iter().map(|h| part(ctx, found, h)).collect(),
        today,
        more,
        week: of(When::Week),
        rest: of(When::Later),
        said: of(When::Said),
        off: of(When::OffStage),
        for_me: found.for_me.iter().map(|w| waiting(l, found, w, true)).collect(),
        from_me: found.from_me.iter().map(|w| waiting(l, found, w, false)).collect(),
        lately: &found.lately,
    })?;
    let status = wrong.map(|_| 422);
    Ok(Page { title: l.t("agenda-title"), body, status, here: "role".to_owned(), ..Page::default() })
}

fn place(l: &Lexicon, held: &Held) -> String {
    if held.scope == "network" { l.t("agenda-network") } else { held.place.clone() }
}

fn row(l: &Lexicon, found: &Loaded, line: &Line<'_>, wrong: Option<Wrong<'_>>) -> Row {
    let wrong = wrong.filter(|(key, ..)| *key == line.duty.key);
    let error = |field: &str| wrong.map(|(_, _, errors)| l.wrong(errors, field)).unwrap_or_default();
    let asked = line.slots.iter().filter(|s| s.when.open());
    Row {
        key: line.duty.key.clone(),
        title: line.duty.title.get(l.lang).to_owned(),
        rhythm: l.tp("agenda-rhythm-", line.duty.rhythm.as_str()),
        late: line.late(),
        open: line.when.open(),
        places: line.slots.iter().map(|s| slot(l, found, s)).collect(),
        asked: asked.map(|s| (s.held.id.to_string(), place(l, s.held))).collect(),
        why_error: error("why"),
        evidence_error: error("evidence"),
        why: wrong.map(|(_, form, _)| form.why.clone()).unwrap_or_default(),
        evidence: wrong.map(|(_, form, _)| form.evidence.clone()).unwrap_or_default(),
    }
}

fn slot(l: &Lexicon, found: &Loaded, slot: &Slot<'_>) -> Place {
    let said = match &slot.last {
        None => l.t("agenda-never"),
        Some(m) if m.skipped => l.args("agenda-skipped", &[("day", &l.day(&m.at)), ("why", &m.why)]),
        Some(m) if m.why.is_empty() => l.s("agenda-done", "day", l.day(&m.at)),
        Some(m) => l.args("agenda-done-with", &[("day", &l.day(&m.at)), ("what", &m.why)]),
    };
    let role = slot.held.charter(&found.catalogue).map_or("", |c| c.label.get(l.lang));
    Place {
        role: role.to_owned(),
        name: place(l, slot.held),
        said,
        evidence: slot.last.as_ref().map(|m| m.evidence.clone()).unwrap_or_default(),
        open: slot.when.open(),
    }
}

fn part(ctx: &Ctx, found: &Loaded, held: &Held) -> Part {
    let l = &ctx.l;
    let lang: Lang = l.lang;
    let charter = held.charter(&found.catalogue);
    let own = !stands_in(held, ctx.actor.id);
    let (takes, given) = (charter.map_or(0.0, |c| held.takes(c, found.now)), held.given(found.away));
    let mine = found.deputies.iter().filter(|(id, ..)| *id == held.id);
    let with =
        |key: &str| found.catalogue.role(key).map_or_else(String::new, |r| r.label.get(lang).to_owned());
    Part {
        id: held.id.to_string(),
        label: charter.map_or_else(|| held.role.clone(), |c| c.label.get(lang).to_owned()),
        place: place(l, held),
        href: match held.scope.as_str() {
            "space" => format!("/s/{}", held.slug),
            "unit" => format!("/units/{}", held.slug),
            _ => "/who".to_owned(),
        },
        whose: if own { String::new() } else { l.s("agenda-stands-in", "name", &held.holder_name) },
        time: l.args(
            "agenda-time",
            &[("share", &held.share.to_string()), ("given", &l.decimal(given)), ("takes", &l.decimal(takes))],
        ),
        over: own && takes > given,
        deputies: mine
            .map(|(_, name, handle, state)| (name.clone(), handle.clone(), state == "accepted"))
            .collect(),
        limits: charter.map(|c| limits(found, c, lang)).unwrap_or_default(),
        decides: charter
            .map(|c| c.decides.iter().map(|d| d.text.get(lang).to_owned()).collect())
            .unwrap_or_default(),
        good_day: charter.map_or_else(String::new, |c| c.good_day.get(lang).to_owned()),
        seams: charter
            .map(|c| {
                let line = |i: &charter::Interface| {
                    (with(&i.with), i.gives.get(lang).to_owned(), i.gets.get(lang).to_owned())
                };
                c.interfaces.iter().map(line).collect()
            })
            .unwrap_or_default(),
        own,
        circle: held.role == "facilitator",
    }
}

/// A tenth of an hour is exact enough for an estimate: “4.5”, « 4,5 ».
fn waiting(l: &Lexicon, found: &Loaded, w: &Wait, for_me: bool) -> Waiting {
    let role = found.catalogue.role(&w.key).map_or("", |r| r.label.get(l.lang));
    let place = if w.about.is_empty() { l.t("agenda-network") } else { w.about.clone() };
    let start = if for_me { "agenda-wait-" } else { "agenda-mine-" };
    let text = match w.kind.as_str() {
        "role" | "deputy" => l.args(&format!("{start}{}", w.kind), &[("role", role), ("place", &place)]),
        "help" => l.s(format!("{start}help"), "what", &w.about),
        "coaching" => l.s(format!("{start}coaching"), "what", &w.about),
        "act" => l.s(format!("{start}act"), "place", &w.about),
        _ => l.s("agenda-wait-handing", "title", &w.about),
    };
    let late = w.due.0 > 0 && w.due < found.now;
    let when = if w.due.0 > 0 {
        l.s("agenda-until", "day", l.day(&w.due))
    } else {
        l.s("agenda-since", "day", l.day(&w.at))
    };
    Waiting { href: w.href(), text, name: w.name.clone(), handle: w.handle.clone(), when, late }
}

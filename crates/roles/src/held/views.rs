//! The pages of held acts and co-driving.

use std::collections::HashMap;

use askama::Template;
use kernel::{Lexicon, PersonId, Problem, rich};
use store::{Read, Res};
use web::answer::render;
use web::{Ctx, Flow, Page};

use super::act::{COSIGN, HeldThing, REASON, Shown, State, TURN_DOWN, WITHDRAW, Why, shown};
use super::codriving::Phase;
use super::store::{self as held, Mine};
use super::thing::{CoDrivingThing, RELEASE, SUSPEND};

/// So many people mentioned are shown by name.
const MENTIONS: usize = 50;

/// What an act asks for, with the names and words around it.
#[derive(Debug, Clone, Default)]
pub struct Asked {
    shown: Shown,
    /// The person it is about, by name.
    person: Option<String>,
    /// Author and HTML of the message it is about.
    message: Option<(String, String)>,
    /// Names of the people mentioned, by handle.
    mentioned: HashMap<String, String>,
}

impl Asked {
    /// Reads an act's request, with the names it needs.
    ///
    /// # Errors
    /// What the database says.
    pub fn load(r: &mut Read<'_>, reader: PersonId, act: &HeldThing) -> Res<Self> {
        let shown = shown(&act.action, &act.kept);
        let person = if shown.person.is_empty() { None } else { held::name_of(r, &shown.person)? };
        let message = match (shown.message, shown.case) {
            (Some(id), _) => held::message(r, reader, id)?,
            (None, Some(case)) => held::reported(r, reader, case)?,
            (None, None) => None,
        };
        let mut mentioned = HashMap::new();
        for handle in rich::handles(&shown.text).into_iter().take(MENTIONS) {
            if let Some(name) = held::name_of(r, &handle)? {
                mentioned.insert(handle, name);
            }
        }
        Ok(Self { shown, person, message, mentioned })
    }
}

/// One act in a list.
struct Line<'a> {
    act: &'a HeldThing,
    what: String,
    title: String,
    state: String,
    badge: &'static str,
}

/// What is done, as a heading: “Address everybody in Field diagnostics”.
fn sentence(l: &Lexicon, act: &HeldThing, what: &str) -> String {
    let space = act.place.as_ref().map(|p| p.name.as_str()).unwrap_or_default();
    l.s(format!("roles-held-do-{what}"), "space", space)
}

const fn badge(state: State) -> &'static str {
    match state {
        State::Waiting | State::Signing => "state-open",
        State::Signed => "state-answered",
        _ => "state-quiet",
    }
}

fn line<'a>(l: &Lexicon, act: &'a HeldThing) -> Line<'a> {
    let asked = shown(&act.action, &act.kept);
    Line {
        act,
        what: sentence(l, act, asked.what),
        title: asked.title,
        state: l.t(format!("roles-held-state-{}", act.state.as_str().replace('_', "-"))),
        badge: badge(act.state),
    }
}

#[derive(Template)]
#[template(path = "held/views/list.html")]
struct List<'a> {
    l: &'a Lexicon,
    to_sign: Vec<Line<'a>>,
    asked: Vec<Line<'a>>,
    decided: Vec<Line<'a>>,
}

fn page(ctx: &Ctx, title: String, body: String, flow: Flow) -> Page {
    let here = if ctx.path.starts_with("/who") { "who" } else { "held" };
    Page { title, body, flow, here: here.to_owned(), ..Page::default() }
}

/// The list: to sign first, then what the reader asked for, then what was decided last.
///
/// # Errors
/// When a template cannot be written.
pub fn list(ctx: &Ctx, mine: &Mine) -> Result<Page, Problem> {
    let l = &ctx.l;
    let lines = |acts| Vec::from_iter(<[HeldThing]>::iter(acts).map(|act| line(l, act)));
    let body = render(&List {
        l,
        to_sign: lines(&mine.to_sign),
        asked: lines(&mine.asked),
        decided: lines(&mine.decided),
    })?;
    Ok(page(ctx, l.t("roles-held-title"), body, Flow::House))
}

#[derive(Template)]
#[template(path = "held/views/act.html")]
struct Act<'a> {
    l: &'a Lexicon,
    line: Line<'a>,
    asked: &'a Asked,
    html: String,
    breaks: String,
    outcome: String,
    may_sign: bool,
    may_turn_down: bool,
    may_withdraw: bool,
    signs: String,
    most: usize,
}

/// One act: who asks, where, what, and what can be decided.
///
/// # Errors
/// When a template cannot be written.
pub fn act(ctx: &Ctx, act: &HeldThing, asked: &Asked) -> Result<Page, Problem> {
    let (l, gate) = (&ctx.l, &ctx.site.gate);
    let may = |action| gate.may(&ctx.actor, action, act);
    let open = act.state.open().is_ok();
    let line = line(l, act);
    let title = line.what.clone();
    let body = render(&Act {
        l,
        line,
        asked,
        html: if asked.shown.text.is_empty() {
            String::new()
        } else {
            rich::html(&asked.shown.text, &|handle| asked.mentioned.get(handle).cloned())
        },
        breaks: breaks(l, asked),
        outcome: outcome(l, act),
        may_sign: act.signable().is_ok() && may(COSIGN),
        may_turn_down: open && may(TURN_DOWN),
        may_withdraw: open && may(WITHDRAW),
        signs: signs(l, act),
        most: REASON,
    })?;
    let flow = act.place.as_ref().map_or(Flow::House, |p| p.kind.flow());
    Ok(page(ctx, title, body, flow))
}

/// The rule a measure refers to, as people know it; empty when there is none.
fn breaks(l: &Lexicon, asked: &Asked) -> String {
    let rule = asked.shown.breaks;
    if rule.is_empty() { String::new() } else { l.t(format!("roles-held-rule-{rule}")) }
}

/// Whose signature it waits for, as a sentence.
fn signs(l: &Lexicon, act: &HeldThing) -> String {
    match &act.driver {
        Some(driver) if !act.suspended => l.s("roles-held-waits", "name", &driver.name),
        _ => l.t("roles-held-nobody"),
    }
}

/// What came of it, as a sentence; empty while it waits.
fn outcome(l: &Lexicon, act: &HeldThing) -> String {
    let name = act.decided_by.as_ref().map(|d| d.name.as_str()).unwrap_or_default();
    let when = act.decided.map(|at| l.at(&at)).unwrap_or_default();
    let said = |key| l.args(key, &[("name", name), ("when", &when)]);
    match act.state {
        State::Waiting => String::new(),
        State::Signing => said("roles-held-was-signing"),
        State::Signed => said("roles-held-was-signed"),
        State::TurnedDown => said("roles-held-was-turned-down"),
        State::Withdrawn => l.s("roles-held-was-withdrawn", "when", &when),
        State::Failed => {
            let why = act.refused().map(|why| because(l, &why)).unwrap_or_default();
            l.args("roles-held-was-failed", &[("name", name), ("when", &when), ("why", &why)])
        }
    }
}

/// The sentence of what refused it.
fn because(l: &Lexicon, why: &Why) -> String {
    l.told(&why.reason, &why.args)
}

#[derive(Template)]
#[template(path = "held/views/waits.html")]
struct Waits<'a> {
    l: &'a Lexicon,
    act: &'a HeldThing,
    title: &'a str,
    what: String,
}

/// The answer to a request that is held now: whose signature it waits for.
///
/// # Errors
/// When a template cannot be written.
pub fn waits(ctx: &Ctx, act: &HeldThing) -> Result<Page, Problem> {
    let l = &ctx.l;
    let title = if act.state.over() { outcome(l, act) } else { signs(l, act) };
    let what = sentence(l, act, shown(&act.action, &act.kept).what);
    let body = render(&Waits { l, act, title: &title, what })?;
    Ok(Page { status: Some(202), ..page(ctx, title, body, Flow::House) })
}

/// A line of the checklist.
struct Check<'a> {
    place: usize,
    text: &'a str,
    done: bool,
}

#[derive(Template)]
#[template(path = "held/views/codriving.html")]
struct CoDrivingPage<'a> {
    l: &'a Lexicon,
    thing: &'a CoDrivingThing,
    lead: String,
    phase: String,
    badge: &'static str,
    days: String,
    acts: String,
    checks_done: String,
    days_percent: i64,
    acts_percent: i64,
    checks: Vec<Check<'a>>,
    missing: String,
    may_check: bool,
    may_release: bool,
    may_suspend: bool,
}

/// How a co-driving goes.
///
/// # Errors
/// When a template cannot be written.
pub fn codriving(ctx: &Ctx, thing: &CoDrivingThing, lines: &[String]) -> Result<Page, Problem> {
    let (l, now) = (&ctx.l, ctx.l.now);
    let may = |action| ctx.site.gate.may(&ctx.actor, action, thing);
    let phase = thing.now.phase(now);
    let missing = thing.now.missing(now);
    let running = matches!(phase, Phase::Appointed | Phase::CoDriving);
    let (acts_percent, days_percent) = thing.now.progress(now);
    let of = |key, done: i64, all: i64| l.args(key, &[("done", &l.number(&done)), ("all", &l.number(&all))]);
    let lead = [("holder", thing.holder.name.as_str()), ("driver", thing.driver.name.as_str())];
    let args = thing.missing_args(missing);
    let args: Vec<(&str, &str)> = args.iter().map(|(k, v)| (k.as_str(), v.as_str())).collect();
    let body = render(&CoDrivingPage {
        l,
        thing,
        lead: l.args("roles-codriving-lead", &lead),
        phase: l.t(format!("roles-codriving-phase-{}", phase.as_str())),
        badge: if phase == Phase::Released { "state-answered" } else { "state-open" },
        days: of("roles-codriving-days", thing.now.days(now), thing.now.min_days),
        acts: of("roles-codriving-acts", thing.now.acts, thing.now.min_acts),
        checks_done: of("roles-codriving-lines", thing.now.done(), thing.now.items),
        days_percent,
        acts_percent,
        checks: lines
            .iter()
            .zip(0..)
            .map(|(text, place)| Check { place, text, done: thing.now.checked.contains(&number(place)) })
            .collect(),
        missing: if running && !missing.nothing() {
            l.args("rule-s2-sm6-release", &args)
        } else {
            String::new()
        },
        may_check: running && may(RELEASE),
        may_release: phase == Phase::CoDriving && missing.nothing() && may(RELEASE),
        may_suspend: phase != Phase::Suspended && may(SUSPEND),
    })?;
    Ok(page(ctx, l.s("roles-codriving-title", "holder", &thing.holder.name), body, Flow::House))
}

fn number(place: usize) -> i64 {
    i64::try_from(place).unwrap_or(i64::MAX)
}

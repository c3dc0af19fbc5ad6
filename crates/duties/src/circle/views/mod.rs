//! The page of the circle.

use askama::Template;
use kernel::problem::FieldError;
use kernel::{Lexicon, Problem};
use web::answer::render;
use web::{Ctx, Page};

use super::routes::Loaded;
use super::store::Member;
use super::store::around::{Cared, Request};
use super::store::points::Point;
use super::store::talk::Talk;
use super::{GIVE, HOLD, PLAN, week};
use crate::circle::CircleThing;

/// A week, with what the reader may do about it.
#[allow(clippy::struct_excessive_bools)] // each is a button
struct Week {
    week: i64,
    days: String,
    now: bool,
    name: String,
    handle: String,
    cover_name: String,
    cover_handle: String,
    state: String,
    take: bool,
    plan: bool,
    ask: bool,
    cover: bool,
    /// `back`, `keep`, `uncover`, or nothing.
    release: &'static str,
}

/// What somebody looks after while they are away.
struct Kept {
    id: String,
    place: String,
    deputy: String,
    said: String,
}

/// Somebody who is away.
struct Gone {
    name: String,
    handle: String,
    days: String,
    cared: Vec<Kept>,
}

#[derive(Template)]
#[template(path = "circle/views/circle.html")]
struct CirclePage<'a> {
    l: &'a Lexicon,
    members: i64,
    member: bool,
    /// Whoever is from outside is told of nobody when they are away.
    inside_reader: bool,
    inside: Vec<&'a Member>,
    weeks: Vec<Week>,
    away: Vec<Gone>,
    own: Vec<Kept>,
    mine: Vec<(String, String, String)>,
    talk: Option<&'a Talk>,
    points: &'a [Point],
    help: Vec<(&'a Request, String)>,
    wrong: String,
    text_error: String,
}

/// The page.
///
/// # Errors
/// When a template cannot be written.
pub(super) fn circle(ctx: &Ctx, loaded: &Loaded, errors: &[FieldError]) -> Result<Page, Problem> {
    let l = &ctx.l;
    let due = |h: &Request| {
        if h.due.0 > 0 { l.s("circle-until", "day", l.day(&h.due)) } else { String::new() }
    };
    let wrong = [l.wrong(errors, "week"), l.wrong(errors, "person")];
    let body = render(&CirclePage {
        l,
        members: i64::try_from(loaded.count).unwrap_or(i64::MAX),
        member: loaded.thing.member,
        inside_reader: !ctx.actor.external,
        inside: loaded.members.iter().filter(|m| !m.external).collect(),
        weeks: week::shown(loaded.now).map(|monday| one(ctx, loaded, monday)).collect(),
        away: away(l, loaded),
        own: kept(l, loaded, |c| c.person == ctx.actor.id),
        mine: loaded.mine.iter().map(|m| waits(l, m)).collect(),
        talk: loaded.talk.as_ref(),
        points: &loaded.points,
        help: loaded.help.iter().map(|h| (h, due(h))).collect(),
        wrong: wrong.into_iter().filter(|w| !w.is_empty()).collect::<Vec<_>>().join(" "),
        text_error: l.wrong(errors, "text"),
    })?;
    let status = (!errors.is_empty()).then_some(422);
    Ok(Page { title: l.t("circle-title"), body, status, here: "who".to_owned(), ..Page::default() })
}

fn days(l: &Lexicon, monday: i64) -> String {
    let (from, until) = week::days(monday);
    l.args("circle-days", &[("from", &l.day(&from)), ("until", &l.day(&until))])
}

fn one(ctx: &Ctx, loaded: &Loaded, monday: i64) -> Week {
    let (l, gate, me) = (&ctx.l, &ctx.site.gate, ctx.actor.id);
    let held = loaded.weeks.iter().find(|w| w.week == monday);
    let thing = CircleThing {
        holder: held.is_some_and(|w| w.person == me),
        cover: held.is_some_and(|w| w.cover == Some(me)),
        ..loaded.thing
    };
    let may = |action| gate.may(&ctx.actor, action, &thing);
    let state = held.map_or("free", |w| w.state.as_str());
    let text = |of: fn(&super::store::weeks::Week) -> &String| held.map(of).cloned().unwrap_or_default();
    Week {
        week: monday,
        days: days(l, monday),
        now: monday == week::of(loaded.now),
        name: text(|w| &w.name),
        handle: text(|w| &w.handle),
        cover_name: text(|w| &w.cover_name),
        cover_handle: text(|w| &w.cover_handle),
        state: state.to_owned(),
        take: state == "free" && may(HOLD),
        plan: state == "free" && may(PLAN),
        ask: state == "set" && may(GIVE),
        cover: state == "cover_asked" && may(HOLD),
        release: match state {
            "covered" if thing.cover => "uncover",
            "cover_asked" if thing.holder => "keep",
            "set" if thing.holder => "back",
            _ => "",
        },
    }
}

fn kept(l: &Lexicon, loaded: &Loaded, whose: impl Fn(&&Cared) -> bool) -> Vec<Kept> {
    let mut out: Vec<Kept> = Vec::new();
    for c in loaded.cared.iter().filter(whose) {
        let said = match c.state.as_str() {
            "accepted" => l.s("circle-stands-in", "name", &c.deputy),
            "asked" => l.s("circle-is-asked", "name", &c.deputy),
            _ => l.t("circle-nobody-stands-in"),
        };
        let id = c.id.to_string();
        let deputy = if c.state == "accepted" { c.deputy.clone() } else { String::new() };
        match out.iter_mut().find(|k| k.id == id) {
            // Whoever agreed counts before whoever was asked.
            Some(k) if k.deputy.is_empty() && !deputy.is_empty() => (k.deputy, k.said) = (deputy, said),
            Some(_) => {}
            None => out.push(Kept { id, place: c.place.clone(), deputy, said }),
        }
    }
    out
}

fn away(l: &Lexicon, loaded: &Loaded) -> Vec<Gone> {
    let one = |a: &super::store::around::Away| {
        let who = loaded.members.iter().find(|m| m.id == a.person)?;
        // The last day away, not the first one back.
        let until = l.day(&a.until.plus(-1));
        Some(Gone {
            name: who.name.clone(),
            handle: who.handle.clone(),
            days: l.args("circle-days", &[("from", &l.day(&a.from)), ("until", &until)]),
            cared: kept(l, loaded, |c| c.person == a.person),
        })
    };
    loaded.away.iter().filter_map(one).collect()
}

/// Address, words and kind of something of one’s own that waits.
fn waits(l: &Lexicon, (kind, id, about, slug): &super::store::around::Waits) -> (String, String, String) {
    let href = if kind == "help" { format!("/help/{id}") } else { format!("/s/{slug}/t/{id}/handing") };
    let text = if about.is_empty() { l.tp("circle-waits-", kind) } else { about.clone() };
    (href, text, l.tp("circle-waits-", kind))
}

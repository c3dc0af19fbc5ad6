//! Who does what here, in plain words.

use askama::Template;
use kernel::{Lexicon, Problem};
use web::answer::render;
use web::place::{self, Kind, Tab};
use web::{Ctx, Page, Place};

use super::{Link, label, person_link};
use crate::CARE;
use crate::board::Who;
use crate::care::Care;
use crate::who::agreement::{Agreement, Saying, Theme};
use crate::who::agreement_routes::Here;
use crate::who::answers::{Totals, totals};

/// One theme of the page.
struct Part {
    key: &'static str,
    title: String,
    people: Vec<Link>,
    role: String,
    /// What they do, as the sentence goes on.
    does: String,
    /// Who stands in, in a sentence.
    then: String,
}

/// Somebody the agreement names.
struct Party {
    link: Link,
    what: String,
    accepted: String,
}

#[derive(Template)]
#[template(path = "who/views/here.html")]
struct HerePage<'a> {
    l: &'a Lexicon,
    place: &'a Place,
    parts: Vec<Part>,
    parties: Vec<Party>,
    mark: &'a str,
    /// The reader is named and has not accepted yet.
    asked: bool,
    waiting: String,
    matrix: bool,
    /// Second signatures concern the reader.
    signs: bool,
    totals: Totals,
    summary: String,
    /// How it is looked after: key of the way, wanted or not; nothing in a team.
    care: Vec<(&'static str, bool)>,
    may_care: bool,
}

/// The page.
///
/// # Errors
/// When a template cannot be written.
pub fn here(ctx: &Ctx, here: &Here) -> Result<Page, Problem> {
    let (l, place) = (&ctx.l, &here.place);
    let outside = ctx.actor.external;
    let own = here.agreement.party(ctx.actor.id);
    let totals = totals(&here.seen.board);
    let body = render(&HerePage {
        l,
        place,
        parts: here.sayings.iter().map(|s| part(l, here, s, outside)).collect(),
        parties: parties(l, &here.agreement, outside),
        mark: &here.agreement.mark,
        asked: own.is_some_and(|p| p.accepted.is_none()),
        waiting: waiting(l, &here.agreement),
        matrix: !outside,
        signs: here.seen.signs,
        summary: l.args(
            "roles-who-here-sum",
            &[("n", &l.number(&totals.answered)), ("all", &l.number(&totals.duties))],
        ),
        totals,
        care: if place.kind == Kind::Team { Vec::new() } else { cared(here).ways().to_vec() },
        may_care: ctx.site.gate.may(&ctx.actor, CARE, place),
    })?;
    let title = l.s("roles-who-here-title", "space", &place.name);
    place::page(ctx, place, &here.beside, Tab::Who, &title, &body)
}

fn cared(here: &Here) -> Care {
    let state = &here.seen.state;
    state.care.get(&here.seen.at.scope).copied().unwrap_or_default()
}

/// To what somebody holds, or for readers from outside, who do not find that, to their profile.
fn reachable(who: &Who, outside: bool) -> Link {
    let link = person_link(who);
    if outside { Link { href: format!("/p/{}", who.handle), ..link } } else { link }
}

fn part(l: &Lexicon, here: &Here, saying: &Saying, outside: bool) -> Part {
    let key = saying.theme.as_str();
    let kind = here.place.kind;
    // Decides and animates read differently where people work and where they meet.
    let flow = if kind == Kind::Community { "community" } else { "work" };
    let does = match saying.theme {
        Theme::Decides | Theme::Animates | Theme::Answers => l.tp(&format!("roles-who-does-{key}-"), flow),
        _ => l.tp("roles-who-does-", key),
    };
    let then: Vec<&str> = saying.then.iter().map(|w| w.name.as_str()).collect();
    let meanwhile: Vec<String> = saying.people.iter().filter_map(|who| meanwhile(l, here, who)).collect();
    Part {
        key,
        title: l.tp("roles-who-theme-", key),
        people: saying.people.iter().map(|who| reachable(who, outside)).collect(),
        role: if saying.role.is_empty() {
            String::new()
        } else {
            label(l, &here.seen.catalogue, &saying.role)
        },
        does: if saying.people.is_empty() { l.tp("roles-who-gap-", key) } else { does },
        then: if !meanwhile.is_empty() {
            meanwhile.join(" ")
        } else if then.is_empty() || saying.people.is_empty() && saying.then.is_empty() {
            String::new()
        } else {
            l.s("roles-who-stands-in", "names", then.join(&l.t("roles-who-and")))
        },
    }
}

/// “Priya is away until 3 May: Jonas stands in.”
fn meanwhile(l: &Lexicon, here: &Here, who: &Who) -> Option<String> {
    let board = &here.seen.board;
    let mut seats = board.columns.iter().chain(&board.others).flat_map(|c| &c.seats);
    let seat = seats.find(|s| s.who.id == who.id && s.away.is_some())?;
    let (away, name) = (seat.away.as_ref()?.last(l), seat.who.name.as_str());
    Some(match &seat.deputy {
        Some(deputy) => {
            l.args("roles-who-meanwhile", &[("name", name), ("day", &away), ("deputy", &deputy.name)])
        }
        None => l.args("roles-who-meanwhile-nobody", &[("name", name), ("day", &away)]),
    })
}

fn parties(l: &Lexicon, agreement: &Agreement, outside: bool) -> Vec<Party> {
    let party = |p: &crate::who::agreement::Party| {
        let themes: Vec<String> = p.themes.iter().map(|t| l.tp("roles-who-party-", t.as_str())).collect();
        Party {
            link: reachable(&p.who, outside),
            what: themes.join(", "),
            accepted: p.accepted.map(|at| l.s("roles-who-accepted", "when", l.day(&at))).unwrap_or_default(),
        }
    };
    agreement.people.iter().map(party).collect()
}

/// Who has not accepted yet, in a sentence.
fn waiting(l: &Lexicon, agreement: &Agreement) -> String {
    let rest: Vec<&Who> = agreement.people.iter().filter(|p| p.accepted.is_none()).map(|p| &p.who).collect();
    match rest.as_slice() {
        [] if agreement.people.is_empty() => String::new(),
        [] => l.t("roles-who-all-accepted"),
        rest => {
            let names: Vec<&str> = rest.iter().take(5).map(|w| w.name.as_str()).collect();
            l.s("roles-who-waits-for", "names", names.join(", "))
        }
    }
}

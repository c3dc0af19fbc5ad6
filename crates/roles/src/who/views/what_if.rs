//! What would happen if somebody left.

use askama::Template;
use kernel::{Lexicon, Problem};
use web::answer::render;
use web::{Ctx, Page};

use super::{Link, count, label, name, page, person_link};
use crate::board::{Answer, Standing, Who};
use crate::whatif::{Effect, Moved, Shifted};
use crate::who::what_if_routes::IfGone;

/// So many duties are named in one place.
const DUTIES: usize = 8;

/// One sentence with how it weighs.
struct Line {
    /// `gap`, `goes-on`, `thin`.
    look: &'static str,
    text: String,
}

/// One place.
struct Place {
    link: Link,
    roles: Vec<Line>,
    over: Vec<Line>,
    duties: Vec<Line>,
    more: i64,
}

#[derive(Template)]
#[template(path = "who/views/what_if.html")]
struct WhatIfPage<'a> {
    l: &'a Lexicon,
    found: &'a IfGone,
    own: bool,
    day: String,
    said: String,
    places: Vec<Place>,
    loads: Vec<(Link, String, bool)>,
    hand_over: Vec<Link>,
}

/// The page.
///
/// # Errors
/// When a template cannot be written.
pub fn what_if(ctx: &Ctx, found: &IfGone) -> Result<Page, Problem> {
    let l = &ctx.l;
    let hand = |(held, at): &(crate::board::Held, crate::scope::Where)| Link {
        href: format!("/who/assignments/{}", held.id),
        name: l.args(
            "roles-who-role-in",
            &[("role", &label(l, &found.catalogue, &held.role)), ("where", &name(l, at))],
        ),
    };
    let load = |(who, before, after, given): &(Who, f64, f64, f64)| {
        let args =
            [("before", l.decimal(*before)), ("after", l.decimal(*after)), ("given", l.decimal(*given))];
        (person_link(who), l.told("roles-who-load-after", &args), after > given)
    };
    let body = render(&WhatIfPage {
        l,
        found,
        own: found.person.id == ctx.actor.id,
        day: found.at.zoned(&l.zone).date().to_string(),
        said: said(l, found),
        places: found.effects.iter().map(|e| place(l, found, e)).collect(),
        loads: found.loads.iter().map(load).collect(),
        hand_over: found.held.iter().map(hand).collect(),
    })?;
    Ok(page(l.s("roles-who-if-title", "name", &found.person.name), body))
}

/// The sum in a sentence.
fn said(l: &Lexicon, found: &IfGone) -> String {
    let roles = found.effects.iter().flat_map(|e| &e.roles).filter(|s| s.after == Standing::Vacant);
    let duties =
        found.effects.iter().flat_map(|e| &e.duties).filter(|m| matches!(m.after, Answer::Nobody(_)));
    let (roles, duties) = (count(roles.count()), count(duties.count()));
    if found.effects.is_empty() {
        return l.t("roles-who-if-nothing");
    }
    if roles == 0 && duties == 0 {
        return l.t("roles-who-if-fine");
    }
    let roles = l.n("roles-who-if-roles", &roles);
    l.ns("roles-who-if-sum", &duties, "roles", &roles)
}

fn place(l: &Lexicon, found: &IfGone, effect: &Effect) -> Place {
    // Whoever takes over most is said once, with how many; what is missing is said one by one.
    let mut over: Vec<(&Who, i64)> = Vec::new();
    let mut duties = Vec::new();
    for m in &effect.duties {
        match (&m.before, &m.after) {
            (_, Answer::One(who, _)) => match over.iter_mut().find(|(w, _)| w.id == who.id) {
                Some((_, n)) => *n += 1,
                None => over.push((who, 1)),
            },
            (Answer::Unsettled(_), Answer::Unsettled(_)) => {}
            _ => duties.push(moved(l, found, m)),
        }
    }
    let over = over
        .into_iter()
        .map(|(who, n)| Line { look: "goes-on", text: l.ns("roles-who-if-over", &n, "name", &who.name) });
    Place {
        link: Link { href: format!("/who?in={}", effect.at.token()), name: name(l, &effect.at) },
        roles: effect.roles.iter().map(|s| shifted(l, found, s, effect.at.team())).collect(),
        over: over.collect(),
        more: count(duties.len().saturating_sub(DUTIES)),
        duties: duties.into_iter().take(DUTIES).collect(),
    }
}

fn shifted(l: &Lexicon, found: &IfGone, s: &Shifted, team: bool) -> Line {
    let role = label(l, &found.catalogue, &s.role);
    match &s.goes_on {
        Some(who)
            if s.before == Standing::Deputised
                && s.after != Standing::Deputised
                && who.id != found.person.id =>
        {
            Line { look: "thin", text: l.args("roles-who-if-alone", &[("role", &role), ("name", &who.name)]) }
        }
        Some(who) => Line {
            look: "goes-on",
            text: l.args("roles-who-if-goes-on", &[("role", &role), ("name", &who.name)]),
        },
        None if team && s.role == "line_manager" => Line { look: "thin", text: l.t("roles-who-if-above") },
        None if s.after == Standing::Vacant => {
            Line { look: "gap", text: l.s("roles-who-if-vacant", "role", role) }
        }
        None => Line { look: "thin", text: l.s("roles-who-if-free", "role", role) },
    }
}

fn moved(l: &Lexicon, found: &IfGone, m: &Moved) -> Line {
    let duty = found.catalogue.duty(&m.duty).map_or("", |d| d.title.get(l.lang));
    match &m.after {
        Answer::Nobody(_) => Line { look: "gap", text: l.s("roles-who-if-duty-none", "duty", duty) },
        _ => Line { look: "thin", text: l.s("roles-who-if-duty-two", "duty", duty) },
    }
}

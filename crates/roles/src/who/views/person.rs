//! Everything one person carries.

use askama::Template;
use kernel::{Lexicon, Problem};
use web::answer::render;
use web::{Ctx, Page};

use super::heads::specialities;
use super::{Link, label, name, page, percent_of, person_link};
use crate::board::Held;
use crate::scope::Where;
use crate::who::person_routes::Carried;
use crate::who::store::Question;

/// A role somebody holds or stands in for.
struct Role {
    id: String,
    key: String,
    label: String,
    place: Link,
    whose: Option<Link>,
    /// Since when, until when, what for.
    notes: Vec<String>,
    /// Of somebody one stands in for: whether that is now, until when.
    now: String,
    deputies: Vec<Link>,
    /// Share and hours; empty unless the reader may know.
    time: String,
    /// How many duties are in their rhythm; empty unless the reader may know.
    rounds: String,
}

/// What passes between a role and another.
struct Seam {
    with: String,
    people: Vec<Link>,
    gives: String,
    gets: String,
}

/// Duties somebody answers for in one place.
struct Answers {
    place: Link,
    duties: Vec<Link>,
}

#[derive(Template)]
#[template(path = "who/views/person.html")]
struct PersonPage<'a> {
    l: &'a Lexicon,
    name: &'a str,
    handle: &'a str,
    own: bool,
    roles: Vec<Role>,
    stands_in: Vec<Role>,
    /// What the reader is asked to hold.
    asked: Vec<Link>,
    signs: bool,
    manages: Vec<Link>,
    /// What passes between each role and others: the role with its place, seam by seam.
    seams: Vec<(String, Vec<Seam>)>,
    answers: Vec<Answers>,
    duties: i64,
    may_ask: bool,
    work: String,
    over: bool,
}

/// The page.
///
/// # Errors
/// When a template cannot be written.
pub fn person(ctx: &Ctx, found: &Carried) -> Result<Page, Problem> {
    let l = &ctx.l;
    let link = |at: &Where| Link { href: format!("/who?in={}", at.token()), name: name(l, at) };
    let duties = |keys: &[String]| {
        let all = keys.iter().filter_map(|key| found.catalogue.duty(key));
        all.map(|d| Link { href: format!("/who/duties/{}", d.key), name: d.title.get(l.lang).to_owned() })
            .collect()
    };
    let work = found.work.as_ref().filter(|w| !w.parts.is_empty());
    let body = render(&PersonPage {
        l,
        name: &found.person.name,
        handle: &found.person.handle,
        own: found.person.id == ctx.actor.id,
        roles: found.held.iter().map(|(h, at)| role(l, found, h, at, None)).collect(),
        stands_in: found
            .stands_in
            .iter()
            .map(|(h, at)| role(l, found, h, at, Some(person_link(&h.who))))
            .collect(),
        asked: found.asked.iter().map(|(q, at)| asked(l, found, q, at)).collect(),
        signs: found.signs,
        manages: found
            .manages
            .iter()
            .map(|u| Link { href: format!("/units/{}", u.slug), name: u.name.clone() })
            .collect(),
        answers: found
            .answers
            .iter()
            .map(|(at, keys)| Answers { place: link(at), duties: duties(keys) })
            .collect(),
        seams: seams(l, found),
        duties: super::count(found.answers.iter().map(|(_, keys)| keys.len()).sum()),
        may_ask: found.may_ask && !found.held.is_empty(),
        work: work
            .map(|w| {
                l.args(
                    "roles-who-work",
                    &[("need", &l.decimal(w.need())), ("given", &l.decimal(w.capacity()))],
                )
            })
            .unwrap_or_default(),
        over: work.is_some_and(crate::load::Work::over),
    })?;
    Ok(page(l.s("roles-who-person-title", "name", &found.person.name), body))
}

fn seams(l: &Lexicon, found: &Carried) -> Vec<(String, Vec<Seam>)> {
    let mut all: Vec<(String, Vec<Seam>)> = Vec::new();
    for p in &found.passing {
        let title = format!("{} · {}", label(l, &found.catalogue, &p.role), name(l, &p.at));
        let seam = Seam {
            with: label(l, &found.catalogue, &p.with),
            people: p.people.iter().map(person_link).collect(),
            gives: p.gives.get(l.lang).to_owned(),
            gets: p.gets.get(l.lang).to_owned(),
        };
        match all.last_mut() {
            Some((last, seams)) if *last == title => seams.push(seam),
            _ => all.push((title, vec![seam])),
        }
    }
    all
}

fn asked(l: &Lexicon, found: &Carried, question: &Question, at: &Where) -> Link {
    let said = [
        ("role", label(l, &found.catalogue, &question.role)),
        ("where", name(l, at)),
        ("day", l.day(&question.since)),
    ];
    let said = said.each_ref().map(|(key, text)| (*key, text.as_str()));
    Link { href: format!("/who/assignments/{}", question.id), name: l.args("roles-who-asked-you", &said) }
}

fn rounds(l: &Lexicon, n: usize, all: usize) -> String {
    let (n, all) = (l.number(&super::count(n)), l.number(&super::count(all)));
    l.args("roles-rounds-link", &[("n", &n), ("all", &all)])
}

fn role(l: &Lexicon, found: &Carried, held: &Held, at: &Where, whose: Option<Link>) -> Role {
    let since = if held.from > found.now { "roles-who-from" } else { "roles-who-since" };
    let mut notes = vec![l.s(since, "day", l.day(&held.from))];
    notes.extend(held.until.map(|until| l.s("roles-who-until", "day", l.day(&until))));
    notes.extend(specialities(l, &held.specialities));
    if held.driving {
        notes.push(l.t("roles-who-driving"));
    }
    if let Some(away) = held.absent(found.now).filter(|_| whose.is_none()) {
        notes.push(l.s("roles-who-away-since", "day", away.last(l)));
    }
    let part = found.work.as_ref().filter(|_| whose.is_none());
    let part = part.and_then(|w| w.parts.iter().find(|p| p.role == held.role && p.scope == held.scope));
    let time = part.map(|p| {
        l.args(
            "roles-who-part",
            &[
                ("share", &percent_of(l, held.share)),
                ("need", &l.decimal(p.need)),
                ("given", &l.decimal(p.capacity)),
            ],
        )
    });
    Role {
        id: held.id.to_string(),
        key: held.role.clone(),
        label: label(l, &found.catalogue, &held.role),
        place: Link { href: format!("/who?in={}", at.token()), name: name(l, at) },
        deputies: if whose.is_some() {
            Vec::new()
        } else {
            held.deputies.iter().filter(|d| d.who.active).map(|d| person_link(&d.who)).collect()
        },
        now: match (&whose, held.absent(found.now)) {
            (None, _) => String::new(),
            (Some(_), Some(away)) => l.s("roles-who-acts-until", "day", away.last(l)),
            (Some(_), None) if !held.who.active => l.t("roles-who-acts-now"),
            (Some(_), None) => l.t("roles-who-acts-not"),
        },
        whose,
        notes,
        time: time.unwrap_or_default(),
        rounds: found.rounds.get(&held.id).map(|(n, all)| rounds(l, *n, *all)).unwrap_or_default(),
    }
}

//! The pages of the two wizards.

use askama::Template;
use charter::Shelf;
use kernel::{AssignmentId, Lexicon, Problem};
use web::answer::render;
use web::{Ctx, Fail, Page};

use policy::{Decision, NetworkThing};

use super::views::{place, refused};
use super::wizard::{FIRST, OnePerson, Split};
use crate::SEE_LOADS;
use crate::scope::{Scope, Where};
use crate::store::{board, find, needs, scopes};

/// What is wrong, in words: fields and clauses alike.
fn wrong(l: &Lexicon, problem: Option<&Problem>) -> (String, String) {
    match problem {
        Some(Problem::Invalid(errors)) => {
            let mut fields: Vec<&str> = errors.iter().map(|e| e.field).collect();
            fields.dedup();
            let said: Vec<String> = fields.into_iter().map(|f| l.wrong(errors, f)).collect();
            (said.join(" "), String::new())
        }
        Some(Problem::Refused(no)) => (refused(l, no), no.rule.clone()),
        _ => (String::new(), String::new()),
    }
}

fn status(problem: Option<&Problem>) -> Option<u16> {
    problem.map(Problem::status)
}

/// The page is for those who answer for the network.
fn leads(ctx: &Ctx) -> Result<(), Problem> {
    if ctx.actor.external {
        return Err(Problem::NotFound);
    }
    match ctx.site.gate.decide(&ctx.actor, SEE_LOADS, &NetworkThing)? {
        Decision::Permitted => Ok(()),
        Decision::Held(no) | Decision::Refused(no) => Err(Problem::Refused(no)),
    }
}

struct Chosen {
    key: String,
    label: String,
    purpose: String,
    on: bool,
    /// Who holds it for the whole network now.
    held_by: String,
    share: String,
    questions: Vec<(String, String, String)>,
}

#[derive(Template)]
#[template(path = "holding/views/one_person.html")]
struct OnePage<'a> {
    l: &'a Lexicon,
    key: String,
    person: &'a str,
    roles: Vec<Chosen>,
    communities: i64,
    members: i64,
    facilitators: i64,
    wrong: String,
    rule: String,
}

/// One person, all roles.
pub(super) async fn one_person(
    ctx: &Ctx,
    form: &OnePerson,
    fresh: bool,
    problem: Option<&Problem>,
) -> Result<Page, Fail> {
    leads(ctx)?;
    let (shelf, me) = (ctx.site.shelf::<Shelf>(), ctx.actor.id);
    let loaded = ctx.site.db.read(move |r| {
        let held = board::state(r, &Where::network())?.held;
        let alone = find::founding(r, me)?;
        Ok::<_, store::Error>((shelf.current(r)?, needs::size(r)?, held, alone))
    });
    let (catalogue, (members, communities), held, alone) = loaded.await?;
    let holders = |role: &str| {
        let here = held.iter().filter(|h| h.role == role && h.scope == Scope::Network);
        here.map(|h| h.who.name.as_str()).collect::<Vec<_>>().join(", ")
    };
    let (l, lang) = (&ctx.l, ctx.actor.lang);
    let roles = catalogue.assigned().filter(|r| r.fits("network") && !r.voluntary);
    let chosen = |r: &charter::Role| Chosen {
        key: r.key.clone(),
        label: r.label.get(lang).to_owned(),
        purpose: r.purpose.get(lang).to_owned(),
        on: if fresh {
            FIRST.contains(&r.key.as_str()) && holders(&r.key).is_empty()
        } else {
            form.chosen(&r.key)
        },
        held_by: holders(&r.key),
        share: form.share(r),
        questions: r
            .criteria
            .iter()
            .map(|c| (format!("answer-{}", c.key), c.ask.get(lang).to_owned(), form.answer(&c.key)))
            .collect(),
    };
    let (wrong, rule) = wrong(l, problem);
    let page = OnePage {
        key: format!("one-{}-{}", ctx.actor.id, l.now.0),
        // The first owner begins alone; later nobody decides about oneself.
        person: if form.person.is_empty() && alone { &ctx.actor.handle } else { &form.person },
        roles: roles.map(chosen).collect(),
        // Half of somebody's time looks after about eight communities of usual liveliness.
        facilitators: (communities + 7) / 8,
        members,
        communities,
        wrong,
        rule,
        l,
    };
    Ok(Page {
        title: l.t("roles-one-title"),
        body: render(&page)?,
        here: "who".to_owned(),
        status: status(problem),
        ..Page::default()
    })
}

struct Carried {
    id: AssignmentId,
    label: String,
    place: String,
    to: String,
    own_form: bool,
}

#[derive(Template)]
#[template(path = "holding/views/split.html")]
struct SplitPage<'a> {
    l: &'a Lexicon,
    key: String,
    handle: &'a str,
    name: &'a str,
    carried: Vec<Carried>,
    wrong: String,
    rule: String,
}

/// What one person carries, to be handed to several.
pub(super) async fn split(ctx: &Ctx, form: &Split, problem: Option<&Problem>) -> Result<Page, Fail> {
    if ctx.actor.external {
        return Err(Fail(Problem::NotFound));
    }
    if !form.person.is_empty() && form.person != ctx.actor.handle {
        leads(ctx)?;
    }
    let (shelf, asked) = (ctx.site.shelf::<Shelf>(), form.clone());
    let me = ctx.actor.handle.clone();
    let lang = ctx.actor.lang;
    let loaded = ctx.site.db.read(move |r| {
        let catalogue = shelf.current(r)?;
        let handle = if asked.person.is_empty() { &me } else { &asked.person };
        let who = find::candidate(r, handle)?.ok_or(store::Error::NoRow)?;
        let mut carried = Vec::new();
        for held in board::of_person(r, who.id)? {
            let role = catalogue.role(&held.role);
            let at = scopes::stored(r, held.scope)?;
            let own_form = role.is_some_and(|r| r.criteria.iter().any(|c| c.must));
            carried.push((held.id, find::label(&catalogue, &held.role, lang), at, own_form));
        }
        Ok::<_, store::Error>((who, carried))
    });
    let (who, carried) = loaded.await?;
    let l = &ctx.l;
    let carried = carried.into_iter().map(|(id, label, at, own_form)| Carried {
        id,
        label,
        place: place(l, &at),
        to: form.successor(id),
        own_form,
    });
    let (wrong, rule) = wrong(l, problem);
    let page = SplitPage {
        key: format!("split-{}-{}", ctx.actor.id, l.now.0),
        handle: &who.handle,
        name: &who.name,
        carried: carried.collect(),
        wrong,
        rule,
        l,
    };
    Ok(Page {
        title: l.s("roles-split-title", "name", who.name.as_str()),
        body: render(&page)?,
        here: "who".to_owned(),
        status: status(problem),
        ..Page::default()
    })
}

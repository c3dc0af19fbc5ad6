//! The pages of one role: the form of a proposal, and the role with everything that can be done.

use std::sync::Arc;

use askama::Template;
use charter::{Catalogue, Role, Shelf};
use kernel::problem::FieldError;
use kernel::{Actor, Lexicon, PersonId, Problem, Refusal, Time};
use policy::{Action, Gate, NOT_GRANTED, NOT_GRANTED_REASON, NetworkThing};
use store::{Read, Res};
use web::answer::render;
use web::{Ctx, Fail, Page};

use super::form::{NewAssignment, SPECIALITIES};
use super::routes::NewChange;
use crate::assignment::{AssignmentThing, Candidate};
use crate::board::{Held, Who};
use crate::scope::{Scope, Where};
use crate::store::find::{self, Found, label};
use crate::store::{board, needs, scopes};
use crate::whatif::{self, Check, Event};
use crate::{
    ACCEPT, APPROVE, CHANGE, DECLINE, END, END_DEPUTY, LEAVE, NAME_DEPUTY, SEE_LOADS, SEE_PROPOSAL,
    SEE_WORKLOAD, TICK_HANDOVER, WITHDRAW,
};

/// What a refusal says, with the clause it names.
pub(super) fn refused(l: &Lexicon, no: &Refusal) -> String {
    l.told(&no.reason, &no.args)
}

/// A scope in words.
pub(crate) fn place(l: &Lexicon, at: &Where) -> String {
    match at.scope {
        Scope::Network => l.t("roles-network"),
        _ => at.name.clone(),
    }
}

/// A choice of a select.
struct Choice {
    value: String,
    label: String,
    on: bool,
}

/// A charter's question in the form.
struct Question {
    name: String,
    ask: String,
    must: bool,
    answer: String,
}

#[derive(Template)]
#[template(path = "holding/views/assign.html")]
struct Assign<'a> {
    l: &'a Lexicon,
    key: String,
    heading: String,
    /// Taken up by oneself: nobody else is named.
    volunteer: bool,
    me: &'a str,
    form: &'a NewAssignment,
    share: String,
    role: Option<&'a Role>,
    purpose: &'a str,
    roles: Vec<Choice>,
    places: Vec<Choice>,
    questions: Vec<Question>,
    specialities: Vec<(&'static str, bool)>,
    refused: String,
    rule: &'a str,
    errors: Errors,
}

/// What is wrong, by field.
struct Errors {
    role: String,
    place: String,
    person: String,
    share: String,
    from: String,
    until: String,
    note: String,
    criteria: String,
    driver: String,
    deputy: String,
    lead: String,
    asker: String,
}

impl Errors {
    fn new(l: &Lexicon, errors: &[FieldError]) -> Self {
        let of = |field| l.wrong(errors, field);
        Self {
            role: of("role"),
            place: of("in"),
            person: of("person"),
            share: of("share"),
            from: of("from"),
            until: of("until"),
            note: of("note"),
            criteria: of("criteria"),
            driver: of("driver"),
            deputy: of("deputy"),
            lead: of("lead"),
            asker: of("asker"),
        }
    }
}

/// What can be chosen from, and by whose right.
struct Offer {
    catalogue: Arc<Catalogue>,
    places: Vec<Where>,
    /// The actor answers for the network, keeps the place, or hands a role over.
    proposes: bool,
    leads: bool,
    follows: bool,
}

impl Offer {
    async fn load(ctx: &Ctx, form: &NewAssignment) -> Result<Self, Fail> {
        if ctx.actor.external {
            return Err(Fail(Problem::NotFound));
        }
        let (shelf, actor, wanted) = (ctx.site.shelf::<Shelf>(), ctx.actor.clone(), form.place.clone());
        let loaded = ctx.site.db.read(move |r| {
            let places = scopes::choices(r, &actor)?;
            let at = scopes::named(r, &actor, &wanted).map(|at| at.scope);
            let keeper = scopes::keeps(r, actor.id, at.unwrap_or(Scope::Network))?;
            Ok::<_, store::Error>((shelf.current(r)?, places, keeper))
        });
        let (catalogue, places, keeper) = loaded.await?;
        let leads = ctx.site.gate.may(&ctx.actor, SEE_LOADS, &NetworkThing);
        let follows = !form.follows.is_empty();
        Ok(Self { catalogue, places, proposes: leads || keeper || follows, leads, follows })
    }
    /// Whoever hands a role over proposes it; the rest come forward for what is voluntary.
    fn open(&self, role: &Role) -> bool {
        self.leads || role.voluntary || self.follows || (self.proposes && role.fits("space"))
    }
    /// The role that was chosen.
    fn role(&self, form: &NewAssignment, refused: bool) -> Result<Option<&Role>, Problem> {
        let asked = self.catalogue.role(form.role.trim()).filter(|r| r.assigned());
        match asked {
            Some(role) if !refused && !self.open(role) => Err(Problem::Refused(Refusal {
                rule: NOT_GRANTED.to_owned(),
                reason: NOT_GRANTED_REASON.to_owned(),
                args: Vec::new(),
                asked: None,
            })),
            asked => Ok(asked),
        }
    }
    fn heading(&self, l: &Lexicon, role: Option<&Role>) -> String {
        match role.filter(|r| r.voluntary) {
            Some(role) => l.s("roles-volunteer-title", "role", role.label.get(l.lang)),
            None if self.proposes => l.t("roles-assign-title"),
            None => l.t("roles-volunteer-choose"),
        }
    }
}

/// The form of a proposal, with what was typed.
pub(super) async fn assign(
    ctx: &Ctx,
    form: &NewAssignment,
    errors: &[FieldError],
    no: Option<&Refusal>,
) -> Result<Page, Fail> {
    let offer = Offer::load(ctx, form).await?;
    let (l, lang) = (&ctx.l, ctx.actor.lang);
    let role = offer.role(form, no.is_some())?;
    let choice = |r: &Role| Choice {
        value: r.key.clone(),
        label: r.label.get(lang).to_owned(),
        on: r.key == form.role,
    };
    let fits = |at: &&Where| role.is_none_or(|r| r.fits(at.scope.kind()));
    let wanted = form.place.trim();
    let places = offer.places.iter().filter(fits).map(|at| Choice {
        value: at.token(),
        label: place_line(l, at),
        on: at.token() == wanted || (!wanted.is_empty() && at.slug == wanted),
    });
    let questions = role.into_iter().flat_map(|r| &r.criteria).map(|c| Question {
        name: format!("answer-{}", c.key),
        ask: c.ask.get(lang).to_owned(),
        must: c.must,
        answer: form.answer(&c.key),
    });
    let heading = offer.heading(l, role);
    let title = heading.clone();
    let page = Assign {
        l,
        key: format!("assign-{}-{}", ctx.actor.id, l.now.0),
        share: if form.share.is_empty() {
            role.map_or(String::new(), |r| r.share.to_string())
        } else {
            form.share.clone()
        },
        purpose: role.map_or("", |r| r.purpose.get(lang)),
        roles: offer.catalogue.assigned().filter(|r| offer.open(r)).map(choice).collect(),
        volunteer: role.is_some_and(|r| r.voluntary),
        me: &ctx.actor.handle,
        heading,
        places: places.collect(),
        questions: questions.collect(),
        specialities: boxes(&form.special_list()),
        refused: no.map(|no| refused(l, no)).unwrap_or_default(),
        rule: no.map_or("", |no| no.rule.as_str()),
        errors: Errors::new(l, errors),
        role,
        form,
    };
    let status = if no.is_some() { Some(403) } else { (!errors.is_empty()).then_some(422) };
    Ok(Page { title, body: render(&page)?, here: "who".to_owned(), status, ..Page::default() })
}

fn place_line(l: &Lexicon, at: &Where) -> String {
    match at.scope {
        Scope::Network => l.t("roles-network"),
        Scope::Unit(_) => l.s("roles-place-unit", "name", at.name.as_str()),
        Scope::Space(_) => at.name.clone(),
    }
}

/// What the actor may do with a role.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(clippy::struct_excessive_bools)] // each is a button
pub(super) struct May {
    pub accept: bool,
    pub decline: bool,
    pub withdraw: bool,
    pub approve: bool,
    pub leave: bool,
    pub end: bool,
    pub change: bool,
    pub deputies: bool,
    pub end_deputies: bool,
    pub hand_over: bool,
    pub see_share: bool,
    pub see_driving: bool,
}

/// A role with the names around it, as one reader meets it.
#[derive(Debug, Clone)]
pub(super) struct Shown {
    pub found: Found,
    pub may: May,
    pub lead: Option<Candidate>,
    pub asker: Option<Candidate>,
    pub proposer: Option<Candidate>,
    pub approver: Option<Candidate>,
    pub driver: Option<Candidate>,
    pub last: bool,
    /// The actor is asked to stand in.
    pub asked: bool,
    /// What accepting or ending it would make of the duties of its place.
    pub check: Check,
    /// Hours a week its holder needs and was given, with this role; for those who may see it.
    pub work: Option<(f64, f64)>,
}

impl Shown {
    pub(super) fn new(
        r: &mut Read<'_>,
        gate: &Gate,
        actor: &Actor,
        catalogue: &Catalogue,
        found: Found,
        thing: &AssignmentThing,
    ) -> Res<Self> {
        let may = |action: Action| gate.may(actor, action, thing);
        let a = &found.a;
        let (held, proposed) = (a.state == "held", a.state == "proposed");
        let may = May {
            accept: proposed && may(ACCEPT),
            decline: proposed && may(DECLINE),
            withdraw: proposed && a.person != actor.id && may(WITHDRAW),
            approve: proposed && a.approved.is_none() && may(APPROVE),
            leave: held && may(LEAVE),
            end: held && a.person != actor.id && may(END),
            change: (held || proposed) && may(CHANGE),
            deputies: held && may(NAME_DEPUTY),
            end_deputies: held && may(END_DEPUTY),
            hand_over: held && may(TICK_HANDOVER),
            see_share: may(SEE_WORKLOAD),
            see_driving: may(SEE_PROPOSAL),
        };
        let mut named = |id: Option<PersonId>| id.map(|id| find::person(r, id)).transpose();
        let (lead, asker, proposer) = (named(a.lead)?, named(a.asker)?, named(a.proposer)?);
        let (approver, driver) = (named(a.approver)?, named(a.driver)?);
        let asked = held && found.deputies.iter().any(|(d, state)| d.id == actor.id && state == "asked");
        let (check, work) = Self::checked(r, catalogue, &found, may)?;
        Ok(Self { may, lead, asker, proposer, approver, driver, last: thing.last, asked, check, work, found })
    }

    /// Rows and columns are checked on each change of staff, before it happens.
    fn checked(
        r: &mut Read<'_>,
        catalogue: &Catalogue,
        found: &Found,
        may: May,
    ) -> Res<(Check, Option<(f64, f64)>)> {
        let (a, now) = (&found.a, r.now());
        let proposed = a.state == "proposed";
        if !(proposed || may.end || may.leave || may.hand_over) {
            return Ok((Check::default(), None));
        }
        let state = board::state(r, &found.at)?;
        let event = if proposed { Event::Takes(Box::new(taken(found, now))) } else { Event::Ends(a.id) };
        let check = whatif::check(&state, &event, catalogue, &found.at, now);
        if !may.see_share {
            return Ok((check, None));
        }
        let (all, volumes) = (board::everything(r)?, needs::volumes(r)?);
        let all = if proposed { all.after(&event) } else { all };
        let work = all.work(catalogue, a.person, &volumes, now);
        Ok((check, work.over().then(|| (work.need(), work.capacity()))))
    }
}

/// A proposal as if it were accepted now.
fn taken(found: &Found, now: Time) -> Held {
    let (a, p) = (&found.a, &found.holder);
    Held {
        id: a.id,
        role: a.role.clone(),
        who: Who { id: p.id, name: p.name.clone(), handle: p.handle.clone(), active: true },
        scope: a.scope,
        share: a.share,
        from: now,
        until: None,
        deputies: Vec::new(),
        driving: a.driver.is_some(),
        away: None,
        gone: None,
        specialities: a.specialities.clone(),
    }
}

/// An item of the hand-over list.
struct Item {
    place: usize,
    text: String,
    done: bool,
}

#[derive(Template)]
#[template(path = "holding/views/assignment.html")]
struct OneRole<'a> {
    l: &'a Lexicon,
    shown: &'a Shown,
    actor: &'a Actor,
    label: String,
    place: String,
    state_key: String,
    needs_approval: bool,
    questions: Vec<(String, String)>,
    warnings: Vec<String>,
    checks: Vec<String>,
    items: Vec<Item>,
    specialities: Vec<String>,
    change: Option<Typed>,
    change_error: String,
    deputy: &'a str,
    deputy_error: String,
}

impl OneRole<'_> {
    /// Reviews are between the holder and whom they report to (S0-DT4).
    fn reviews(&self) -> bool {
        let f = &self.shown.found;
        let reports = self.shown.lead.as_ref().is_some_and(|lead| lead.handle == self.actor.handle);
        f.a.state == "held" && (reports || f.a.person == self.actor.id)
    }
}

/// The form of a change as it was typed, or as it holds.
struct Typed {
    share: String,
    until: String,
    attachment: String,
    lead: String,
    specialities: Vec<(&'static str, bool)>,
}

/// The page of one role.
pub(super) fn assignment(
    ctx: &Ctx,
    catalogue: &Catalogue,
    shown: &Shown,
    change: Option<(&NewChange, &[FieldError])>,
    deputy: Option<(&str, &[FieldError])>,
) -> Result<Page, Problem> {
    let (l, a) = (&ctx.l, &shown.found.a);
    let role = catalogue.role(&a.role);
    let label = label(catalogue, &a.role, ctx.actor.lang);
    let questions = role.into_iter().flat_map(|r| &r.criteria).filter_map(|c| {
        let answer = shown.found.answers.iter().find(|(key, _)| *key == c.key)?;
        Some((c.ask.get(ctx.actor.lang).to_owned(), answer.1.clone()))
    });
    // What a charter asks without insisting is asked again (S1-ES1).
    let silent = role
        .into_iter()
        .flat_map(|r| &r.criteria)
        .filter(|c| !c.must && !shown.found.answers.iter().any(|(key, _)| *key == c.key));
    let warnings = silent.map(|c| c.ask.get(ctx.actor.lang).to_owned());
    let items = role.into_iter().flat_map(|r| &r.handover).enumerate().map(|(place, text)| Item {
        place,
        text: text.get(ctx.actor.lang).to_owned(),
        done: i64::try_from(place).is_ok_and(|place| shown.found.handed.contains(&place)),
    });
    let special: Vec<String> =
        a.specialities.split(',').filter(|s| !s.is_empty()).map(str::to_owned).collect();
    let errors = change.map(|(_, errors)| errors).unwrap_or_default();
    let fields = ["version", "share", "until", "lead", "person", "criteria", "driver", "in", "role"];
    let said: Vec<String> = fields.iter().map(|f| l.wrong(errors, f)).filter(|s| !s.is_empty()).collect();
    let deputy_error = deputy.map(|(_, errors)| l.wrong(errors, "deputy")).unwrap_or_default();
    let body = render(&OneRole {
        place: place(l, &shown.found.at),
        state_key: format!("roles-assignment-{}", a.state),
        needs_approval: a.state == "proposed"
            && a.approved.is_none()
            && role.is_some_and(|r| r.criteria.iter().any(|c| c.must)),
        questions: if shown.may.see_share || shown.may.approve { questions.collect() } else { Vec::new() },
        warnings: if shown.may.see_share { warnings.collect() } else { Vec::new() },
        checks: checks(l, shown),
        items: items.collect(),
        specialities: special.clone(),
        change: shown.may.change.then(|| typed(ctx, shown, change.map(|(form, _)| form), &special)),
        change_error: said.join(" "),
        deputy: deputy.map_or("", |(person, _)| person),
        deputy_error,
        actor: &ctx.actor,
        label: label.clone(),
        shown,
        l,
    })?;
    let title = l.args(
        "roles-assignment-title",
        &[("role", label.as_str()), ("name", shown.found.holder.name.as_str())],
    );
    Ok(Page { title, body, here: "who".to_owned(), ..Page::default() })
}

/// What the change would leave open, in words.
fn checks(l: &Lexicon, shown: &Shown) -> Vec<String> {
    let proposed = shown.found.a.state == "proposed";
    let count = |n: usize| i64::try_from(n).unwrap_or(i64::MAX);
    let rows = [
        (shown.check.gaps, "roles-check-gaps"),
        (shown.check.doubles, if proposed { "roles-check-doubles" } else { "roles-check-doubles-left" }),
    ];
    let rows = rows.into_iter().filter(|(n, _)| *n > 0).map(|(n, key)| l.n(key, &count(n)));
    let hours = |h: f64| l.decimal(h);
    let work = shown.work.map(|(need, given)| {
        let name = shown.found.holder.name.as_str();
        l.args("roles-check-over", &[("name", name), ("need", &hours(need)), ("given", &hours(given))])
    });
    rows.chain(work).collect()
}

fn typed(ctx: &Ctx, shown: &Shown, form: Option<&NewChange>, special: &[String]) -> Typed {
    let a = &shown.found.a;
    let until = a.until.map(|until| until.zoned(&ctx.actor.zone).date().to_string()).unwrap_or_default();
    let lead = shown.lead.as_ref().map(|p| p.handle.clone()).unwrap_or_default();
    Typed {
        share: form.map_or_else(|| a.share.to_string(), |f| f.share.clone()),
        until: form.map_or(until, |f| f.until.clone()),
        attachment: form.map_or_else(|| a.attachment.clone(), |f| f.attachment.clone()),
        lead: form.map_or(lead, |f| f.lead.clone()),
        specialities: form.map_or_else(|| boxes(special), |f| boxes(&f.special_list())),
    }
}

fn boxes(chosen: &[String]) -> Vec<(&'static str, bool)> {
    SPECIALITIES.iter().map(|w| (*w, chosen.iter().any(|c| c == w))).collect()
}

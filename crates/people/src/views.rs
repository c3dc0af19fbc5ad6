//! Pages of this room: what each template needs, and how it is filled.

use std::collections::BTreeMap;

use askama::Template;
use kernel::problem::FieldError;
use kernel::{Actor, Lexicon, Problem, Time, UnitId};
use store::{Read, Res, p, sql};
use web::answer::render;
use web::{Ctx, Fail, Flow, Page, Visitor};

use super::absence::{self, Away};
use super::api::{Invitation, InviteForm};
use super::key_store::{Device, Link};
use super::leaving::{self, HAND_OVER, things::Handover};
use super::link_routes::TakeForm;
use super::person::{Person, Profile};
use super::profile::{self, store::Shown};
use super::sign_in::SignInForm;
use super::store::{self as people, Persona};
use super::things::{NetworkThing, PersonThing};
use super::unit::{Branch, Unit, UnitForm, tree};
use super::unit_store::{self, Period};
use super::{KEEP_DIRECTORY, RESTORE, SUSPEND};

sql!(
    SHARED,
    "SELECT s.slug, s.name, s.kind, s.hue FROM memberships a JOIN memberships b ON b.space_id = a.space_id
     JOIN spaces s ON s.id = a.space_id WHERE a.person_id = $1 AND b.person_id = $2 AND s.closed_ms IS NULL
     ORDER BY s.kind, s.name_folded LIMIT 40"
);
sql!(TEAM_OF, "SELECT slug FROM spaces WHERE unit_id = $1");
sql!(
    LEADS,
    "SELECT slug, name FROM units WHERE manager_id = $1 AND closed_ms IS NULL ORDER BY name_folded LIMIT 20"
);

/// What is wrong with one field of a form, in the reader's language; empty when nothing is.
#[derive(Debug, Clone, Default)]
pub(super) struct Errors(Vec<(&'static str, String)>);

impl Errors {
    pub(super) fn new(l: &Lexicon, errors: &[FieldError]) -> Self {
        Self(errors.iter().map(|e| (e.field, l.told(e.reason, &e.args))).collect())
    }
    /// The sentence about `field`, if any.
    pub(super) fn of(&self, field: &str) -> &str {
        self.0.iter().find(|(f, _)| *f == field).map_or("", |(_, s)| s.as_str())
    }
}

pub(super) fn page(title: String, here: &str, body: &impl Template) -> Result<Page, Problem> {
    Ok(Page { title, here: here.to_owned(), body: render(body)?, flow: Flow::House, ..Page::default() })
}

/// The unit of an address in a form; empty is none.
pub(super) fn unit_named(r: &mut Read<'_>, slug: &str) -> Result<Option<UnitId>, Problem> {
    let slug = slug.trim();
    if slug.is_empty() {
        return Ok(None);
    }
    let unit = unit_store::by_slug(r, slug).map_err(|_| Problem::field("unit", "people-unit-unknown"))?;
    Ok(Some(unit.id))
}

#[derive(Template)]
#[template(path = "views/_suggestions.html")]
pub(super) struct Suggestions<'a> {
    pub l: &'a Lexicon,
    pub people: &'a [Person],
    pub away: &'a BTreeMap<i64, Away>,
}

impl Suggestions<'_> {
    fn away_of(&self, person: &Person) -> Option<&Away> {
        self.away.get(&person.id.number())
    }
}

/// A space two people share: address, name, kind, hue.
type Shared = (String, String, String, i64);

/// A person as one reader sees them.
pub(super) struct Seen {
    pub person: Person,
    shared: Vec<Shared>,
    leads: Vec<(String, String)>,
    suspension: Option<(Time, String)>,
    units: Vec<Unit>,
    pub shown: Shown,
    pub away: Option<Away>,
    manager: Option<kernel::PersonId>,
}

impl Seen {
    /// Whether the person belongs to `unit`.
    fn lives_in(&self, unit: &Unit) -> bool {
        self.person.unit == Some(unit.id)
    }
    pub(super) fn load(r: &mut Read<'_>, actor: &Actor, handle: &str) -> Res<Self> {
        let person = people::by_handle(r, actor, handle)?;
        let shared = r.all(&SHARED, p![person.id, actor.id])?;
        let leads = r.all(&LEADS, p![person.id])?;
        let suspension = people::suspension(r, person.id)?;
        let units = if actor.owner { unit_store::all(r)? } else { Vec::new() };
        let shown = profile::store::shown(r, actor.id, person.id)?;
        let away = if actor.external { None } else { absence::store::now_of(r, person.id)? };
        let suspension = if actor.external { None } else { suspension };
        let manager = leaving::store::manager_of(r, person.id)?;
        Ok(Self {
            manager,
            person,
            shared,
            leads: if actor.external { Vec::new() } else { leads },
            suspension,
            units,
            shown,
            away,
        })
    }
}

#[derive(Template)]
#[template(path = "views/profile.html")]
struct Profiled<'a> {
    l: &'a Lexicon,
    seen: &'a Seen,
    said: String,
    /// Guests see less.
    inside: bool,
    clock: String,
    since: String,
    own: bool,
    may_hand_over: bool,
    may_suspend: bool,
    may_restore: bool,
    owner: bool,
}

pub(super) fn profile(ctx: &Ctx, seen: &Seen) -> Result<Page, Problem> {
    let thing = PersonThing::from(&seen.person);
    let suspended = seen.suspension.is_some();
    let there = ctx.l.now.zoned(&seen.person.zone);
    let body = Profiled {
        l: &ctx.l,
        seen,
        said: render(&profile::views::Said { l: &ctx.l, shown: &seen.shown })?,
        inside: !ctx.actor.external || seen.person.id == ctx.actor.id,
        clock: format!("{:02}:{:02}", there.hour(), there.minute()),
        since: format!(
            "{} {}",
            ctx.l.day(&seen.person.created),
            seen.person.created.zoned(&ctx.l.zone).year()
        ),
        own: seen.person.id == ctx.actor.id,
        may_hand_over: !seen.person.external
            && ctx.site.gate.may(
                &ctx.actor,
                HAND_OVER,
                &Handover { person: seen.person.id, manager: seen.manager },
            ),
        may_suspend: !suspended && ctx.site.gate.may(&ctx.actor, SUSPEND, &thing),
        may_restore: suspended && ctx.site.gate.may(&ctx.actor, RESTORE, &thing),
        owner: ctx.actor.owner,
    };
    page(seen.person.name.clone(), "people", &body)
}

#[derive(Template)]
#[template(path = "views/me.html")]
struct MyPage<'a> {
    l: &'a Lexicon,
    person: &'a Person,
    form: Profile,
    errors: Errors,
}

pub(super) fn me(
    ctx: &Ctx,
    person: &Person,
    sent: Option<(&Profile, &Vec<FieldError>)>,
) -> Result<Page, Problem> {
    let form = sent.map_or_else(
        || Profile {
            name: person.name.clone(),
            title: person.title.clone(),
            about: None,
            lang: person.lang,
            zone: person.zone.clone(),
        },
        |(form, _)| form.clone(),
    );
    let errors = sent.map(|(_, e)| Errors::new(&ctx.l, e)).unwrap_or_default();
    let status = sent.map(|_| 422);
    let body = MyPage { l: &ctx.l, person, form, errors };
    Ok(Page { status, ..page(ctx.l.t("people-me"), "me", &body)? })
}

#[derive(Template)]
#[template(path = "views/devices.html")]
struct DevicePage<'a> {
    l: &'a Lexicon,
    devices: &'a [Device],
    this: Option<kernel::SessionId>,
}

pub(super) fn devices(ctx: &Ctx, devices: &[Device]) -> Result<Page, Problem> {
    let body = DevicePage { l: &ctx.l, devices, this: ctx.actor.session };
    page(ctx.l.t("people-devices"), "me", &body)
}

#[derive(Template)]
#[template(path = "views/sign_in.html")]
struct SignInPage<'a> {
    l: &'a Lexicon,
    form: &'a SignInForm,
    error: Option<String>,
    anybody: bool,
    personas: &'a [Persona],
}

pub(super) fn sign_in(
    visitor: &Visitor,
    form: &SignInForm,
    error: Option<&str>,
    anybody: bool,
    personas: &[Persona],
) -> Result<Page, Problem> {
    let l = &visitor.l;
    let error = error.map(|key| l.t(key));
    let status = error.as_ref().map(|_| 422);
    let body = SignInPage { l, form, error, anybody, personas };
    Ok(Page { bare: true, status, ..page(l.t("people-sign-in"), "sign-in", &body)? })
}

#[derive(Template)]
#[template(path = "views/link.html")]
struct LinkPage<'a> {
    l: &'a Lexicon,
    title: &'a str,
    lead: String,
    owner: bool,
    /// Somebody new, who chooses a language and a zone.
    new: bool,
    form: &'a TakeForm,
    errors: Errors,
}

pub(super) fn link(
    visitor: &Visitor,
    link: &Link,
    form: &TakeForm,
    errors: &[FieldError],
) -> Result<Page, Problem> {
    let l = &visitor.l;
    let title = l.s(format!("people-link-{}", link.kind), "name", &form.name);
    let lead = l.t(format!("people-link-{}-lead", link.kind));
    let owner = link.kind == "owner";
    let new = owner || link.kind == "invitation";
    let body = LinkPage { l, title: &title, lead, owner, new, form, errors: Errors::new(l, errors) };
    let status = (!errors.is_empty()).then_some(422);
    Ok(Page { bare: true, status, ..page(title.clone(), "link", &body)? })
}

#[derive(Template)]
#[template(path = "views/link_over.html")]
struct LinkOver<'a> {
    l: &'a Lexicon,
}

pub(super) fn link_over(visitor: &Visitor) -> Result<Page, Problem> {
    let l = &visitor.l;
    Ok(Page { bare: true, status: Some(404), ..page(l.t("people-link-over"), "link", &LinkOver { l })? })
}

#[derive(Template)]
#[template(path = "views/invite.html")]
struct InvitePage<'a> {
    l: &'a Lexicon,
    form: InviteForm,
    errors: Errors,
    units: Vec<Branch>,
    may: bool,
}

pub(super) fn invite(
    ctx: &Ctx,
    units: &[Unit],
    form: Option<&InviteForm>,
    errors: &[FieldError],
    may: bool,
) -> Result<Page, Problem> {
    let empty = InviteForm {
        name: String::new(),
        mail: String::new(),
        title: String::new(),
        unit: String::new(),
        lang: ctx.l.lang,
        claim: String::new(),
    };
    let body = InvitePage {
        l: &ctx.l,
        form: form.cloned().unwrap_or(empty),
        errors: Errors::new(&ctx.l, errors),
        units: tree(units.to_vec()),
        may,
    };
    let status = (!errors.is_empty()).then_some(422);
    Ok(Page { status, ..page(ctx.l.t("people-invite-title"), "people", &body)? })
}

#[derive(Template)]
#[template(path = "views/invited.html")]
struct InvitedPage<'a> {
    l: &'a Lexicon,
    made: &'a Invitation,
}

pub(super) fn invited(ctx: &Ctx, made: &Invitation) -> Result<Page, Problem> {
    page(ctx.l.t("people-invited-title"), "people", &InvitedPage { l: &ctx.l, made })
}

#[derive(Template)]
#[template(path = "views/units.html")]
struct UnitsPage<'a> {
    l: &'a Lexicon,
    units: Vec<Branch>,
    may: bool,
}

pub(super) fn units(ctx: &Ctx, units: &[Unit]) -> Result<Page, Problem> {
    let may = ctx.site.gate.may(&ctx.actor, KEEP_DIRECTORY, &NetworkThing);
    page(ctx.l.t("people-units"), "units", &UnitsPage { l: &ctx.l, units: tree(units.to_vec()), may })
}

/// A unit as one reader sees it.
pub(super) struct UnitSeen {
    pub unit: Unit,
    parent: Option<Unit>,
    parts: Vec<Unit>,
    all: Vec<Branch>,
    people: Vec<Person>,
    history: Vec<Period>,
    space: Option<String>,
}

pub(super) async fn unit_seen(ctx: &Ctx, slug: &str) -> Result<UnitSeen, Fail> {
    let (actor, slug) = (ctx.actor.clone(), slug.to_owned());
    let seen = ctx.site.db.read(move |r| {
        let unit = unit_store::by_slug(r, &slug)?;
        let all = unit_store::all(r)?;
        let people = people::list(r, &actor, Some(unit.id), ("", 0), 200)?;
        let history = unit_store::periods(r, unit.id)?;
        let space = r.opt::<(String,)>(&TEAM_OF, p![unit.id])?.map(|(slug,)| slug);
        let parent = all.iter().find(|u| Some(u.id) == unit.parent).cloned();
        let parts = all.iter().filter(|u| u.parent == Some(unit.id)).cloned().collect();
        Ok::<_, store::Error>(UnitSeen { unit, parent, parts, all: tree(all), people, history, space })
    });
    Ok(seen.await?)
}

#[derive(Template)]
#[template(path = "views/unit.html")]
struct UnitPage<'a> {
    l: &'a Lexicon,
    seen: &'a UnitSeen,
    form: UnitForm,
    errors: Errors,
    may: bool,
}

pub(super) fn unit(
    ctx: &Ctx,
    seen: &UnitSeen,
    sent: Option<(&UnitForm, &Vec<FieldError>)>,
) -> Result<Page, Problem> {
    let form = sent.map_or_else(
        || UnitForm {
            name: seen.unit.name.clone(),
            parent: seen.parent.as_ref().map(|p| p.slug.clone()).unwrap_or_default(),
            manager: seen.unit.manager_handle.clone().unwrap_or_default(),
        },
        |(form, _)| form.clone(),
    );
    let errors = sent.map(|(_, e)| Errors::new(&ctx.l, e)).unwrap_or_default();
    let may = ctx.site.gate.may(&ctx.actor, KEEP_DIRECTORY, &NetworkThing);
    let body = UnitPage { l: &ctx.l, seen, form, errors, may };
    Ok(Page { status: sent.map(|_| 422), ..page(seen.unit.name.clone(), "units", &body)? })
}

#[derive(Template)]
#[template(path = "views/unit_new.html")]
struct UnitNewPage<'a> {
    l: &'a Lexicon,
    form: UnitForm,
    errors: Errors,
    units: Vec<Branch>,
}

pub(super) fn unit_new(
    ctx: &Ctx,
    units: &[Unit],
    sent: Option<(&UnitForm, &Vec<FieldError>)>,
) -> Result<Page, Problem> {
    let empty = UnitForm { name: String::new(), parent: String::new(), manager: String::new() };
    let form = sent.map_or(empty, |(form, _)| form.clone());
    let errors = sent.map(|(_, e)| Errors::new(&ctx.l, e)).unwrap_or_default();
    let body = UnitNewPage { l: &ctx.l, form, errors, units: tree(units.to_vec()) };
    Ok(Page { status: sent.map(|_| 422), ..page(ctx.l.t("people-unit-new"), "units", &body)? })
}

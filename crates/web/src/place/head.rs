//! What every page of a space shows: its header with the way in and the tabs, and the right
//! column that answers "what is this place, who helps here".

use askama::Template;
use kernel::{Lexicon, PersonId, Problem, Time, rich};
use policy::Action;
use store::{Read, Res, p, sql};

use super::{Joining, Kind, Lead, Place};
use crate::answer::render;
use crate::{Ctx, Flow, Page};

sql!(
    WHY,
    "SELECT COALESCE(c.why, ''), COALESCE(t.minutes, 0) FROM spaces s
     LEFT JOIN space_cards c ON c.space_id = s.id AND c.version = $2 LEFT JOIN space_times t ON t.space_id = s.id WHERE s.id = $1"
);
sql!(
    LEADS,
    "SELECT p.id, p.name, p.handle FROM memberships m JOIN people p ON p.id = m.person_id
     WHERE m.space_id = $1 AND m.standing <> 'member' AND p.state = 'active'
     ORDER BY m.since_ms, p.id LIMIT 5"
);
sql!(
    FACILITATORS,
    "SELECT p.id, p.name, p.handle FROM assignments a JOIN people p ON p.id = a.person_id
     WHERE a.scope = 'space' AND a.scope_id = $1 AND a.role = 'facilitator' AND a.state = 'held'
       AND a.from_ms <= $2 AND (a.until_ms IS NULL OR a.until_ms > $2) AND p.state = 'active'
     ORDER BY a.from_ms, a.id LIMIT 5"
);

sql!(
    DELEGATES,
    "SELECT p.id, p.name, p.handle FROM delegates d JOIN people p ON p.id = d.person_id AND p.state = 'active'
     JOIN memberships m ON m.person_id = d.person_id AND m.space_id = d.space_id
     WHERE d.space_id = $1 AND d.since_ms <= $2 AND (d.until_ms IS NULL OR d.until_ms > $2)
     ORDER BY d.since_ms, p.id LIMIT 5"
);
sql!(
    COACHES,
    "SELECT p.id, p.name, p.handle, c.until_ms FROM coaches c JOIN people p ON p.id = c.person_id AND p.state = 'active'
     WHERE c.space_id = $1 AND c.from_ms <= $2 AND c.until_ms > $2 ORDER BY c.from_ms, p.id LIMIT 5"
);

const JOIN: Action = Action("join");
const LEAVE: Action = Action("leave");
const INVITE: Action = Action("invite");
const DELEGATE: Action = Action("nameDelegate");
const INVITE_COACH: Action = Action("inviteCoach");
const SPONSOR: Action = Action("sponsorGuest");
const SETTINGS: Action = Action("changeSettings");
const BRING_BACK: Action = Action("bringBack");
const PROGRAMS: Action = Action("keepWebhooks");
const LEAVE_COACHING: Action = Action("leaveCoaching");

/// The parts of a space's pages.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tab {
    /// What is said: the space's own address.
    Talk,
    /// What its members write together.
    Notes,
    /// What is to do in it.
    Tasks,
    /// The six answers.
    Card,
    /// Who does what.
    Who,
    /// What came of a community.
    Value,
    /// What lies in it.
    Files,
    /// Who is in.
    Members,
    /// Who is invited.
    Invitations,
    /// Who asks to join.
    Requests,
    /// Who acts for the manager.
    Delegates,
    /// Who coaches the team.
    Coaches,
    /// Who is here from outside, and until when.
    Guests,
    /// What is set here, for those who keep it.
    Settings,
    /// Which programs hear of it and speak in it.
    Programs,
    /// The way in, where the header does not offer it once more; none is lit.
    Join,
}

impl Tab {
    const fn path(self) -> &'static str {
        match self {
            Self::Talk | Self::Join => "",
            Self::Notes => "/notes",
            Self::Tasks => "/tasks",
            Self::Card => "/card",
            Self::Who => "/who",
            Self::Value => "/value",
            Self::Files => "/files",
            Self::Members => "/members",
            Self::Invitations => "/invitations",
            Self::Requests => "/requests",
            Self::Delegates => "/delegates",
            Self::Coaches => "/coaches",
            Self::Guests => "/guests",
            Self::Settings => "/settings",
            Self::Programs => "/webhooks",
        }
    }
    const fn key(self) -> &'static str {
        match self {
            Self::Talk | Self::Join => "spaces-tab-talk",
            Self::Notes => "spaces-tab-notes",
            Self::Tasks => "tasks-tab",
            Self::Card => "spaces-tab-card",
            Self::Who => "roles-who-here",
            Self::Value => "registers-name-value",
            Self::Files => "files-tab",
            Self::Members => "spaces-tab-members",
            Self::Invitations => "spaces-tab-invitations",
            Self::Requests => "spaces-tab-requests",
            Self::Delegates => "spaces-tab-delegates",
            Self::Coaches => "spaces-tab-coaches",
            Self::Guests => "spaces-tab-guests",
            Self::Settings => "spaces-tab-settings",
            Self::Programs => "webhooks-tab",
        }
    }
}

/// What the right column says beyond the place itself.
#[derive(Debug, Clone, Default)]
pub struct Beside {
    /// Why the space exists, as plain words.
    pub why: String,
    /// Minutes a week that it asks of a member, as its lead says; 0 where nothing is said.
    pub minutes: i64,
    /// Who helps here, the first one first.
    pub leads: Vec<Lead>,
    /// Who acts for a team's manager.
    pub delegates: Vec<Lead>,
    /// Who coaches a team, and until when.
    pub coaches: Vec<(Lead, Time)>,
}

type Named = (PersonId, String, String);

fn lead((id, name, handle): Named) -> Lead {
    Lead { id, name, handle }
}

/// Loads what the right column says: a few short queries.
///
/// # Errors
/// What the database says.
pub fn beside(r: &mut Read<'_>, place: &Place) -> Res<Beside> {
    let (why, minutes) = r.opt::<(String, i64)>(&WHY, p![place.id, place.card_version])?.unwrap_or_default();
    let why = rich::excerpt(&rich::html(&why, &|_| None), 240);
    let now = r.now();
    let leads = match place.kind {
        Kind::Team => return Ok(Beside { minutes, ..team(r, place, why)? }),
        Kind::Community => r.all::<Named>(&FACILITATORS, p![place.id, now])?,
        Kind::Project | Kind::Network => r.all::<Named>(&LEADS, p![place.id])?,
    };
    Ok(Beside { why, minutes, leads: leads.into_iter().map(lead).collect(), ..Beside::default() })
}

/// A team names its manager to everybody; who acts for them, and who coaches, is the team's own.
fn team(r: &mut Read<'_>, place: &Place, why: String) -> Res<Beside> {
    let (now, leads) = (r.now(), place.lead.clone().into_iter().collect());
    if !place.readable {
        return Ok(Beside { why, leads, ..Beside::default() });
    }
    let delegates = r.all::<Named>(&DELEGATES, p![place.id, now])?.into_iter().map(lead).collect();
    let coaches: Vec<(PersonId, String, String, Time)> = r.all(&COACHES, p![place.id, now])?;
    let coaches = coaches.into_iter().map(|(id, name, handle, until)| (lead((id, name, handle)), until));
    Ok(Beside { why, leads, delegates, coaches: coaches.collect(), ..Beside::default() })
}

struct TabLink {
    path: &'static str,
    key: &'static str,
    on: bool,
}

#[derive(Template)]
#[template(path = "place_head.html")]
struct Head<'a> {
    l: &'a Lexicon,
    place: &'a Place,
    shape: &'static str,
    kind_key: String,
    join_key: &'static str,
    audience: String,
    asked: bool,
    may_join: bool,
    coaching: String,
    leaving: String,
    tabs: Vec<TabLink>,
}

#[derive(Template)]
#[template(path = "place_aside.html")]
struct Aside<'a> {
    l: &'a Lexicon,
    place: &'a Place,
    what_key: String,
    why: &'a str,
    time: String,
    helpers: Vec<Helper<'a>>,
    may_leave: bool,
    may_stop: bool,
}

/// Somebody who helps here, and how.
struct Helper<'a> {
    person: &'a Lead,
    how: String,
}

impl Place {
    /// The audience in words: "Everybody in Finance France, 31 people".
    #[must_use]
    pub fn audience(&self, l: &Lexicon) -> String {
        let key = match (self.kind, self.open_read) {
            (Kind::Team, _) => "spaces-audience-team",
            (Kind::Network, _) => "spaces-audience-network",
            (_, true) => "spaces-audience-open",
            (_, false) => "spaces-audience-members",
        };
        let said = l.ns(key, &self.members, "space", &self.name);
        if self.outside { format!("{said} · {}", l.t("spaces-audience-outside")) } else { said }
    }
    /// The classes that say which kind of place a page is in.
    #[must_use]
    pub fn band(&self) -> String {
        match self.flow() {
            Flow::Work => "in-work".to_owned(),
            Flow::Community => format!("in-comm hue-{}", self.hue),
            Flow::House => "in-house".to_owned(),
        }
    }
    const fn lead_key(&self) -> &'static str {
        match self.kind {
            Kind::Team if self.lead_is_acting => "spaces-lead-above",
            Kind::Team => "spaces-lead-manager",
            Kind::Community => "spaces-lead-facilitator",
            Kind::Project if self.of_roles => "spaces-lead-circle",
            Kind::Project => "spaces-lead-starter",
            Kind::Network => "spaces-lead-steward",
        }
    }
}

fn tabs(ctx: &Ctx, place: &Place, on: Tab) -> Vec<TabLink> {
    let gate = &ctx.site.gate;
    let (team, leads) = (place.kind == Kind::Team, gate.may_ask(&ctx.actor, INVITE, place));
    let asks = leads && place.joining != Joining::Open && place.joining != Joining::Invite;
    [
        (Tab::Talk, place.readable),
        (Tab::Notes, place.readable && place.kind != Kind::Network),
        (Tab::Tasks, place.readable),
        (Tab::Card, true),
        (Tab::Who, place.readable || !ctx.actor.external),
        (Tab::Value, place.kind == Kind::Community && place.readable && !ctx.actor.external),
        (Tab::Files, place.readable),
        (Tab::Members, place.readable),
        (Tab::Invitations, leads),
        (Tab::Requests, asks),
        (Tab::Delegates, team && gate.may(&ctx.actor, DELEGATE, place)),
        (Tab::Coaches, team && gate.may(&ctx.actor, INVITE_COACH, place)),
        (Tab::Guests, gate.may_ask(&ctx.actor, SPONSOR, place) && (!place.open_read || place.outside)),
        (Tab::Settings, gate.may_ask(&ctx.actor, SETTINGS, place) || gate.may(&ctx.actor, BRING_BACK, place)),
        (Tab::Programs, place.readable && gate.may(&ctx.actor, PROGRAMS, place)),
    ]
    .into_iter()
    .filter(|(_, shown)| *shown)
    .map(|(tab, _)| TabLink { path: tab.path(), key: tab.key(), on: tab == on })
    .collect()
}

/// The header of a space's page, with `on` as the tab that is lit.
///
/// # Errors
/// When the template cannot be written.
pub fn head(ctx: &Ctx, place: &Place, on: Tab) -> Result<String, Problem> {
    let join_key = match place.joining {
        _ if place.standing.invited => "spaces-join-invited",
        Joining::Open => "spaces-join",
        _ => "spaces-join-ask",
    };
    render(&Head {
        l: &ctx.l,
        place,
        shape: if place.flow() == Flow::Work { "square" } else { "round" },
        kind_key: format!("spaces-kind-{}", place.kind),
        join_key,
        audience: place.audience(&ctx.l),
        asked: on != Tab::Join && place.asked,
        may_join: on != Tab::Join && !place.standing.member && ctx.site.gate.may(&ctx.actor, JOIN, place),
        coaching: coaching(&ctx.l, place),
        leaving: place
            .leaving
            .map(|day| ctx.l.s("spaces-removal-line", "day", ctx.l.day(&day)))
            .unwrap_or_default(),
        tabs: tabs(ctx, place, on),
    })
}

/// What a coach reads on every page of the team: until when they help, and how.
fn coaching(l: &Lexicon, place: &Place) -> String {
    let Some(until) = &place.coach_until else { return String::new() };
    let key = if place.standing.speaks { "spaces-coach-line-speaks" } else { "spaces-coach-line-reads" };
    l.s(key, "day", l.day(until))
}

fn helpers<'a>(l: &Lexicon, place: &Place, beside: &'a Beside) -> Vec<Helper<'a>> {
    let lead = |person| Helper { person, how: l.t(place.lead_key()) };
    let delegate = |person| Helper { person, how: l.t("spaces-lead-delegate") };
    let coach = |(person, until): &'a (Lead, Time)| Helper {
        person,
        how: l.s("spaces-lead-coach", "day", l.day(until)),
    };
    let leads = beside.leads.iter().map(lead).chain(beside.delegates.iter().map(delegate));
    leads.chain(beside.coaches.iter().map(coach)).collect()
}

/// The time a week that is asked for, in words; empty for none.
#[must_use]
pub fn weekly(l: &Lexicon, minutes: i64) -> String {
    let hours = || l.decimal(f64::from(i32::try_from(minutes).unwrap_or(i32::MAX)) / 60.0);
    match minutes {
        ..=0 => String::new(),
        1..60 => l.n("weekly-minutes", &minutes),
        60 => l.t("weekly-hour"),
        61..120 => l.s("weekly-hour-some", "n", hours()),
        _ => l.s("weekly-hours", "n", hours()),
    }
}

/// The right column of a space's page.
///
/// # Errors
/// When the template cannot be written.
pub fn aside(ctx: &Ctx, place: &Place, beside: &Beside) -> Result<String, Problem> {
    render(&Aside {
        l: &ctx.l,
        place,
        what_key: format!("spaces-what-{}", place.kind),
        why: &beside.why,
        time: weekly(&ctx.l, beside.minutes),
        helpers: helpers(&ctx.l, place, beside),
        may_leave: ctx.site.gate.may(&ctx.actor, LEAVE, place),
        may_stop: place.standing.coach && ctx.site.gate.may(&ctx.actor, LEAVE_COACHING, place),
    })
}

/// A page of a space: `body` under its header, with the right column.
///
/// # Errors
/// When a template cannot be written.
pub fn page(
    ctx: &Ctx,
    place: &Place,
    beside: &Beside,
    on: Tab,
    title: &str,
    body: &str,
) -> Result<Page, Problem> {
    Ok(Page {
        title: title.to_owned(),
        flow: place.flow(),
        body: format!("<div class=\"{}\">{}{body}</div>", place.band(), head(ctx, place, on)?),
        aside: Some(aside(ctx, place, beside)?),
        here: format!("s/{}", place.slug),
        feed: place.readable.then(|| format!("{}/feed.atom", place.path())),
        ..Page::default()
    })
}

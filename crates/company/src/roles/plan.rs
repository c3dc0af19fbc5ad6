//! Puts the roles together: times, ids, who asked whom.

use std::collections::HashMap;

use kernel::time::DAY;
use kernel::{PersonId, SpaceId, Time};

use super::file::{self, File};
use super::{Act, Assignment, CoDriving, Coach, Part, Roles, Told};
use crate::data;
use crate::draw::{Calendar, Ids};
use crate::people::{Person, Staff};
use crate::places::{Member, Space};
use crate::talk::Thread;

const HOME: &str = "Europe/Paris";
/// How long before its first day a role is proposed, and accepted.
const ASKED: i64 = 6 * DAY;
const ANSWERED: i64 = 4 * DAY;
/// How long after its first day somebody stands in.
const DEPUTISED: i64 = 9 * DAY;

/// The written roles, before there are spaces.
pub(crate) struct Rules {
    file: File,
    calendar: Calendar,
}

/// Everything roles hang on.
pub(crate) struct Places<'a> {
    pub staff: &'a Staff,
    pub spaces: &'a [Space],
    pub threads: &'a [Thread],
    pub files: &'a [data::Space],
    pub end: Time,
}

impl Rules {
    pub(crate) fn read(calendar: Calendar) -> Result<Self, String> {
        Ok(Self { file: File::read()?, calendar })
    }

    fn time(&self, local: &str) -> Result<Time, String> {
        self.calendar.time(local, HOME)
    }

    /// First moment of a role: as written, else since its space was opened, or the network had roles.
    fn from(&self, held: &file::Held, space: Option<&Space>) -> Result<Time, String> {
        match (&held.from, space) {
            (Some(from), _) => self.time(from),
            (None, Some(space)) => Ok(space.created),
            (None, None) => self.time(&self.file.begun),
        }
    }

    /// Whoever holds a role in a space, stands in or signs there belongs to it.
    pub(crate) fn enter(&self, space: &mut Space, staff: &Staff) -> Result<(), String> {
        let at = format!("space:{}", space.slug);
        for held in self.file.held.iter().filter(|h| h.at == at && h.state != "proposed") {
            let from = self.from(held, Some(space))?;
            for handle in std::iter::once(&held.by).chain(&held.deputies).chain(&held.driver) {
                let person = staff.find(handle)?;
                let since = Time(from.0.max(person.created.0).max(space.created.0));
                match space.members.iter_mut().find(|m| m.person == person.id) {
                    Some(member) => member.since = Time(member.since.0.min(since.0)),
                    None => space.members.push(Member { person: person.id, standing: "member", since }),
                }
            }
        }
        Ok(())
    }
}

/// All roles of the company.
pub(crate) fn draw(rules: &Rules, places: &Places<'_>, ids: &mut Ids) -> Result<Roles, String> {
    let mut plan = Plan { rules, places, known: HashMap::new(), roles: Roles::default() };
    for held in &rules.file.held {
        let named = |e: String| format!("{} in {} by {}: {e}", held.role, held.at, held.by);
        let made = plan.assignment(held, ids).map_err(named)?;
        plan.known
            .insert((held.role.clone(), held.at.clone(), held.by.clone()), plan.roles.assignments.len());
        plan.roles.assignments.push(made);
    }
    for codriving in &rules.file.codriving {
        plan.codriving(codriving, ids)?;
    }
    plan.parts()?;
    for coach in &rules.file.coach {
        let made = plan.coach(coach)?;
        plan.roles.coaches.push(made);
    }
    plan.roles.volumes = super::volumes(places);
    plan.told(ids)?;
    Ok(plan.roles)
}

struct Plan<'a> {
    rules: &'a Rules,
    places: &'a Places<'a>,
    /// Place of the assignment by role, place and holder.
    known: HashMap<(String, String, String), usize>,
    roles: Roles,
}

impl Plan<'_> {
    fn person(&self, handle: &str) -> Result<&Person, String> {
        self.places.staff.find(handle)
    }
    fn id(&self, handle: Option<&String>) -> Result<Option<PersonId>, String> {
        handle.map(|h| self.person(h).map(|p| p.id)).transpose()
    }
    fn space(&self, at: &str) -> Result<&Space, String> {
        let slug = at.strip_prefix("space:").unwrap_or(at);
        let found = self.places.spaces.iter().find(|s| s.slug == slug);
        found.ok_or_else(|| format!("there is no space “{slug}”"))
    }
    fn held(&self, role: &str, at: &str, by: &str) -> Result<&Assignment, String> {
        let known = self.known.get(&(role.to_owned(), at.to_owned(), by.to_owned()));
        let found = known.and_then(|at| self.roles.assignments.get(*at));
        found.ok_or_else(|| format!("{by} does not hold {role} in {at}"))
    }
    fn scope(&self, at: &str) -> Result<(&'static str, i64), String> {
        if let Some(slug) = at.strip_prefix("unit:") {
            let unit = self.places.staff.units.iter().find(|u| u.slug == slug);
            return unit.map(|u| ("unit", u.id.number())).ok_or_else(|| format!("there is no unit “{slug}”"));
        }
        if at == "network" { Ok(("network", 0)) } else { Ok(("space", self.space(at)?.id.number())) }
    }

    /// Who asked: a volunteer comes forward, whoever opens a community for themselves needs nobody.
    fn proposer(&self, held: &file::Held, person: &Person) -> Result<PersonId, String> {
        let file = &self.rules.file;
        let own = held.role == "evangelist" || held.at.starts_with("space:") && held.from.is_none();
        let other = if held.role == "esn_owner" { &held.by } else { &file.leads };
        match &held.proposer {
            Some(handle) => Ok(self.person(handle)?.id),
            None if own => Ok(person.id),
            None => Ok(self.person(other)?.id),
        }
    }

    fn assignment(&self, held: &file::Held, ids: &mut Ids) -> Result<Assignment, String> {
        let (rules, person) = (self.rules, self.person(&held.by)?);
        let (scope, scope_id) = self.scope(&held.at)?;
        let space = if scope == "space" { Some(self.space(&held.at)?) } else { None };
        let from = rules.from(held, space)?;
        let until = held.until.as_deref().map(|u| rules.time(u)).transpose()?;
        let asked = rules.time(&rules.file.asked)?;
        let (waits, own) = (held.state == "proposed", held.from.is_none() && space.is_some());
        let earlier = |by: i64| Time(from.plus(-by).0.max(person.created.0));
        let proposed = if waits {
            asked
        } else if own {
            from
        } else {
            earlier(ASKED)
        };
        let answered = (!waits).then(|| if own { from } else { earlier(ANSWERED) });
        let state = match (waits, held.cause.is_empty()) {
            (true, _) => "proposed",
            (false, true) => "held",
            (false, false) => "ended",
        };
        let boss = if held.role == "network_lead" { &rules.file.owns } else { &rules.file.leads };
        let lead = Some(self.person(boss)?.id).filter(|id| *id != person.id && held.role != "esn_owner");
        let done =
            if state == "ended" { until.map_or(asked, |until| until.plus(-DAY)) } else { asked.plus(DAY) };
        let follows = held.follows.as_deref().map(|by| self.held(&held.role, &held.at, by).map(|a| a.id));
        let attachment = if held.attachment.is_empty() { "lead" } else { held.attachment.as_str() };
        Ok(Assignment {
            id: ids.at(proposed),
            role: held.role.clone(),
            person: person.id,
            scope,
            scope_id,
            share: held.share,
            from,
            until,
            state,
            attachment: attachment.to_owned(),
            lead,
            asker: self.id(held.asker.as_ref())?,
            unit: person.unit,
            external: person.external,
            specialities: held.specialities.clone(),
            note: held.note.trim().to_owned(),
            follows: follows.transpose()?,
            proposed,
            proposer: Some(self.proposer(held, person)?),
            approver: self.id(held.approver.as_ref())?,
            answered,
            cause: held.cause.clone(),
            driver: self.id(held.driver.as_ref())?,
            answers: held.answers.iter().map(|(k, v)| (k.clone(), v.trim().to_owned())).collect(),
            deputies: self.deputies(held, from.plus(DEPUTISED), asked)?,
            handed: held.handed.iter().map(|place| (*place, done)).collect(),
        })
    }

    fn deputies(
        &self,
        held: &file::Held,
        since: Time,
        asked: Time,
    ) -> Result<Vec<(PersonId, &'static str, Time)>, String> {
        let accepted = held.deputies.iter().map(|handle| (handle, "accepted", since));
        let asked = held.asked.iter().map(|handle| (handle, "asked", asked));
        accepted.chain(asked).map(|(handle, word, at)| Ok((self.person(handle)?.id, word, at))).collect()
    }

    fn codriving(&mut self, file: &file::CoDriving, ids: &mut Ids) -> Result<(), String> {
        let held = self.held("facilitator", &file.at, &file.by)?.clone();
        let driver = held.driver.ok_or_else(|| format!("nobody drives with {}", file.by))?;
        let released = file.released.as_deref().map(|at| self.rules.time(at)).transpose()?;
        let checked = serde_json::to_string(&file.checked).unwrap_or_default();
        self.roles.codrivings.push(CoDriving {
            assignment: held.id,
            driver,
            since: held.from,
            checked,
            released,
        });
        for act in &file.act {
            let made = self.act(act, &held, driver, &file.at, ids)?;
            self.roles.acts.push(made);
        }
        Ok(())
    }

    fn act(
        &self,
        file: &file::Act,
        held: &Assignment,
        driver: PersonId,
        at: &str,
        ids: &mut Ids,
    ) -> Result<Act, String> {
        let (space, when) = (self.space(at)?, self.rules.time(&file.at)?);
        let decided = file.decided.as_deref().map(|at| self.rules.time(at)).transpose()?;
        let here = format!("/s/{}", space.slug);
        let form = |fields: &[(&str, &str)]| serde_urlencoded::to_string(fields).map_err(|e| e.to_string());
        let (action, path, body, result) = if file.person.is_empty() {
            let (thread, text) = self.said(space, &file.title);
            if decided.is_some() && thread.is_none() {
                return Err(format!("nobody announced “{}”", file.title));
            }
            let text = if file.text.is_empty() { text } else { &file.text };
            let body = form(&[("kind", "announcement"), ("title", &file.title), ("text", text.trim())])?;
            let result = thread.map(|thread| format!("{here}/t/{}", thread.id)).unwrap_or_default();
            ("broadcast", format!("{here}/threads"), body, result)
        } else {
            self.person(&file.person)?;
            let to = format!("{here}/invitations");
            let result = if decided.is_some() { to.clone() } else { String::new() };
            ("invite", to, form(&[("person", &file.person)])?, result)
        };
        let (id, actor, space) = (ids.at(when), held.person, space.id);
        Ok(Act { id, actor, driver, space, action, path, body, at: when, decided, result })
    }

    /// The thread of that title, and its words as they were written.
    fn said(&self, space: &Space, title: &str) -> (Option<&Thread>, &str) {
        let thread = self.places.threads.iter().find(|t| t.space == space.id && t.title == title);
        let file = self.places.files.iter().find(|f| f.slug == space.slug);
        let written = file.and_then(|f| f.thread.iter().find(|t| t.title == title));
        (thread, written.map_or("", |t| t.text.as_str()))
    }

    fn parts(&mut self) -> Result<(), String> {
        for settled in &self.rules.file.settled {
            let held =
                self.known.iter().find(|((role, _, by), _)| *role == settled.role && *by == settled.by);
            let held = held.and_then(|(_, at)| self.roles.assignments.get(*at));
            let who =
                held.ok_or_else(|| format!("{} does not hold {}", settled.by, settled.role))?.id.number();
            let network = settled.at == "network";
            let space = if network { None } else { Some(self.space(&settled.at)?.id) };
            let since = self.rules.time(&settled.since)?;
            self.roles.settled.push(Part { duty: settled.duty.clone(), space, who, since });
        }
        for part in &self.rules.file.contributor {
            let (space, created) = (self.space(&part.at)?.id, self.space(&part.at)?.created);
            for (n, handle) in (1..).zip(&part.by) {
                let (who, since) = (self.person(handle)?.id.number(), created.plus(n * 31 * DAY));
                self.roles.contributors.push(Part {
                    duty: part.duty.clone(),
                    space: Some(space),
                    who,
                    since,
                });
            }
        }
        Ok(())
    }

    fn coach(&self, coach: &file::Coach) -> Result<Coach, String> {
        let team = self.space(&coach.team)?;
        Ok(Coach {
            space: team.id,
            person: self.person(&coach.by)?.id,
            from: self.rules.time(&coach.from)?,
            until: self.rules.time(&coach.until)?,
            about: coach.about.clone(),
            by: team.creator.ok_or_else(|| format!("nobody manages {}", coach.team))?,
        })
    }

    /// What waits for somebody is told to them.
    fn told(&mut self, ids: &mut Ids) -> Result<(), String> {
        let mut all: Vec<Told> = Vec::new();
        let mut tell = |person, subject, reason, space: Option<SpaceId>, about, actor, at| {
            let id = ids.at(at);
            // Of what has been vacant for weeks, everybody has taken note.
            let read = (reason == "role_vacant").then(|| at.plus(DAY));
            all.push(Told { id, person, subject, reason, space, about, actor, at, read });
        };
        for a in &self.roles.assignments {
            let (id, space) = (a.id.number(), a.space());
            if a.state == "proposed" {
                tell(
                    a.person,
                    format!("role:{id}"),
                    "role_proposed",
                    space,
                    Some(id),
                    a.proposer,
                    a.proposed,
                );
            }
            for (deputy, _, at) in a.deputies.iter().filter(|(_, state, _)| *state == "asked") {
                tell(*deputy, format!("deputy:{id}"), "deputy_asked", space, Some(id), Some(a.person), *at);
            }
            let empty = a.ended().filter(|_| ["left", "period"].contains(&a.cause.as_str()));
            if let Some(at) = empty {
                let deputies = a.deputies.iter().map(|(deputy, _, _)| *deputy);
                for person in deputies.chain(a.lead) {
                    tell(person, format!("role:{id}"), "role_vacant", space, Some(id), Some(a.person), at);
                }
            }
        }
        for act in self.roles.acts.iter().filter(|act| act.decided.is_none()) {
            let id = act.id.number();
            tell(
                act.driver,
                format!("act:{id}"),
                "act_held",
                Some(act.space),
                Some(id),
                Some(act.actor),
                act.at,
            );
        }
        for coach in &self.roles.coaches {
            let subject = format!("coach:{}", coach.space);
            tell(coach.person, subject, "coach_invited", Some(coach.space), None, Some(coach.by), coach.from);
        }
        if let Some(late) = all.iter().find(|t| t.at > self.places.end) {
            return Err(format!("“{}” is told after the end", late.subject));
        }
        self.roles.told = all;
        Ok(())
    }
}

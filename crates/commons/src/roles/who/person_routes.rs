//! Everything one person carries, and what would happen if they left.

use std::sync::Arc;

use axum::extract::{Path, Query};
use axum::response::IntoResponse;
use charter::{Catalogue, Shelf};
use kernel::{Actor, PersonId, Problem, Time};
use policy::{Decision, Gate, NetworkThing};
use serde::Deserialize;
use store::{Error, Read, Res};
use web::{Answer, Ctx, place_by_id};

use super::answers::{Says, says};
use super::{SEE_LOADS, load, routes, views};
use crate::roles::assignment::Candidate;
use crate::roles::board::{Held, State, Who};
use crate::roles::load::Work;
use crate::roles::scope::{Scope, Where};
use crate::roles::store::{board, find, needs, relays, scopes};
use crate::roles::whatif::{self, Effect, Event};

/// Places of one person that are looked at.
const PLACES: usize = 60;

/// What somebody carries, as one reader may know it.
#[derive(Debug, Clone)]
pub struct Carried {
    /// What holds now.
    pub catalogue: Arc<Catalogue>,
    /// The person.
    pub person: Candidate,
    /// Roles they hold, with where.
    pub held: Vec<(Held, Where)>,
    /// Roles they stand in for.
    pub stands_in: Vec<(Held, Where)>,
    /// Units they manage.
    pub manages: Vec<Where>,
    /// Duties they answer for, by place.
    pub answers: Vec<(Where, Vec<String>)>,
    /// What their roles take; `None` unless the reader may know.
    pub work: Option<Work>,
    /// The reader may ask what happens if they leave.
    pub may_ask: bool,
    /// The present moment.
    pub now: Time,
}

/// The place of a role, when the reader may know of it.
fn known(r: &mut Read<'_>, actor: &Actor, scope: Scope) -> Res<Option<Where>> {
    let at = scopes::stored(r, scope);
    let seen = match scope {
        Scope::Space(space) => place_by_id(r, actor, space).map(|_| ()),
        _ => Ok(()),
    };
    match (at, seen) {
        (Ok(at), Ok(())) => Ok(Some(at)),
        (Err(Error::NoRow), _) | (_, Err(Error::NoRow)) => Ok(None),
        (Err(e), _) | (_, Err(e)) => Err(e),
    }
}

fn with_places(r: &mut Read<'_>, actor: &Actor, held: Vec<Held>) -> Res<Vec<(Held, Where)>> {
    let mut all = Vec::new();
    for held in held {
        if let Some(at) = known(r, actor, held.scope)? {
            all.push((held, at));
        }
    }
    Ok(all)
}

fn carried(r: &mut Read<'_>, shelf: &Shelf, gate: &Gate, actor: &Actor, handle: &str) -> Res<Carried> {
    let (catalogue, now) = (shelf.current(r)?, r.now());
    let person = find::candidate(r, handle)?.filter(|p| p.state != "left").ok_or(Error::NoRow)?;
    let may_ask = person.id == actor.id || gate.may(actor, SEE_LOADS, &NetworkThing);
    let state = board::everything(r)?;
    let (own, rest): (Vec<Held>, Vec<Held>) = state.held.iter().cloned().partition(|h| h.who.id == person.id);
    let stands_in = rest.into_iter().filter(|h| h.deputies.iter().any(|d| d.id == person.id)).collect();
    let (held, stands_in) = (with_places(r, actor, own)?, with_places(r, actor, stands_in)?);
    let units = board::managers(r)?.into_iter();
    let manages =
        units.filter(|u| u.manager.as_ref().is_some_and(|m| m.id == person.id)).map(|u| u.at).collect();
    let mut answers = Vec::new();
    for at in places(r, actor, &held, &stands_in, person.id)? {
        let duties = answered_by(r, &catalogue, actor, &at, person.id)?;
        if !duties.is_empty() {
            answers.push((at, duties));
        }
    }
    let work = if may_ask { Some(state.work(&catalogue, person.id, &needs::volumes(r)?, now)) } else { None };
    Ok(Carried { catalogue, person, held, stands_in, manages, answers, work, may_ask, now })
}

/// The places in which somebody has a part: where they hold a role or stand in, and their teams.
fn places(
    r: &mut Read<'_>,
    actor: &Actor,
    held: &[(Held, Where)],
    deputy: &[(Held, Where)],
    person: PersonId,
) -> Res<Vec<Where>> {
    let mut all: Vec<Where> = held.iter().chain(deputy).map(|(_, at)| at.clone()).collect();
    for team in relays::managed(r, person)? {
        all.extend(known(r, actor, Scope::Space(team))?);
    }
    all.sort_by_key(|w| w.scope);
    all.dedup_by_key(|w| w.scope);
    all.truncate(PLACES);
    Ok(all)
}

/// The state of a place as this reader may know it.
fn state_of(r: &mut Read<'_>, actor: &Actor, at: &Where) -> Res<State> {
    let place = match at.scope {
        Scope::Space(space) => Some(place_by_id(r, actor, space)?),
        _ => None,
    };
    load::state(r, at, place.as_ref())
}

fn answered_by(
    r: &mut Read<'_>,
    catalogue: &Catalogue,
    actor: &Actor,
    at: &Where,
    person: PersonId,
) -> Res<Vec<String>> {
    let board = state_of(r, actor, at)?.board(catalogue, at, r.now());
    let lines = board.sections.iter().flat_map(|s| &s.lines);
    let own = lines.filter(|line| matches!(says(&board, line), Says::One(who, _) if who.id == person));
    Ok(own.map(|line| line.duty.clone()).collect())
}

/// Everything a person carries.
pub async fn person(ctx: Ctx, Path(handle): Path<String>) -> Answer {
    routes::inside(&ctx)?;
    let found =
        load::read(&ctx, move |r, shelf, gate, actor| carried(r, shelf, gate, actor, &handle)).await?;
    Ok(views::person(&ctx, &found)?.into_response())
}

/// What is asked: what if somebody leaves.
#[derive(Debug, Clone, Default, Deserialize)]
pub struct Asked {
    /// Handle of the person; the reader unless said otherwise.
    #[serde(default)]
    pub person: String,
    /// The day they leave, `YYYY-MM-DD`; today unless said otherwise.
    #[serde(default)]
    pub at: String,
}

/// What would happen, as the reader may know it.
#[derive(Debug, Clone)]
pub struct IfGone {
    /// What holds now.
    pub catalogue: Arc<Catalogue>,
    /// The person.
    pub person: Candidate,
    /// The day.
    pub at: Time,
    /// What they hold, to hand over.
    pub held: Vec<(Held, Where)>,
    /// What changes, place by place.
    pub effects: Vec<Effect>,
    /// Whoever goes on, with hours before, after and given; only for those who may know loads.
    pub loads: Vec<(Who, f64, f64, f64)>,
    /// The people who could be asked about; empty unless the reader may ask about others.
    pub people: Vec<(String, String)>,
}

/// What would happen if somebody left. Nothing is stored.
pub async fn what_if(ctx: Ctx, Query(asked): Query<Asked>) -> Answer {
    routes::inside(&ctx)?;
    let handle = asked.person.trim().trim_start_matches('@').to_lowercase();
    if !handle.is_empty() && handle != ctx.actor.handle {
        // About oneself everybody may ask; about others whoever may know what they carry.
        if let Decision::Refused(why) | Decision::Held(why) =
            ctx.site.gate.decide(&ctx.actor, SEE_LOADS, &NetworkThing)?
        {
            return Err(Problem::Refused(why).into());
        }
    }
    let zone = ctx.actor.zone.clone();
    let found = load::read(&ctx, move |r, shelf, gate, actor| {
        let handle = if handle.is_empty() { actor.handle.clone() } else { handle };
        let at = Time::start_of_day(&asked.at, &zone).unwrap_or_else(|| r.now()).max(r.now());
        if_gone(r, shelf, gate, actor, &handle, at)
    })
    .await?;
    Ok(views::what_if(&ctx, &found)?.into_response())
}

fn if_gone(
    r: &mut Read<'_>,
    shelf: &Shelf,
    gate: &Gate,
    actor: &Actor,
    handle: &str,
    at: Time,
) -> Res<IfGone> {
    let carried = carried(r, shelf, gate, actor, handle)?;
    let Carried { catalogue, person, held, stands_in, .. } = carried;
    let mut effects = Vec::new();
    for place in places(r, actor, &held, &stands_in, person.id)? {
        let before = state_of(r, actor, &place)?;
        let after = before.after(&Event::Leaves(person.id, at));
        effects.extend(whatif::effects(&before, &after, &catalogue, std::slice::from_ref(&place), at));
    }
    let loads = gate.may(actor, SEE_LOADS, &NetworkThing);
    let people = if loads { find::suggested(r)? } else { Vec::new() };
    let loads = if loads { going_on(r, &catalogue, person.id, at)? } else { Vec::new() };
    Ok(IfGone { catalogue, person, at, held, effects, loads, people })
}

/// Whoever goes on with a role takes its hours over: what that makes of their week.
fn going_on(
    r: &mut Read<'_>,
    catalogue: &Catalogue,
    person: PersonId,
    at: Time,
) -> Res<Vec<(Who, f64, f64, f64)>> {
    let (state, volumes) = (board::everything(r)?, needs::volumes(r)?);
    let leaving = state.work(catalogue, person, &volumes, at);
    let mut more: std::collections::BTreeMap<PersonId, (Who, f64)> = std::collections::BTreeMap::new();
    for held in state.held.iter().filter(|h| h.who.id == person && h.runs(at)) {
        let hours = leaving
            .parts
            .iter()
            .find(|p| p.role == held.role && p.scope == held.scope)
            .map_or(0.0, |p| p.need);
        if let Some(deputy) = held.stand_in() {
            more.entry(deputy.id).or_insert_with(|| (deputy.clone(), 0.0)).1 += hours;
        }
    }
    let load = |(who, hours): (Who, f64)| {
        let now = state.work(catalogue, who.id, &volumes, at);
        (who, now.need(), now.need() + hours, now.capacity())
    };
    Ok(more.into_values().map(load).collect())
}

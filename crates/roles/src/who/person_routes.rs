//! Everything one person carries, and what would happen if they left.

use std::collections::BTreeMap;
use std::sync::Arc;

use axum::extract::Path;
use axum::response::IntoResponse;
use charter::{Catalogue, Shelf};
use kernel::{Actor, AssignmentId, PersonId, Time};
use policy::{Gate, NetworkThing};
use store::{Error, Read, Res};
use web::{Answer, Ctx, place_by_id};

use super::answers::{Says, says};
use super::passing::{Passing, passing};
use super::store::{self as waiting, Question};
use super::{SEE_LOADS, load, routes, views};
use crate::assignment::Candidate;
use crate::board::{Held, State};
use crate::load::Work;
use crate::rounds;
use crate::scope::{Scope, Where};
use crate::store::{board, find, needs, relays, scopes};

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
    /// What they are asked to hold; for themselves.
    pub asked: Vec<(Question, Where)>,
    /// What passes between their roles and others.
    pub passing: Vec<Passing>,
    /// O5 of each role held, for those who may know.
    pub rounds: BTreeMap<AssignmentId, (usize, usize)>,
    /// Second signatures concern the reader, whose page it is.
    pub signs: bool,
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

pub(super) fn carried(
    r: &mut Read<'_>,
    shelf: &Shelf,
    gate: &Gate,
    actor: &Actor,
    handle: &str,
) -> Res<Carried> {
    let (catalogue, now) = (shelf.current(r)?, r.now());
    let person = find::candidate(r, handle)?.filter(|p| p.state != "left").ok_or(Error::NoRow)?;
    let may_ask = person.id == actor.id || gate.may(actor, SEE_LOADS, &NetworkThing);
    let state = board::everything(r)?;
    let (own, rest): (Vec<Held>, Vec<Held>) = state.held.iter().cloned().partition(|h| h.who.id == person.id);
    let stands_in = rest.into_iter().filter(|h| h.deputies.iter().any(|d| d.who.id == person.id)).collect();
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
    let mut asked = Vec::new();
    let own = person.id == actor.id;
    if own {
        for question in waiting::asked_of(r, actor.id)? {
            let at = scopes::stored(r, question.scope)?;
            asked.push((question, at));
        }
    }
    let passing = passing(&state, &catalogue, &held, now);
    let rounds = if may_ask { rounds_of(r, &catalogue, &held, now)? } else { BTreeMap::new() };
    let signs = own && waiting::signs(r, actor.id)?;
    Ok(Carried {
        catalogue,
        person,
        held,
        stands_in,
        manages,
        answers,
        asked,
        passing,
        rounds,
        signs,
        work,
        may_ask,
        now,
    })
}

/// How many duties of each role were done or left out with a reason in their rhythm, of all.
fn rounds_of(
    r: &mut Read<'_>,
    catalogue: &Catalogue,
    held: &[(Held, Where)],
    now: Time,
) -> Res<BTreeMap<AssignmentId, (usize, usize)>> {
    let mut all = BTreeMap::new();
    for (held, at) in held {
        let Some(role) = catalogue.role(&held.role) else { continue };
        let marks = rounds::store::marks(r, held.id)?;
        let rounds = rounds::rounds(catalogue, role, (&at.kind, held.from), &marks, now);
        if !rounds.is_empty() {
            all.insert(held.id, rounds::freshness(&rounds));
        }
    }
    Ok(all)
}

/// The places in which somebody has a part: where they hold a role or stand in, and their teams.
pub(super) fn places(
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
pub(super) fn state_of(r: &mut Read<'_>, actor: &Actor, at: &Where) -> Res<State> {
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

//! What would happen if somebody left.

use std::sync::Arc;

use axum::extract::Query;
use axum::response::IntoResponse;
use charter::{Catalogue, Shelf};
use kernel::{Actor, PersonId, Problem, Time};
use policy::{Decision, Gate, NetworkThing};
use serde::Deserialize;
use store::{Read, Res};
use web::{Answer, Ctx};

use super::person_routes::{Carried, carried, places, state_of};
use super::{SEE_LOADS, load, routes, views};
use crate::assignment::Candidate;
use crate::board::{Held, Who};
use crate::scope::Where;
use crate::store::{board, needs, scopes};
use crate::whatif::{self, Effect, Event};

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
    pub others: bool,
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
        let mut after = before.after(&Event::Leaves(person.id, at));
        if let Some(space) = place.scope.space().filter(|_| place.team())
            && let Some(above) = scopes::above(r, space, person.id)?
            && let Some(above) = board::who(r, above)?
        {
            after = after.led_by(person.id, &above);
        }
        effects.extend(whatif::effects(&before, &after, &catalogue, std::slice::from_ref(&place), at));
    }
    let others = gate.may(actor, SEE_LOADS, &NetworkThing);
    let loads = if others { going_on(r, &catalogue, person.id, at)? } else { Vec::new() };
    Ok(IfGone { catalogue, person, at, held, effects, loads, others })
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
        if let Some(deputy) = held.stand_in(at) {
            more.entry(deputy.id).or_insert_with(|| (deputy.clone(), 0.0)).1 += hours;
        }
    }
    let load = |(who, hours): (Who, f64)| {
        let now = state.work(catalogue, who.id, &volumes, at);
        (who, now.need(), now.need() + hours, now.capacity())
    };
    Ok(more.into_values().map(load).collect())
}

//! Time: what roles take against what was given for them (O3, S1-2), and whether the people who
//! facilitate are enough (S2-SM1b). Everybody reads the formula; figures are for those who answer for
//! the network, and one’s own for oneself.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use axum::response::IntoResponse;
use charter::{Catalogue, Role};
use kernel::{PersonId, Time};
use web::{Answer, Ctx};

use super::{SEE_LOADS, load, routes, views};
use crate::board::{State, Who};
use crate::load::{Volume, WEEK_HOURS, Work, YOUNG, capacity as hours_of, need};
use crate::scope::{Scope, Where};
use crate::store::{board, needs, relays};
use crate::thumb;

/// What the communities ask of all who facilitate them, against how many there are.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Staffing {
    /// Open communities.
    pub communities: usize,
    /// People who facilitate now.
    pub held: usize,
    /// Hours a week that all communities take.
    pub hours: f64,
    /// Hours a week that one person usually gives.
    pub each: f64,
    /// People needed for that.
    pub needed: usize,
    /// Hours a week that the rule of thumb says.
    pub thumb: f64,
    /// Communities that one person looks after at most, as the charter says it; 0 says nothing.
    pub most: f64,
}

impl Staffing {
    /// Too few: by the hours, or by the communities each of them looks after.
    #[must_use]
    pub fn short(&self) -> bool {
        let many = self.most > 0.0 && float(self.communities) > float(self.held) * self.most;
        self.needed > self.held || many
    }
}

fn float(number: usize) -> f64 {
    f64::from(u32::try_from(number).unwrap_or(u32::MAX))
}

/// What the communities take of whoever facilitates them.
#[must_use]
pub fn staffing(
    role: &Role,
    state: &State,
    communities: &[(Where, Time)],
    volumes: &BTreeMap<Scope, Volume>,
    now: Time,
) -> Staffing {
    let hours = communities.iter().map(|(at, born)| {
        let volume = volumes.get(&at.scope).copied().unwrap_or_default();
        need(&role.need, volume, now.0 - born.0 < YOUNG)
    });
    let thumb =
        communities.iter().filter_map(|(at, _)| volumes.get(&at.scope)).map(|v| thumb::hours(*v)).sum();
    let (hours, each) = (hours.sum::<f64>(), hours_of(role.share, 0.0));
    let people: BTreeSet<PersonId> =
        state.held.iter().filter(|h| h.role == role.key && h.runs(now)).map(|h| h.who.id).collect();
    let enough = |n: &i32| f64::from(*n) * each >= hours;
    let needed = (0..=100_000).find(enough).and_then(|n| usize::try_from(n).ok()).unwrap_or(0);
    let most = role.need.places;
    Staffing { communities: communities.len(), held: people.len(), hours, each, needed, thumb, most }
}

/// Time given for a place against what it takes.
#[derive(Debug, Clone)]
pub struct Covered {
    /// The place.
    pub at: Where,
    /// Hours a week it takes.
    pub need: f64,
    /// Hours a week its holders were given for it.
    pub given: f64,
}

/// What the page knows.
#[derive(Debug, Clone)]
pub struct Loaded {
    /// What holds now.
    pub catalogue: Arc<Catalogue>,
    /// Holders with what their roles take; only one’s own unless the reader may know all.
    pub people: Vec<(Who, Work)>,
    /// Communities by what is missing; empty unless the reader may know.
    pub places: Vec<Covered>,
    /// People inside, and open communities.
    pub size: (i64, i64),
    /// Whether those who facilitate are enough; `None` unless the reader may know.
    pub staffing: Option<Staffing>,
}

fn covered(
    role: &Role,
    state: &State,
    communities: &[(Where, Time)],
    volumes: &BTreeMap<Scope, Volume>,
    now: Time,
) -> Vec<Covered> {
    let mut given: BTreeMap<Scope, f64> = BTreeMap::new();
    for held in state.held.iter().filter(|h| h.role == role.key && h.runs(now)) {
        *given.entry(held.scope).or_default() += hours_of(held.share, state.away_for(held.who.id));
    }
    let one = |(at, born): &(Where, Time)| Covered {
        at: at.clone(),
        need: need(&role.need, volumes.get(&at.scope).copied().unwrap_or_default(), now.0 - born.0 < YOUNG),
        given: given.get(&at.scope).copied().unwrap_or_default(),
    };
    let mut all: Vec<Covered> = communities.iter().map(one).filter(|c| c.given < c.need).collect();
    all.sort_by(|a, b| (b.need - b.given).total_cmp(&(a.need - a.given)));
    all
}

/// Time needed by time given; somebody without any time comes first when something is needed of them.
fn tightness(work: &Work) -> f64 {
    let (need, given) = (work.need(), work.capacity());
    if need <= 0.0 { 0.0 } else { need / given.max(0.0) }
}

/// The page.
pub async fn capacity(ctx: Ctx) -> Answer {
    routes::inside(&ctx)?;
    let found = load::read(&ctx, move |r, shelf, gate, actor| {
        let (catalogue, now) = (shelf.current(r)?, r.now());
        let loads = gate.may(actor, SEE_LOADS, &policy::NetworkThing);
        let (state, volumes) = (board::everything(r)?, needs::volumes(r)?);
        let mut who: BTreeMap<PersonId, Who> = BTreeMap::new();
        for held in state.held.iter().filter(|h| h.runs(now) && (loads || h.who.id == actor.id)) {
            who.entry(held.who.id).or_insert_with(|| held.who.clone());
        }
        let work = |who: Who| {
            let work = state.work(&catalogue, who.id, &volumes, now);
            (who, work)
        };
        let mut people: Vec<(Who, Work)> = who.into_values().map(work).collect();
        people.sort_by(|a, b| tightness(&b.1).total_cmp(&tightness(&a.1)));
        let (mut places, mut enough) = (Vec::new(), None);
        if loads && let Some(role) = catalogue.role("facilitator") {
            let communities = board::communities(r)?;
            places = covered(role, &state, &communities, &volumes, now);
            enough = Some(staffing(role, &state, &communities, &volumes, now));
        }
        let size = (relays::people(r)?, relays::facilitated(r)?.1);
        Ok(Loaded { size, people, places, staffing: enough, catalogue })
    })
    .await?;
    Ok(views::capacity(&ctx, &found, WEEK_HOURS)?.into_response())
}

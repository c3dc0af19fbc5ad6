//! The relay map: which units and communities have somebody who carries the network into them
//! (S2-CM10), and from which units those come who hold its roles (S1-PM4).

use std::collections::BTreeMap;
use std::sync::Arc;

use axum::response::IntoResponse;
use charter::Catalogue;
use kernel::{Time, UnitId};
use web::{Answer, Ctx};

use super::{load, routes, views};
use crate::coverage::Cell;
use crate::recruit::store::{self as recruitments, Recruitment};
use crate::scope::{Scope, Where};
use crate::store::origins::{self, Origin};
use crate::store::{
    board,
    relays::{self, Unit},
};

/// How a unit is reached.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reach {
    /// Several carry it.
    Carried,
    /// One person does.
    One,
    /// Nobody does.
    Nobody,
}

impl Unit {
    /// How it is reached: its manager, those of the unit who facilitate, its evangelists.
    #[must_use]
    pub fn reach(&self) -> Reach {
        let people = self.manager.iter().chain(&self.facilitators).chain(&self.evangelists).map(|w| w.id);
        match people.collect::<std::collections::BTreeSet<_>>().len() {
            0 => Reach::Nobody,
            1 => Reach::One,
            _ => Reach::Carried,
        }
    }
}

/// The units as a tree in reading order, each with its depth. Nobody is lost: what has no unit
/// above among the open ones stands at the top.
#[must_use]
pub fn tree(units: Vec<Unit>) -> Vec<(usize, Unit)> {
    let known: std::collections::BTreeSet<UnitId> = units.iter().map(|u| u.id).collect();
    let mut children: std::collections::BTreeMap<Option<UnitId>, Vec<Unit>> =
        std::collections::BTreeMap::new();
    for unit in units {
        children.entry(unit.parent.filter(|p| known.contains(p))).or_default().push(unit);
    }
    let mut open: Vec<(usize, Unit)> =
        children.remove(&None).unwrap_or_default().into_iter().rev().map(|u| (0, u)).collect();
    let mut all = Vec::new();
    while let Some((depth, unit)) = open.pop() {
        open.extend(
            children.remove(&Some(unit.id)).unwrap_or_default().into_iter().rev().map(|u| (depth + 1, u)),
        );
        all.push((depth, unit));
    }
    all
}

/// The map, as its reader may know it.
#[derive(Debug, Clone)]
pub struct Map {
    /// What holds now.
    pub catalogue: Arc<Catalogue>,
    /// Units as a tree.
    pub units: Vec<(usize, Unit)>,
    /// Communities with whoever facilitates them.
    pub spaces: Vec<Cell>,
    /// Who holds roles of the network, by unit.
    pub origins: Vec<Origin>,
    /// The reader may ask somebody.
    pub propose: bool,
    /// Gaps that are tasks.
    pub wanted: BTreeMap<(String, Scope), Recruitment>,
    /// The present moment.
    pub now: Time,
}

/// The map.
pub async fn relays(ctx: Ctx) -> Answer {
    routes::inside(&ctx)?;
    let map = load::read(&ctx, move |r, shelf, gate, actor| {
        let propose = load::may_propose(gate, actor, &Where::network(), None);
        let wanted = if propose { recruitments::open(r)? } else { BTreeMap::new() };
        let (catalogue, now) = (shelf.current(r)?, r.now());
        let (state, communities) = (board::everything(r)?, board::communities(r)?);
        let mut spaces = state.coverage(&catalogue, &communities, &[], now).cells;
        spaces.retain(|c| c.at.scope.space().is_some());
        let (units, origins) = (tree(relays::units(r)?), origins::origins(r)?);
        Ok(Map { catalogue, units, spaces, origins, propose, wanted, now })
    })
    .await?;
    Ok(views::relays(&ctx, &map)?.into_response())
}

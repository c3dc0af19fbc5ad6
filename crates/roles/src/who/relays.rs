//! The relay map: which units have somebody who carries the network into them (S2-CM10).

use std::collections::BTreeMap;

use axum::response::IntoResponse;
use kernel::UnitId;
use web::{Answer, Ctx};

use super::{load, routes, views};
use crate::recruit::store as recruitments;
use crate::scope::Where;
use crate::store::relays::{self, Unit};

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

/// The map.
pub async fn relays(ctx: Ctx) -> Answer {
    routes::inside(&ctx)?;
    let (units, propose) = load::read(&ctx, move |r, _, gate, actor| {
        let may = load::may_propose(gate, actor, &Where::network(), None);
        let wanted = if may { recruitments::open(r)? } else { BTreeMap::new() };
        Ok((relays::units(r)?, (may, wanted)))
    })
    .await?;
    Ok(views::relays(&ctx, &tree(units), propose.0, &propose.1)?.into_response())
}

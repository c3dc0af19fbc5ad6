//! What a reorganisation means: pure, over the tree as it is and as it would be.

use std::collections::BTreeMap;

use kernel::{PersonId, UnitId};

use super::store::Move;
use crate::unit::Unit;

/// A team space that changes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Team {
    /// Name of its unit.
    pub name: String,
    /// `left`, `joined` or `led`.
    pub what: &'static str,
    /// Who leads it from then on, for `led`.
    pub by: String,
}

/// One move with what it means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Effect {
    /// `person` or `unit`.
    pub kind: String,
    /// Id of the person or the unit.
    pub subject: i64,
    /// Who or what.
    pub name: String,
    /// From where.
    pub from: String,
    /// Where.
    pub to: String,
    /// Team spaces that change.
    pub teams: Vec<Team>,
    /// Roles held in the place that is left: key and place.
    pub roles: Vec<(String, String)>,
}

/// Who acts for a unit: its manager, or the nearest above.
fn acting(units: &BTreeMap<UnitId, (Option<UnitId>, Option<PersonId>)>, unit: UnitId) -> Option<PersonId> {
    let mut at = Some(unit);
    for _ in 0..40 {
        let (parent, manager) = units.get(&at?)?;
        if manager.is_some() {
            return *manager;
        }
        at = *parent;
    }
    None
}

/// What these moves mean.
#[must_use]
pub fn effects(units: &[Unit], moves: &[Move], roles: &BTreeMap<i64, Vec<(String, String)>>) -> Vec<Effect> {
    let name = |id: Option<UnitId>| {
        units.iter().find(|u| Some(u.id) == id).map_or("–".to_owned(), |u| u.name.clone())
    };
    let before: BTreeMap<_, _> = units.iter().map(|u| (u.id, (u.parent, u.manager))).collect();
    let mut after = before.clone();
    for m in moves.iter().filter(|m| m.kind == "unit") {
        if let Some((parent, _)) = after.get_mut(&UnitId::new(m.subject)) {
            *parent = m.to;
        }
    }
    let under = |u: &Unit, top: UnitId| {
        std::iter::successors(Some(u.id), |at| before.get(at)?.0).take(40).any(|id| id == top)
    };
    let led = |unit: &Unit| {
        let (was, is) = (acting(&before, unit.id), acting(&after, unit.id));
        let by = units.iter().find(|u| u.manager == is).and_then(|u| u.manager_name.clone());
        (was != is).then(|| Team {
            name: unit.name.clone(),
            what: "led",
            by: by.unwrap_or_else(|| "–".into()),
        })
    };
    let one = |m: &Move| {
        let teams = if m.kind == "unit" {
            units.iter().filter(|u| under(u, UnitId::new(m.subject))).filter_map(led).collect()
        } else {
            let team =
                |id: Option<UnitId>, what| id.map(|_| Team { name: name(id), what, by: String::new() });
            [team(m.from, "left"), team(m.to, "joined")].into_iter().flatten().collect()
        };
        let roles =
            if m.kind == "person" { roles.get(&m.subject).cloned().unwrap_or_default() } else { Vec::new() };
        Effect {
            kind: m.kind.clone(),
            subject: m.subject,
            name: m.name.clone(),
            from: name(m.from),
            to: name(m.to),
            teams,
            roles,
        }
    };
    moves.iter().map(one).collect()
}

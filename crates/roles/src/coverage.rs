//! Which roles are filled where: the coverage of a network (S1-3), indicators O1, O2 and O4.

use charter::Catalogue;
use kernel::time::DAY;
use kernel::{AssignmentId, PersonId, Time};

use super::board::{Column, Seat, Standing, State};
use super::scope::{Scope, Where};
use super::store::board::UnitLead;

/// A role in a place that needs it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cell {
    /// The place.
    pub at: Where,
    /// How the role stands there.
    pub column: Column,
}

/// Every cell that has to be filled.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Coverage {
    /// Network first, then communities, then units.
    pub cells: Vec<Cell>,
}

impl Coverage {
    /// O1: filled cells of the required ones.
    #[must_use]
    pub fn filled(&self) -> (usize, usize) {
        (self.cells.iter().filter(|c| c.column.standing != Standing::Vacant).count(), self.cells.len())
    }
    /// O2: cells with somebody who stands in, of the required ones.
    #[must_use]
    pub fn deputised(&self) -> (usize, usize) {
        (self.cells.iter().filter(|c| c.column.standing == Standing::Deputised).count(), self.cells.len())
    }
    /// O4: cells that nobody fills, with the days since, the longest first.
    #[must_use]
    pub fn vacant(&self, now: Time) -> Vec<(&Cell, i64)> {
        let mut all: Vec<(&Cell, i64)> =
            self.cells.iter().filter_map(|c| Some((c, days(c.column.vacant_since?, now)))).collect();
        all.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.at.name.cmp(&b.0.at.name)));
        all
    }
}

/// Whole days between two moments; never below 0.
#[must_use]
pub const fn days(from: Time, to: Time) -> i64 {
    let span = (to.0 - from.0) / DAY;
    if span < 0 { 0 } else { span }
}

impl State {
    /// Coverage of the whole network.
    #[must_use]
    pub fn coverage(
        &self,
        catalogue: &Catalogue,
        communities: &[(Where, Time)],
        units: &[UnitLead],
        now: Time,
    ) -> Coverage {
        let here =
            |level: &'static str| catalogue.assigned().filter(move |r| r.required == level && !r.voluntary);
        let network = Where::network();
        let cell = |at: &Where, column: Column| Cell { at: at.clone(), column };
        let mut cells: Vec<Cell> =
            here("network").map(|r| cell(&network, self.column(r, &network, now))).collect();
        // Projects and the network's own spaces are looked after by whoever facilitates for the whole
        // network (S2-SM2); a community has its own.
        let projects = Where { kind: "project".to_owned(), ..network.clone() };
        cells.extend(here("space").map(|r| cell(&projects, self.column(r, &projects, now))));
        for (at, _) in communities {
            cells.extend(here("space").map(|r| cell(at, self.column(r, at, now))));
        }
        cells.extend(units.iter().map(|unit| self.unit(unit, now)));
        Coverage { cells }
    }

    /// A unit and its manager: the directory says who.
    fn unit(&self, unit: &UnitLead, now: Time) -> Cell {
        let seat = unit.manager.clone().map(|who| Seat {
            id: AssignmentId::new(0),
            combined: self.combined(who.id, now),
            who,
            deputy: None,
            by_deputy: false,
            away: None,
            driving: false,
            specialities: String::new(),
        });
        let standing = match (&seat, unit.deputised) {
            (None, _) => Standing::Vacant,
            (Some(_), true) => Standing::Deputised,
            (Some(seat), false) if seat.combined => Standing::Combined,
            _ => Standing::Filled,
        };
        let column = Column {
            role: "line_manager".to_owned(),
            from: seat.as_ref().map(|_| unit.at.scope),
            vacant_since: seat.is_none().then_some(unit.since),
            seats: seat.into_iter().collect(),
            standing,
            needed: true,
        };
        Cell { at: unit.at.clone(), column }
    }

    /// The places in which somebody holds a role.
    #[must_use]
    pub fn places_of(&self, person: PersonId) -> Vec<Scope> {
        let mut all: Vec<Scope> = self.held.iter().filter(|h| h.who.id == person).map(|h| h.scope).collect();
        all.sort_unstable();
        all.dedup();
        all
    }
}

//! The day: all duties of all roles somebody holds, each once, with the places it is asked in. Pure.

use std::collections::BTreeMap;

use charter::rounds::{Mark, asked, days, rounds};
use charter::{Catalogue, Duty, Rhythm};
use kernel::time::DAY;
use kernel::{AssignmentId, PersonId, Time};

use super::held::Held;
use super::period::period;

/// When a duty wants its holder.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum When {
    /// Today: a daily one, or one whose time is over.
    Today,
    /// In the seven days to come.
    Week,
    /// Later in its period.
    Later,
    /// Something was said of it in this period.
    Said,
    /// The community’s stage does not ask for it.
    OffStage,
}

impl When {
    /// Its stable word.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Today => "today",
            Self::Week => "week",
            Self::Later => "later",
            Self::Said => "said",
            Self::OffStage => "off-stage",
        }
    }
    /// Something can be said of it now.
    #[must_use]
    pub const fn open(self) -> bool {
        matches!(self, Self::Today | Self::Week | Self::Later)
    }
}

/// A duty in one place, through one role.
#[derive(Debug, Clone)]
pub struct Slot<'a> {
    /// The role.
    pub held: &'a Held,
    /// When it wants somebody.
    pub when: When,
    /// Its rhythm has passed without a word.
    pub late: bool,
    /// What was last said.
    pub last: Option<Mark>,
    /// The last moment of its period.
    pub until: Time,
}

/// A duty with every place it is asked in.
#[derive(Debug, Clone)]
pub struct Line<'a> {
    /// The duty.
    pub duty: &'a Duty,
    /// When the first of its places wants somebody.
    pub when: When,
    /// The places.
    pub slots: Vec<Slot<'a>>,
}

impl Line<'_> {
    /// Late in one of its places.
    #[must_use]
    pub fn late(&self) -> bool {
        self.slots.iter().any(|s| s.late && s.when.open())
    }
}

/// The agenda of one person: what wants them first stands first, and what comes round oftener.
#[must_use]
pub fn day<'a>(
    catalogue: &'a Catalogue,
    held: &'a [Held],
    marks: &BTreeMap<AssignmentId, Vec<Mark>>,
    (now, zone): (Time, &str),
) -> Vec<Line<'a>> {
    let mut lines: Vec<Line<'a>> = Vec::new();
    let none = Vec::new();
    for one in held {
        let Some(role) = one.charter(catalogue) else { continue };
        let own = marks.get(&one.id).unwrap_or(&none);
        for round in rounds(catalogue, role, (&one.kind, one.from), own, now) {
            let Some((start, until)) = period(round.duty.rhythm, now, zone) else { continue };
            let phase = catalogue.group(&round.duty.group).map_or("", |g| g.phase.as_str());
            let when = when(&round, asked(&one.stage, phase), (start, until), now);
            let late = !round.fresh && when.open();
            let slot = Slot { held: one, when, late, last: round.last, until };
            match lines.iter_mut().find(|l| l.duty.key == round.duty.key) {
                Some(line) => line.slots.push(slot),
                None => lines.push(Line { duty: round.duty, when, slots: vec![slot] }),
            }
        }
    }
    for line in &mut lines {
        line.slots.sort_by_key(|s| s.when);
        line.when = line.slots.first().map_or(When::Later, |s| s.when);
    }
    lines.sort_by_key(|l| (l.when, days(l.duty.rhythm)));
    lines
}

fn when(round: &charter::rounds::Round<'_>, asked: bool, (start, until): (Time, Time), now: Time) -> When {
    if !asked {
        When::OffStage
    } else if round.last.as_ref().is_some_and(|m| m.at >= start) {
        When::Said
    } else if !round.fresh || round.duty.rhythm == Rhythm::Daily {
        When::Today
    } else if until <= now.plus(7 * DAY) {
        When::Week
    } else {
        When::Later
    }
}

/// Of what a person holds, the roles that are not their own.
#[must_use]
pub fn stands_in(held: &Held, me: PersonId) -> bool {
    held.holder != me
}

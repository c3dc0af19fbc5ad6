//! Need against capacity (O3). Need is estimated from starting values that an organisation corrects,
//! never measured from what somebody does; it is shown to the holder and to those who answer for the
//! network, to nobody else. Formula: indicators, section 7 “Role coverage and workload”.

use std::collections::BTreeMap;

use charter::Catalogue;
use charter::load::count;
use kernel::{PersonId, Time};

pub use charter::load::{Volume, WEEK_HOURS, WEEKS, YOUNG, YOUNG_FACTOR, capacity, need};

use super::board::State;
use super::scope::Scope;

/// What one role takes of somebody.
#[derive(Debug, Clone, PartialEq)]
pub struct Part {
    /// Key of the role.
    pub role: String,
    /// Where.
    pub scope: Scope,
    /// Hours a week it takes, shared among its holders.
    pub need: f64,
    /// Hours a week it was given.
    pub capacity: f64,
}

/// What all roles take of somebody, against what they were given.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Work {
    /// By role and place.
    pub parts: Vec<Part>,
}

impl Work {
    /// Hours a week the roles take.
    #[must_use]
    pub fn need(&self) -> f64 {
        self.parts.iter().fold(0.0, |sum, part| sum + part.need)
    }
    /// Hours a week that were given for them.
    #[must_use]
    pub fn capacity(&self) -> f64 {
        self.parts.iter().fold(0.0, |sum, part| sum + part.capacity)
    }
    /// Need ÷ capacity; `None` when no time was given at all.
    #[must_use]
    pub fn ratio(&self) -> Option<f64> {
        let capacity = self.capacity();
        (capacity > 0.0).then(|| self.need() / capacity)
    }
    /// More is needed than was given.
    #[must_use]
    pub fn over(&self) -> bool {
        self.need() > self.capacity()
    }
}

impl State {
    /// The part of the four weeks to come that somebody is away for.
    #[must_use]
    pub fn away_for(&self, person: PersonId) -> f64 {
        let minutes = self.away.get(&person).copied().unwrap_or_default();
        (count(minutes) / (WEEKS * 7.0 * 24.0 * 60.0)).min(1.0)
    }
    /// What somebody’s roles take at a moment. The need of a place is shared among those who hold the
    /// role there.
    #[must_use]
    pub fn work(
        &self,
        catalogue: &Catalogue,
        person: PersonId,
        volumes: &BTreeMap<Scope, Volume>,
        now: Time,
    ) -> Work {
        let own = self.held.iter().filter(|h| h.who.id == person && h.runs(now) && h.role != "line_manager");
        let parts = own.filter_map(|held| {
            let values = catalogue.role(&held.role)?.need;
            let same = |h: &&super::board::Held| h.role == held.role && h.scope == held.scope && h.runs(now);
            let holders = i64::try_from(self.held.iter().filter(same).count()).unwrap_or(1).max(1);
            let volume = volumes.get(&held.scope).copied().unwrap_or_default();
            let young = self.born.get(&held.scope).is_some_and(|born| now.0 - born.0 < YOUNG);
            Some(Part {
                role: held.role.clone(),
                scope: held.scope,
                need: need(&values, volume, young) / count(holders),
                capacity: capacity(held.share, self.away_for(held.who.id)),
            })
        });
        Work { parts: parts.collect() }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::float_cmp)]
    use charter::Need;

    use super::*;

    // spec: S1-2 (part: the formula)
    // spec: O3 (part: need and capacity)
    #[test]
    fn need_is_fixed_hours_by_stage_plus_volumes_by_minutes() {
        let values = Need { fixed: 2.0, per_question: 15.0, per_joiner: 10.0, per_message: 1.0, places: 3.0 };
        let volume = Volume { threads: 30, questions: 16, messages: 240, joiners: 12 };
        // (16 × 15 + 12 × 10 + 240 × 1) ÷ 4 weeks ÷ 60 = 2.5 hours.
        assert_eq!(need(&values, volume, false), 4.5);
        assert_eq!(
            need(&values, volume, true),
            5.5,
            "a young place takes half as much again of what is fixed"
        );
        assert_eq!(need(&values, Volume::default(), false), 2.0);
        assert_eq!(capacity(20, 0.0), 8.0);
        assert_eq!(capacity(20, 0.25), 6.0, "a quarter of the time away");
        assert_eq!(capacity(0, 0.0), 0.0);
    }

    // spec: O3
    #[test]
    fn whoever_was_given_no_time_has_no_ratio_and_too_much_to_do() {
        let part =
            |need, capacity| Part { role: "facilitator".into(), scope: Scope::Network, need, capacity };
        let work = Work { parts: vec![part(3.0, 4.0), part(3.0, 0.0)] };
        assert_eq!((work.need(), work.capacity(), work.ratio(), work.over()), (6.0, 4.0, Some(1.5), true));
        let none = Work { parts: vec![part(1.0, 0.0)] };
        assert_eq!((none.ratio(), none.over()), (None, true));
        assert!(!Work::default().over());
        assert!(Work::default().need().is_sign_positive(), "nothing is 0 hours, not minus 0");
    }
}

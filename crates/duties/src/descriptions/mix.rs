//! Several profiles in one description (S0-N6): duties are merged with the strictest participation,
//! nothing stands twice, nothing is lost. Pure.
//!
//! [`Mix::with`] is the least upper bound of two mixes: it does not matter in which order profiles are
//! added, nor whether one is added twice.

use std::collections::{BTreeMap, BTreeSet};

use charter::{Catalogue, Level, Text};

/// How a mix takes part in a duty.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Part {
    /// The strictest participation of any profile.
    pub level: Level,
    /// When those profiles do it that do so sometimes, by role.
    pub when: BTreeMap<String, Text>,
    /// The profiles it comes from, by role.
    pub through: BTreeSet<String>,
}

impl Part {
    fn join(&mut self, other: Self) {
        self.level = self.level.max(other.level);
        self.through.extend(other.through);
        for (role, text) in other.when {
            self.when.entry(role).or_insert(text);
        }
    }
    /// When it is done, for a duty that is done sometimes: each trigger once.
    #[must_use]
    pub fn triggers(&self) -> Vec<&Text> {
        let mut all: Vec<&Text> = Vec::new();
        for text in self.when.values().filter(|t| t.whole()) {
            if !all.contains(&text) {
                all.push(text);
            }
        }
        all
    }
}

/// One or several profiles as one.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Mix {
    /// Keys of the roles.
    pub roles: BTreeSet<String>,
    /// Duties that are taken part in, by key.
    pub duties: BTreeMap<String, Part>,
    /// Competences that are needed, by key: 2 very important, 1 important.
    pub weights: BTreeMap<String, i64>,
}

impl Mix {
    /// One profile, with the charters it includes.
    #[must_use]
    pub fn of(catalogue: &Catalogue, role: &str) -> Self {
        let Some(charter) = catalogue.role(role) else { return Self::default() };
        let own = catalogue.duties_of(charter).into_iter().map(|(duty, level)| {
            let through = catalogue.through(duty, charter);
            let text = duty.when.get(&through.key).filter(|_| level == Level::Sometimes);
            let when = text.map(|t| (role.to_owned(), t.clone())).into_iter().collect();
            (duty.key.clone(), Part { level, when, through: BTreeSet::from([role.to_owned()]) })
        });
        let parts = catalogue.parts(charter);
        let weight =
            |c: &charter::Competence| parts.iter().filter_map(|p| c.weights.get(&p.key)).max().copied();
        let weights = catalogue.competences.iter().filter_map(|c| Some((c.key.clone(), weight(c)?)));
        Self {
            roles: BTreeSet::from([role.to_owned()]),
            duties: own.collect(),
            weights: weights.filter(|(_, weight)| *weight > 0).collect(),
        }
    }

    /// Several profiles, whatever their order.
    #[must_use]
    pub fn all<'a>(catalogue: &Catalogue, roles: impl IntoIterator<Item = &'a str>) -> Self {
        roles.into_iter().fold(Self::default(), |mix, role| mix.with(Self::of(catalogue, role)))
    }

    /// Both as one.
    #[must_use]
    pub fn with(mut self, other: Self) -> Self {
        self.roles.extend(other.roles);
        for (key, part) in other.duties {
            self.duties.entry(key).or_default().join(part);
        }
        for (key, weight) in other.weights {
            let mine = self.weights.entry(key).or_default();
            *mine = weight.max(*mine);
        }
        self
    }
}

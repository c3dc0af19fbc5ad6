//! What a role asks of whoever takes it on, beside what a candidate says of themselves. Pure.

use charter::{Catalogue, Role};

/// A competence that matters much for a role, and where a candidate stands by their own word.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Need {
    /// Its key.
    pub key: String,
    /// What they say: 0 to 4; `None` when they have said nothing of it.
    pub level: Option<i64>,
    /// What shows it, in their words.
    pub evidence: String,
}

/// The very important competences of a role, in the catalogue’s order.
#[must_use]
pub fn keys(catalogue: &Catalogue, role: &Role) -> Vec<String> {
    let parts = catalogue.parts(role);
    let much = |c: &&charter::Competence| {
        parts.iter().filter_map(|p| c.weights.get(&p.key)).max().is_some_and(|weight| *weight >= 2)
    };
    catalogue.competences.iter().filter(much).map(|c| c.key.clone()).collect()
}

/// Beside what somebody said: nothing is worked out, what they have not said stays open.
#[must_use]
pub fn beside(keys: &[String], said: &[(String, i64, String)]) -> Vec<Need> {
    let one = |key: &String| {
        let own = said.iter().find(|(k, ..)| k == key);
        Need {
            key: key.clone(),
            level: own.map(|(_, level, _)| *level),
            evidence: own.map(|(.., text)| text.clone()).unwrap_or_default(),
        }
    };
    keys.iter().map(one).collect()
}

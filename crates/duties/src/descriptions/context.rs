//! What a description is adapted to (S0-N7): the questionnaire, prefilled from the network.

use std::collections::BTreeMap;

use charter::{Level, Text};
use serde::{Deserialize, Serialize};

/// What was really done for a duty over twelve months, by whoever held the roles.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Practice {
    /// So often it was done.
    pub done: i64,
    /// So often it was left out with a reason.
    pub skipped: i64,
}

/// What whoever writes the description decides about one duty.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Choice {
    /// How the duty is taken part in.
    pub level: Level,
    /// Why it is not as the charters say.
    pub why: String,
    /// When it is done, where it is done sometimes.
    #[serde(default)]
    pub when: Text,
}

/// The answers.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Context {
    /// People of the organisation, or of the unit or space the job is in.
    pub people: i64,
    /// Communities to be managed.
    pub communities: i64,
    /// Working languages, two letters each.
    pub languages: Vec<String>,
    /// Percent of working time.
    pub share: i64,
    /// Whom the holder reports to.
    #[serde(default)]
    pub reports: String,
    /// The platform is run by a supplier.
    #[serde(default)]
    pub supplier: bool,
    /// The kind of the space the job is in; empty elsewhere.
    #[serde(default)]
    pub kind: String,
    /// How many people hold each of the other roles.
    #[serde(default)]
    pub held: BTreeMap<String, i64>,
    /// What was really done over twelve months, by duty.
    #[serde(default)]
    pub practised: BTreeMap<String, Practice>,
    /// What is decided about single duties, by key.
    #[serde(default)]
    pub choices: BTreeMap<String, Choice>,
}

impl Context {
    /// How many others hold a role.
    #[must_use]
    pub fn held(&self, role: &str) -> i64 {
        self.held.get(role).copied().unwrap_or_default()
    }
    /// Whether people work in that language.
    #[must_use]
    pub fn speaks(&self, lang: &str) -> bool {
        self.languages.iter().any(|l| l == lang)
    }
}

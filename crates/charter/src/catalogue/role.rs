//! A role’s charter.

use serde::{Deserialize, Serialize};

use super::clause::{Clause, Criterion, Interface, Need, Shown};
use crate::Text;

/// Who holds a role.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum HeldBy {
    /// Somebody who was proposed and accepted.
    Assignment,
    /// Whoever the directory says: a unit's manager, everybody.
    Directory,
    /// Nobody: a charter that others include.
    Nobody,
}

/// Whether somebody from outside the company may hold a role.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Outside {
    /// Not at all.
    Never,
    /// With somebody from inside beside them at first (S2-SM6).
    CoDriving,
    /// Like anybody.
    Yes,
}

/// A role's charter.
#[derive(Debug, Clone, PartialEq)]
pub struct Role {
    /// Stable key.
    pub key: String,
    /// `network`, `unit` or `space`: the level it answers at.
    pub level: String,
    /// Where it can be held.
    pub scopes: Vec<String>,
    /// Who holds it.
    pub held_by: HeldBy,
    /// Where one is needed: `network`, `unit`, `space` or nothing.
    pub required: String,
    /// Exactly one holder.
    pub single: bool,
    /// Whether somebody from outside may hold it.
    pub outside: Outside,
    /// Taken up by oneself alone, left at any time.
    pub voluntary: bool,
    /// Usual share of working time in percent.
    pub share: i64,
    /// Most share of working time in percent.
    pub share_most: i64,
    /// Charters this one includes.
    pub includes: Vec<String>,
    /// What it is called.
    pub label: Text,
    /// Why it exists.
    pub purpose: Text,
    /// What a good day looks like.
    pub good_day: Text,
    /// What a proposal has to answer.
    pub criteria: Vec<Criterion>,
    /// What the holder decides without asking.
    pub decides: Vec<Clause>,
    /// What the holder may not do.
    pub may_not: Vec<Clause>,
    /// What the role is seen by.
    pub indicators: Vec<Shown>,
    /// What passes between it and others.
    pub interfaces: Vec<Interface>,
    /// Hours.
    pub need: Need,
    /// What is handed over to a successor.
    pub handover: Vec<Text>,
    /// The culture checklist of co-driving.
    pub culture: Vec<Text>,
    /// Added by the organisation.
    pub added: bool,
}

impl Role {
    /// Whether people are proposed for it.
    #[must_use]
    pub fn assigned(&self) -> bool {
        self.held_by == HeldBy::Assignment
    }
    /// Whether it can be held in such a scope.
    #[must_use]
    pub fn fits(&self, scope: &str) -> bool {
        self.scopes.iter().any(|s| s == scope)
    }
}

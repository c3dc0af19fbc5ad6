//! Charter files that a form makes: the small change of a page, in the form of any other change.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::Text;
use crate::catalogue::{Level, Rhythm};

/// Texts by language; a language that does not change is left out.
type Said = BTreeMap<&'static str, String>;

/// What differs between what is said now and what should be.
#[must_use]
pub fn said(now: &Text, then: &Text) -> Said {
    let both = [("en", &now.en, &then.en), ("fr", &now.fr, &then.fr)];
    both.into_iter()
        .filter(|(_, now, then)| now != then)
        .map(|(lang, _, then)| (lang, then.clone()))
        .collect()
}

/// A charter file in the making.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Draft {
    /// Roles that change or are added.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub role: Vec<RoleDraft>,
    /// Duties that change or are added.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub duty: Vec<DutyDraft>,
}

/// A role in a draft.
#[derive(Debug, Clone, Default, Serialize)]
pub struct RoleDraft {
    /// Its key.
    pub key: String,
    /// The level it answers at.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub level: Option<String>,
    /// Where it can be held.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub scopes: Vec<String>,
    /// What it is called.
    #[serde(skip_serializing_if = "Said::is_empty")]
    pub label: Said,
    /// Why it exists.
    #[serde(skip_serializing_if = "Said::is_empty")]
    pub purpose: Said,
}

/// A duty in a draft.
#[derive(Debug, Clone, Default, Serialize)]
pub struct DutyDraft {
    /// Its key.
    pub key: String,
    /// Key of its group.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub group: Option<String>,
    /// How often it comes round.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rhythm: Option<Rhythm>,
    /// Whether the organisation leaves it out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub off: Option<bool>,
    /// What is done.
    #[serde(skip_serializing_if = "Said::is_empty")]
    pub title: Said,
    /// What that means.
    #[serde(skip_serializing_if = "Said::is_empty")]
    pub what: Said,
    /// Who takes part.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub participation: BTreeMap<String, Level>,
    /// When those do who take part sometimes.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub when: BTreeMap<String, Text>,
}

impl Draft {
    /// A draft that changes one role.
    #[must_use]
    pub fn of_role(role: RoleDraft) -> Self {
        Self { role: vec![role], ..Self::default() }
    }
    /// A draft that changes one duty.
    #[must_use]
    pub fn of_duty(duty: DutyDraft) -> Self {
        Self { duty: vec![duty], ..Self::default() }
    }
    /// The draft as a charter file.
    ///
    /// # Errors
    /// A sentence for the log, when it cannot be written as TOML.
    pub fn text(&self) -> Result<String, String> {
        toml::to_string(self).map_err(|e| format!("a charter draft: {e}"))
    }
}

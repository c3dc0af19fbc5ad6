//! Tokens for programs: each carries one scope and an end, and is shown once.
//!
//! Invariants: a token made on a page ends within a year; a program makes and ends no tokens (the
//! layer `scopes` refuses it), so one that leaks cannot outlive itself. What the operator makes on
//! the command line has no end and every scope.

pub mod api;
pub mod routes;
pub mod store;
mod views;

#[cfg(test)]
mod tests;

use kernel::problem::Fields;
use kernel::time::DAY;
use kernel::{Problem, Time};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// How many days a token holds when nothing is said.
pub const USUAL_DAYS: i64 = 90;
/// The longest time, in days.
pub const MOST_DAYS: i64 = 365;
/// Most tokens of one person.
pub const MOST: i64 = 20;

/// What a program may do with a token; each with what comes before.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub enum Scope {
    /// Read what its owner may read.
    Read,
    /// Write in conversations, notes, tasks and files.
    Post,
    /// Everything its owner may do, but make tokens.
    Manage,
}

impl Scope {
    /// All of them, the narrowest first.
    pub const ALL: [Self; 3] = [Self::Read, Self::Post, Self::Manage];

    /// Its word for programs.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Read => "read",
            Self::Post => "post",
            Self::Manage => "manage",
        }
    }
    /// The one of that word.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|s| s.as_str() == text)
    }
}

/// What a token carries.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Grant {
    /// Its id.
    pub id: i64,
    /// What may be done with it.
    pub scope: Scope,
    /// When it ends; nothing for one of the operator's.
    pub until: Option<Time>,
    /// The last day it was used.
    pub seen: Time,
}

impl Grant {
    /// Whether its time is over.
    #[must_use]
    pub fn over(&self, now: Time) -> bool {
        self.until.is_some_and(|until| until <= now)
    }
    /// Whether it has not been written down yet that it is used today.
    #[must_use]
    pub const fn unseen(&self, now: Time) -> bool {
        now.0.div_euclid(DAY) != self.seen.0.div_euclid(DAY)
    }
}

/// A token that is wanted.
#[derive(Debug, Clone, Default, Deserialize, ToSchema)]
pub struct TokenForm {
    /// What it is for: `Rota screen in Lille`.
    #[serde(default)]
    pub label: String,
    /// `read`, `post` or `manage`.
    #[serde(default)]
    pub scope: String,
    /// How many days it holds, 1 to 365; 90 when nothing is said.
    #[serde(default)]
    #[schema(value_type = Option<i64>)]
    pub days: Days,
}

/// Days as a form (a text) and a program (a number) say them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Days(pub i64);

impl Default for Days {
    fn default() -> Self {
        Self(USUAL_DAYS)
    }
}

impl<'de> Deserialize<'de> for Days {
    fn deserialize<D: serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let said = serde_json::Value::deserialize(from)?;
        let number = said.as_i64().or_else(|| said.as_str().and_then(|text| text.trim().parse().ok()));
        Ok(if said.is_null() { Self::default() } else { Self(number.unwrap_or(0)) })
    }
}

impl TokenForm {
    /// The scope and the end, when all is right.
    ///
    /// # Errors
    /// `Invalid` with what needs mending.
    pub fn check(&self, now: Time) -> Result<(Scope, Time), Problem> {
        let scope = Scope::parse(self.scope.trim());
        let mut fields = Fields::default();
        fields.length(&self.label, 80, "label");
        fields.check(scope.is_some(), "scope", "people-token-scope-unknown");
        fields.check((1..=MOST_DAYS).contains(&self.days.0), "days", "people-token-days");
        fields.done()?;
        Ok((scope.unwrap_or(Scope::Read), now.plus(self.days.0 * DAY)))
    }
}

//! Duties by group.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::Text;

/// How a role takes part in a duty. It says nothing about who answers for it (tension 2 of the
/// requirements): that is one person per duty and scope.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Level {
    /// Not at all.
    #[default]
    None,
    /// When the duty's trigger says so.
    Sometimes,
    /// Always.
    Always,
}

/// How often a duty comes round.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Rhythm {
    /// Every day.
    Daily,
    /// Every week.
    Weekly,
    /// Every month.
    Monthly,
    /// Every quarter.
    Quarterly,
    /// Every year.
    Yearly,
    /// One time.
    Once,
    /// When something happens.
    #[default]
    AsNeeded,
}

impl Rhythm {
    /// Its stable word.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Daily => "daily",
            Self::Weekly => "weekly",
            Self::Monthly => "monthly",
            Self::Quarterly => "quarterly",
            Self::Yearly => "yearly",
            Self::Once => "once",
            Self::AsNeeded => "as-needed",
        }
    }
}

/// A group of duties: a phase of a community's life, or steering as a whole.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Group {
    /// Stable key: `LA`.
    pub key: String,
    /// `steer`, `launch`, `lead`, `manage`, `pilot` or `transform`.
    pub phase: String,
    /// Its name.
    pub title: Text,
    /// What it is about.
    pub what: Text,
}

/// A duty: something that has to be done, and by which roles.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Duty {
    /// Stable key: `LA9`.
    pub key: String,
    /// Key of its group; empty for a duty of one role alone.
    pub group: String,
    /// How each role takes part; a role that is not named does not.
    pub participation: BTreeMap<String, Level>,
    /// How often it comes round.
    pub rhythm: Rhythm,
    /// What is done.
    pub title: Text,
    /// What that means in practice.
    pub what: Text,
    /// Kinds of space in which the duty does not exist (tension 5: LE2 in a team).
    pub not_in: Vec<String>,
    /// When a role that takes part sometimes does so.
    pub when: BTreeMap<String, Text>,
    /// The role whose own duty it is; `None` for a row of the matrix.
    pub own_of: Option<String>,
    /// Added by the organisation.
    pub added: bool,
    /// Not used by the organisation.
    pub off: bool,
}

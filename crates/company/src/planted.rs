//! What was put into the written company on purpose, as its file says it; dates as the company counts
//! them.

use serde::{Deserialize, Serialize};

const WRITTEN: &str = include_str!("../data/checked.toml");

/// A topic that came up.
#[derive(Debug, Clone, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Topic {
    /// What it is about.
    pub name: String,
    /// Slug of the space.
    pub space: String,
    /// The day before which nobody spoke of it.
    pub since: String,
    /// Words by which it is known anywhere.
    #[serde(default)]
    pub words: Vec<String>,
}

/// A unit that talks to itself.
#[derive(Debug, Clone, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Silo {
    /// Slug of the space.
    pub space: String,
    /// Slug of the unit.
    pub unit: String,
}

/// A place that leans on one person.
#[derive(Debug, Clone, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Dependence {
    /// Slug of the space.
    pub space: String,
    /// Handle of the person.
    pub person: String,
}

/// Where most questions stay without an answer.
#[derive(Debug, Clone, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Pocket {
    /// Slug of the space.
    pub space: String,
}

/// A place that comes to its end.
#[derive(Debug, Clone, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Ending {
    /// Slug of the space.
    pub space: String,
    /// No reply is later than this day.
    pub last: String,
}

/// All of it.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Planted {
    /// Topics that came up.
    pub topic: Vec<Topic>,
    /// Units that talk to themselves.
    pub silo: Vec<Silo>,
    /// Places that lean on one person.
    pub dependence: Vec<Dependence>,
    /// Where questions stay without an answer.
    pub pocket: Vec<Pocket>,
    /// Places that come to their end.
    pub ending: Vec<Ending>,
}

/// What the file says; nothing when it does not read, which a test forbids.
pub(crate) fn planted() -> Planted {
    toml::from_str(WRITTEN).unwrap_or_default()
}

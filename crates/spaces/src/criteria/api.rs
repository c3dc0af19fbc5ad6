//! The shapes of the public JSON.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::rule::Criteria;

/// Criteria as they were sent: alternatives parted by commas.
#[derive(Debug, Clone, Default, Deserialize, ToSchema)]
#[schema(as = NewSpaceCriteria)]
pub struct Typed {
    /// `true`: meeting one fact is enough.
    #[serde(default)]
    pub any: bool,
    /// Slugs of units; those below them count.
    #[serde(default)]
    pub units: String,
    /// Words of a title.
    #[serde(default)]
    pub titles: String,
    /// Codes of languages.
    #[serde(default)]
    pub languages: String,
    /// What somebody offers to everybody, in their own words.
    #[serde(default)]
    pub skills: String,
    /// `yes`: only people of the company; `no`: only people from outside.
    #[serde(default)]
    pub inside: String,
    /// `true`: says what they would mean, and saves nothing.
    #[serde(default)]
    pub preview: bool,
}

impl Typed {
    pub(super) fn of(criteria: &Criteria) -> Self {
        let inside = match criteria.inside {
            Some(true) => "yes",
            Some(false) => "no",
            None => "",
        };
        Self {
            any: criteria.any,
            units: criteria.units.join(", "),
            titles: criteria.titles.join(", "),
            languages: criteria.languages.join(", "),
            skills: criteria.skills.join(", "),
            inside: inside.to_owned(),
            preview: false,
        }
    }
}

/// The criteria of a space.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = SpaceCriteria)]
pub struct CriteriaJson {
    /// Meeting one fact is enough.
    pub any: bool,
    /// Slugs of units.
    pub units: Vec<String>,
    /// Words of a title.
    pub titles: Vec<String>,
    /// Codes of languages.
    pub languages: Vec<String>,
    /// What somebody offers to everybody.
    pub skills: Vec<String>,
    /// Only people of the company (`true`), or from outside (`false`).
    pub inside: Option<bool>,
    /// How many people meet them (when a preview was asked for).
    pub meet: Option<i64>,
    /// How many members do not (when a preview was asked for).
    pub members_out: Option<i64>,
}

impl CriteriaJson {
    pub(super) fn new(c: &Criteria, preview: Option<(i64, i64)>) -> Self {
        Self {
            any: c.any,
            units: c.units.clone(),
            titles: c.titles.clone(),
            languages: c.languages.clone(),
            skills: c.skills.clone(),
            inside: c.inside,
            meet: preview.map(|(meet, _)| meet),
            members_out: preview.map(|(_, out)| out),
        }
    }
}

/// Somebody who is kept.
#[derive(Debug, Clone, Default, Deserialize, ToSchema)]
#[schema(as = NewSpaceException)]
pub struct Exception {
    /// Short name of the person.
    #[serde(default)]
    pub person: String,
    /// Why.
    #[serde(default)]
    pub why: String,
}

//! Who holds which role, as the written file says it.

use std::collections::BTreeMap;

use serde::Deserialize;

const ROLES: &str = include_str!("../../data/roles.toml");

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct File {
    pub asked: String,
    pub begun: String,
    pub leads: String,
    pub owns: String,
    pub held: Vec<Held>,
    pub settled: Vec<Settled>,
    pub contributor: Vec<Contributor>,
    pub codriving: Vec<CoDriving>,
    pub coach: Vec<Coach>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Held {
    pub role: String,
    pub at: String,
    pub by: String,
    pub share: i64,
    pub from: Option<String>,
    pub until: Option<String>,
    #[serde(default)]
    pub state: String,
    #[serde(default)]
    pub cause: String,
    #[serde(default)]
    pub deputies: Vec<String>,
    #[serde(default)]
    pub asked: Vec<String>,
    #[serde(default)]
    pub attachment: String,
    #[serde(default)]
    pub specialities: String,
    #[serde(default)]
    pub note: String,
    pub asker: Option<String>,
    pub proposer: Option<String>,
    pub approver: Option<String>,
    pub driver: Option<String>,
    pub follows: Option<String>,
    #[serde(default)]
    pub handed: Vec<i64>,
    #[serde(default)]
    pub answers: BTreeMap<String, String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Settled {
    pub duty: String,
    pub at: String,
    pub role: String,
    pub by: String,
    pub since: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Contributor {
    pub duty: String,
    pub at: String,
    pub by: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct CoDriving {
    pub by: String,
    pub at: String,
    pub checked: Vec<i64>,
    pub released: Option<String>,
    pub act: Vec<Act>,
}

/// An invitation of `person`, or an announcement; what was signed has its words in the space.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Act {
    pub at: String,
    pub decided: Option<String>,
    #[serde(default)]
    pub person: String,
    #[serde(default)]
    pub title: String,
    #[serde(default)]
    pub text: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Coach {
    pub team: String,
    pub by: String,
    pub from: String,
    pub until: String,
    pub about: String,
}

impl File {
    pub(super) fn read() -> Result<Self, String> {
        toml::from_str(ROLES).map_err(|e| format!("roles.toml: {e}"))
    }
}

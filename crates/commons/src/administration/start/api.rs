//! Shapes of the first hours in the public JSON.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use web::first_hours::FirstHours;

/// A step of the first hours.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct Step {
    /// house, units, people, spaces or word.
    pub key: &'static str,
    /// Whether it is done.
    pub done: bool,
}

/// How far a new network has come.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct Start {
    /// The steps in their order.
    pub steps: Vec<Step>,
    /// Whoever runs the network closed them.
    pub over: bool,
}

impl From<FirstHours> for Start {
    fn from(at: FirstHours) -> Self {
        Self { steps: at.steps().map(|(key, done)| Step { key, done }).to_vec(), over: at.over }
    }
}

/// What the house is called, and how it speaks.
#[derive(Debug, Clone, Default, Deserialize, ToSchema)]
pub struct House {
    /// The network's name.
    #[serde(default)]
    pub name: String,
    /// Its language: en or fr.
    #[serde(default)]
    pub language: String,
    /// Its zone, by its IANA name.
    #[serde(default)]
    pub zone: String,
}

/// Closing the steps takes nothing.
#[derive(Debug, Clone, Default, Deserialize, ToSchema)]
pub struct Over {}

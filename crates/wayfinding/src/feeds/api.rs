//! Shapes of feeds in the public JSON.

use kernel::Time;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::store::Kept;

/// An address that is wanted.
#[derive(Debug, Clone, Default, Deserialize, ToSchema)]
pub struct FeedForm {
    /// What reads it: `Reader on my phone`.
    #[serde(default)]
    pub label: String,
}

/// The space whose feed is looked for.
#[derive(Debug, Clone, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct FeedsAsked {
    /// Its slug; the page shows its address.
    pub space: Option<String>,
}

/// One of my addresses, without its secret.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct FeedAddress {
    /// Its id.
    pub id: String,
    /// What reads it.
    pub label: String,
    /// Since when it is there.
    pub made: Time,
    /// The last day it was read; nothing when it never was.
    pub used: Option<Time>,
}

impl From<&Kept> for FeedAddress {
    fn from(k: &Kept) -> Self {
        Self { id: k.id.to_string(), label: k.label.clone(), made: k.made, used: k.used() }
    }
}

/// An address as it is made.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct NewFeedAddress {
    /// The address's own words.
    #[serde(flatten)]
    pub address: FeedAddress,
    /// The feed of all my spaces.
    pub mine: String,
    /// The feed of one space: put its slug in the place of `{slug}`.
    pub space: String,
}

/// My addresses.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct FeedAddresses {
    /// The oldest first.
    pub items: Vec<FeedAddress>,
    /// Always empty.
    pub next: Option<String>,
}

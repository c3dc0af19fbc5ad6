//! Shapes of the list of spaces in the public JSON.

use kernel::Time;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::store::Row;

/// What narrows the list.
#[derive(Debug, Clone, Default, Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
pub struct OperatedQuery {
    /// Words in the name.
    #[serde(default)]
    pub q: String,
    /// team, community, project or network.
    #[serde(default)]
    pub kind: String,
    /// archived, full or waiting.
    #[serde(default)]
    pub only: String,
    /// Cursor.
    pub after: Option<String>,
}

/// A space as administration sees it.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct OperatedSpace {
    /// Its id.
    pub id: String,
    /// Its address.
    pub slug: String,
    /// Its name.
    pub name: String,
    /// team, community, project, network.
    pub kind: String,
    /// How one gets in.
    pub join: String,
    /// How many belong to it.
    pub members: i64,
    /// Who leads it first: a team’s manager, a community’s owner, a project’s starter, a steward.
    pub lead: Option<String>,
    /// Who facilitates it.
    pub facilitator: Option<String>,
    /// Since when it is archived.
    pub archived: Option<Time>,
    /// How much its files hold, in bytes.
    pub bytes: i64,
    /// How much they may, in bytes.
    pub quota: i64,
    /// How many wait at its door.
    pub waiting: i64,
}

/// A page of spaces.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct OperatedSpaces {
    /// By name.
    pub items: Vec<OperatedSpace>,
    /// Cursor of the next page, if there is one.
    pub next: Option<String>,
}

impl OperatedSpace {
    /// A row, where `quota_mb` is the network's.
    #[must_use]
    pub fn of(row: Row, quota_mb: i64) -> Self {
        Self {
            id: row.id.to_string(),
            slug: row.slug,
            name: row.name,
            kind: row.kind,
            join: row.joining,
            members: row.members,
            lead: row.lead,
            facilitator: row.facilitator,
            archived: row.archived,
            bytes: row.bytes,
            quota: row.quota_mb.unwrap_or(quota_mb).saturating_mul(1_000_000),
            waiting: row.waiting,
        }
    }
    /// Whether it is nine tenths full.
    #[must_use]
    pub fn full(&self) -> bool {
        self.bytes >= self.quota / 10 * 9
    }
}

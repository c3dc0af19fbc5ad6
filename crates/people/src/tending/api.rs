//! Shapes of tending in the public JSON.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::store::Row;

/// What narrows the list.
#[derive(Debug, Clone, Default, Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
pub struct TendedQuery {
    /// Words in the name, or the beginning of a handle or mail address.
    #[serde(default)]
    pub q: String,
    /// active, invited, suspended, placeholder, left, owners or external.
    #[serde(default)]
    pub only: String,
    /// Cursor.
    pub after: Option<String>,
}

/// Nothing to say beside the address.
#[derive(Debug, Clone, Default, Deserialize)]
pub struct TendForm {}

/// A person as administration sees them.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct TendedPerson {
    /// Their id.
    pub id: String,
    /// Handle.
    pub handle: String,
    /// Name.
    pub name: String,
    /// What they do.
    pub title: String,
    /// Mail address.
    pub mail: Option<String>,
    /// Name of their unit.
    pub unit: Option<String>,
    /// A guest.
    pub external: bool,
    /// active, invited, suspended, placeholder, left.
    pub state: String,
    /// Holds the network.
    pub owner: bool,
    /// On how many devices they are signed in.
    pub sessions: i64,
    /// How many API tokens they have.
    pub tokens: i64,
}

/// A page of people.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct TendedPeople {
    /// By name.
    pub items: Vec<TendedPerson>,
    /// Cursor of the next page, if there is one.
    pub next: Option<String>,
}

/// A link somebody signs in by, once.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct LinkMade {
    /// Whose.
    pub handle: String,
    /// The link, shown once; nothing when it went by mail.
    pub link: Option<String>,
    /// Whether it went by mail.
    pub mailed: bool,
}

impl From<Row> for TendedPerson {
    fn from(row: Row) -> Self {
        Self {
            id: row.id.to_string(),
            handle: row.handle,
            name: row.name,
            title: row.title,
            mail: row.mail,
            unit: row.unit,
            external: row.external,
            state: row.state,
            owner: row.owner,
            sessions: row.sessions,
            tokens: row.tokens,
        }
    }
}

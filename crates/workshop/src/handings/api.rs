//! The shapes of the public JSON.

use kernel::Time;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::handing::Handing;

/// A conversation offered, or to be offered, to a manager.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Handing)]
pub struct HandingJson {
    /// Its id.
    pub id: String,
    /// Id of the thread.
    pub thread: String,
    /// Name of the unit.
    pub unit: String,
    /// Name of its manager.
    pub manager: String,
    /// `asked` (of the author), `offered`, `refused`, `taken`.
    pub state: String,
    /// Since when.
    pub at: Time,
}

impl From<&Handing> for HandingJson {
    fn from(h: &Handing) -> Self {
        Self {
            id: h.id.to_string(),
            thread: h.thread.to_string(),
            unit: h.unit.clone(),
            manager: h.manager_name.clone(),
            state: h.state.clone(),
            at: h.at,
        }
    }
}

/// The handings of a conversation.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Handings)]
pub struct HandingsJson {
    /// The latest first.
    pub items: Vec<HandingJson>,
    /// Always empty.
    pub next: Option<String>,
}

/// To whom a conversation is to be handed on.
#[derive(Debug, Clone, Default, Deserialize, ToSchema)]
#[schema(as = NewHanding)]
pub struct NewHanding {
    /// Slug of the unit whose manager it is for.
    #[serde(default)]
    pub unit: String,
}

//! Shapes of what stands at the top.

use kernel::{ThreadId, Time};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::store::Top;

/// Which marks a thread has.
#[derive(Debug, Clone, Copy, Serialize, ToSchema)]
#[schema(as = ThreadMarks)]
pub struct MarksJson {
    /// At the top of its space.
    pub pinned: bool,
    /// Worth reading, says whoever leads the space.
    pub featured: bool,
}

/// A thread at the top of its space.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = ThreadAtTop)]
pub struct TopJson {
    /// The thread.
    #[schema(value_type = String)]
    pub thread: ThreadId,
    /// Its title.
    pub title: String,
    /// Handle of whoever pinned it, or of its author when it is an announcement.
    pub by: String,
    /// Since when.
    pub at: Time,
}

impl From<&Top> for TopJson {
    fn from(top: &Top) -> Self {
        Self { thread: top.id, title: top.title.clone(), by: top.handle.clone(), at: top.at }
    }
}

/// What stands at the top of a space for you.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = SpaceTop)]
pub struct TopsJson {
    /// Announcements you have neither read nor put away. Nobody else sees which.
    pub announcements: Vec<TopJson>,
    /// At most three pinned conversations.
    pub pinned: Vec<TopJson>,
}

/// Where an announcement was put away.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct Away {
    /// On home: back there.
    pub home: Option<String>,
}

//! What is asked for when a conversation changes its place, and what is answered.

use std::collections::BTreeMap;

use kernel::Time;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::line::Line;

/// A wish to move a thread.
#[derive(Debug, Clone, Default, Deserialize, ToSchema)]
#[serde(default)]
pub struct NewMove {
    /// Slug of the space it goes to.
    pub to: String,
    /// Why; shown at both places.
    pub why: String,
}

/// A wish to split messages off.
#[derive(Debug, Clone, Default, Deserialize, ToSchema)]
#[serde(default)]
pub struct NewSplit {
    /// Title of the new thread.
    pub title: String,
    /// Why; shown at both places.
    pub why: String,
    /// Ids of the messages that leave; not the first one.
    pub messages: Vec<String>,
    /// On pages: `m-ID` for each ticked message.
    #[serde(flatten)]
    #[schema(ignore)]
    pub ticked: BTreeMap<String, serde_json::Value>,
}

impl NewSplit {
    /// The messages that were chosen, in either form.
    #[must_use]
    pub fn chosen(&self) -> Vec<i64> {
        let listed = self.messages.iter().filter_map(|id| id.trim().parse().ok());
        let ticked = self.ticked.keys().filter_map(|name| name.strip_prefix("m-")?.parse().ok());
        listed.chain(ticked).collect()
    }
}

/// A wish to merge a thread into another.
#[derive(Debug, Clone, Default, Deserialize, ToSchema)]
#[serde(default)]
pub struct NewMerge {
    /// Id or address of the older thread of the same space that stays.
    pub into: String,
    /// On pages: an address that was pasted; it counts before `into`.
    #[schema(ignore)]
    pub pasted: String,
    /// Why; shown in the thread that stays.
    pub why: String,
}

impl NewMerge {
    /// What was chosen.
    #[must_use]
    pub fn wanted(&self) -> &str {
        if self.pasted.trim().is_empty() { &self.into } else { &self.pasted }
    }
}

/// A line about a thread's place. Spaces and threads you may not read have no name.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = ThreadMove)]
pub struct MoveJson {
    /// `move`, `back`, `split` or `merge`.
    pub kind: String,
    /// Name of who did it.
    pub by: String,
    /// When.
    pub at: Time,
    /// Why.
    pub why: String,
    /// Slug of the space it left.
    pub from: Option<String>,
    /// Slug of the space it came to.
    pub to: Option<String>,
    /// How many messages.
    pub messages: i64,
}

impl From<Line> for MoveJson {
    fn from(line: Line) -> Self {
        let some = |slug: String| (!slug.is_empty()).then_some(slug);
        Self {
            kind: line.kind,
            by: line.name,
            at: line.at,
            why: line.why,
            from: some(line.from_slug),
            to: some(line.to_slug),
            messages: line.messages,
        }
    }
}

/// What happened to a thread's place.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = ThreadMoves)]
pub struct MovesJson {
    /// Newest first.
    pub items: Vec<MoveJson>,
    /// Always absent: all are here.
    pub next: Option<String>,
}

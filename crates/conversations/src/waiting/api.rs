//! Shapes of posts that wait.

use kernel::{SpaceId, ThreadId, Time};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::WaitingId;
use super::post::Waiting;
use crate::api::Author;

/// A post that is not published yet. Its author and whoever leads its space see it, and nobody else.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = WaitingPost)]
pub struct WaitingJson {
    /// The id.
    #[schema(value_type = String)]
    pub id: WaitingId,
    /// Id of its space.
    #[schema(value_type = String)]
    pub space: SpaceId,
    /// The name it is published under.
    pub author: Author,
    /// Its kind, or `reply`.
    pub kind: String,
    /// Its title; of a reply, its thread’s.
    pub title: String,
    /// Id of the thread it replies in; nothing for a thread of its own.
    #[schema(value_type = Option<String>)]
    pub on: Option<ThreadId>,
    /// Markdown.
    pub text: String,
    /// `waiting`, `declined`, or `published`.
    pub state: String,
    /// Since when it waits.
    pub at: Time,
    /// Who decided.
    pub decided_by: Option<String>,
    /// When.
    pub decided: Option<Time>,
    /// Why it was turned down.
    pub reason: String,
    /// The thread it became.
    #[schema(value_type = Option<String>)]
    pub thread: Option<ThreadId>,
    /// Grows with every change; send it along with a decision.
    pub version: i64,
}

impl From<Waiting> for WaitingJson {
    fn from(post: Waiting) -> Self {
        Self {
            id: post.id,
            space: post.space,
            author: Author { id: post.voice, handle: post.handle, name: post.name },
            kind: post.kind,
            title: post.title,
            on: post.on,
            text: post.body,
            state: post.state,
            at: post.at,
            decided_by: post.decider,
            decided: post.decided,
            reason: post.reason,
            thread: post.thread,
            version: post.version,
        }
    }
}

/// Posts that wait, the oldest first.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = WaitingPosts)]
pub struct WaitingPosts {
    /// The posts.
    pub items: Vec<WaitingJson>,
    /// Cursor of the next page.
    pub next: Option<String>,
}

/// A decision about a post.
#[derive(Debug, Clone, Default, Deserialize, ToSchema)]
#[serde(default)]
pub struct Deciding {
    /// The version that was read; a post that was changed since is not decided about.
    #[serde(deserialize_with = "version")]
    pub version: Option<i64>,
    /// To turn it down: why, for whoever wrote it.
    pub reason: String,
}

/// Which page.
#[derive(Debug, Clone, Default, Deserialize, IntoParams)]
#[serde(default)]
pub struct WaitingAsked {
    /// Cursor of the page before.
    pub after: Option<String>,
}

/// A number, as JSON or as a form sends it.
fn version<'de, D: serde::Deserializer<'de>>(d: D) -> Result<Option<i64>, D::Error> {
    #[derive(Deserialize)]
    #[serde(untagged)]
    enum Sent {
        Number(i64),
        Text(String),
        Nothing,
    }
    Ok(match Sent::deserialize(d)? {
        Sent::Number(n) => Some(n),
        Sent::Text(text) => text.trim().parse().ok(),
        Sent::Nothing => None,
    })
}

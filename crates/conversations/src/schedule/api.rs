//! Shapes of scheduled posts.

use kernel::Time;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::ScheduledId;
use super::store::Post;
use crate::api::NewThread;

/// A post for later: a thread and its hour.
#[derive(Debug, Clone, Default, Deserialize, ToSchema)]
#[serde(default)]
pub struct NewScheduled {
    /// The thread.
    #[serde(flatten)]
    pub thread: NewThread,
    /// When: RFC 3339.
    pub at: String,
    /// On pages: the day in the writer's zone.
    #[schema(ignore)]
    pub on_day: String,
    /// On pages: the time in the writer's zone.
    #[schema(ignore)]
    pub on_time: String,
}

/// A post that waits for its hour. Nobody but its author sees it.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = ScheduledPost)]
pub struct ScheduledJson {
    /// The id.
    #[schema(value_type = String)]
    pub id: ScheduledId,
    /// Slug of its space.
    pub space: String,
    /// Its kind.
    pub kind: String,
    /// Its title.
    pub title: String,
    /// Markdown.
    pub text: String,
    /// When it comes.
    pub at: Time,
    /// `waiting`; `kept` when its hour came and it could not be published.
    pub state: String,
    /// Then: `gone` (you do not see the space any more), `refused` (a rule), `unfit` (something in it
    /// has run out).
    pub why: String,
}

impl From<Post> for ScheduledJson {
    fn from(post: Post) -> Self {
        let Post { id, slug, kind, title, body, at, state, why, .. } = post;
        Self { id, space: slug, kind, title, text: body, at, state, why }
    }
}

/// Your scheduled posts.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = ScheduledPosts)]
pub struct ScheduledPosts {
    /// The next one first, at most 100.
    pub items: Vec<ScheduledJson>,
    /// Always absent: all are here.
    pub next: Option<String>,
}

/// What became of a post published now.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = PublishedPost)]
pub struct PublishedJson {
    /// Its page.
    pub url: String,
    /// Whether it is there; if not, it waits for whoever leads the space.
    pub published: bool,
}

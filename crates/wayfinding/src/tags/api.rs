//! Shapes of tags in the public JSON.

use kernel::Time;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::tag::{Counted, Tagged};

/// Which part of a list is wanted.
#[derive(Debug, Clone, Default, Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
pub struct TagsQuery {
    /// Cursor.
    #[serde(default)]
    pub after: String,
    /// First letters, for suggestions on a page.
    #[serde(default)]
    #[param(ignore)]
    pub q: String,
    /// The tag to merge into, on the page that shows what would happen.
    #[serde(default)]
    #[param(ignore)]
    pub into: String,
}

/// A tag to merge into.
#[derive(Debug, Clone, Default, Deserialize, ToSchema)]
pub struct TagMerge {
    /// The tag that stays.
    #[serde(default)]
    pub into: String,
}

/// Another name.
#[derive(Debug, Clone, Default, Deserialize, ToSchema)]
pub struct TagName {
    /// The name, without its `#`.
    #[serde(default)]
    pub name: String,
}

/// A tag.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct TagJson {
    /// The form by which it is known.
    pub tag: String,
    /// As it is shown.
    pub name: String,
    /// How many threads the reader may read.
    pub threads: i64,
}
impl From<&Counted> for TagJson {
    fn from(tag: &Counted) -> Self {
        Self { tag: tag.folded.clone(), name: tag.name.clone(), threads: tag.threads }
    }
}

/// Tags, by their letters.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct TagList {
    /// The tags.
    pub items: Vec<TagJson>,
    /// Cursor of the next page, if there is one.
    pub next: Option<String>,
}

/// A thread that carries a tag.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct TaggedThread {
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Its state.
    pub state: String,
    /// The space's address.
    pub space: String,
    /// How many replies.
    pub replies: i64,
    /// When somebody wrote last.
    pub last: Time,
}
impl From<&Tagged> for TaggedThread {
    fn from(t: &Tagged) -> Self {
        Self {
            id: t.id.to_string(),
            title: t.title.clone(),
            state: t.state.clone(),
            space: t.slug.clone(),
            replies: t.replies,
            last: t.last,
        }
    }
}

/// A tag with its threads, the newest first.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct TagThreads {
    /// The tag; an old one leads to the one it was merged into.
    #[serde(flatten)]
    pub tag: TagJson,
    /// Whether the reader follows it.
    pub follows: bool,
    /// Its threads.
    pub items: Vec<TaggedThread>,
    /// Cursor of the next page, if there is one.
    pub next: Option<String>,
}

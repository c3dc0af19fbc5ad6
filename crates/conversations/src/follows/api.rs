//! Shapes of what one follows.

use kernel::{ThreadId, Time};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::store::{Followed, Muted};

/// A thread you follow or have muted. Nobody else sees this.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = FollowedThread)]
pub struct FollowedJson {
    /// The thread.
    #[schema(value_type = String)]
    pub thread: ThreadId,
    /// Its title.
    pub title: String,
    /// Slug of its space.
    pub space: String,
    /// `started`, `replied`, `mentioned`, `chosen`, or `muted`.
    pub following: String,
    /// Since when.
    pub since: Time,
}

impl From<&Followed> for FollowedJson {
    fn from(f: &Followed) -> Self {
        let (title, space, following) = (f.title.clone(), f.slug.clone(), f.why.clone());
        Self { thread: f.id, title, space, following, since: f.since }
    }
}

/// A space you have muted.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = MutedSpace)]
pub struct MutedJson {
    /// Its slug.
    pub space: String,
    /// Since when.
    pub since: Time,
}

impl From<&Muted> for MutedJson {
    fn from(m: &Muted) -> Self {
        Self { space: m.slug.clone(), since: m.since }
    }
}

/// What you follow, or have muted.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Follows)]
pub struct FollowsJson {
    /// The threads, the newest choice first.
    pub items: Vec<FollowedJson>,
    /// With `muted`: the spaces, by name.
    pub spaces: Vec<MutedJson>,
    /// Cursor of the next page.
    pub next: Option<String>,
}

/// Which page.
#[derive(Debug, Clone, Default, Deserialize, IntoParams)]
#[serde(default)]
pub struct FollowsAsked {
    /// What you have muted instead of what you follow.
    pub muted: Option<String>,
    /// Cursor of the page before.
    pub after: Option<String>,
}

/// Whether you hear of a space.
#[derive(Debug, Clone, Copy, Serialize, ToSchema)]
#[schema(as = SpaceMute)]
pub struct MuteJson {
    /// You hear of it only when you are named.
    pub muted: bool,
}

/// Where the form stood.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct Back {
    /// On the page of what one follows: back there.
    pub list: Option<String>,
}

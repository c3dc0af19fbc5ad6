//! The shapes of the public JSON.

use kernel::Time;
use serde::Serialize;
use utoipa::ToSchema;
use web::place::Joining;

use super::settings::Settings;
use super::store::{Change, Owner};

/// What is set in a space.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = SpaceSettings)]
#[allow(clippy::struct_excessive_bools)] // each is one switch
pub struct SettingsJson {
    /// Its name.
    pub name: String,
    /// Its word in addresses.
    pub slug: String,
    /// Its hue, 0 to 23.
    pub hue: i64,
    /// How one joins it.
    pub join: Joining,
    /// Messages may be reacted to.
    pub reactions: bool,
    /// What members write waits for approval.
    pub approves: bool,
    /// A question may be asked under another name.
    pub pseudonyms: bool,
    /// Its people may read it by a feed.
    pub feed: bool,
    /// Every member may invite.
    pub members_invite: bool,
    /// Megabytes for its files; 0 for the network's own limit.
    pub quota_mb: i64,
    /// Days that what is said is kept; 0 for ever.
    pub keep_days: i64,
    /// Within how many days a request to join is answered.
    pub answer_days: i64,
    /// Its category; empty for none.
    pub category: String,
    /// Announcements and agreed practices are kept whatever `keep_days` says.
    pub keep_agreed: bool,
    /// What is mostly spoken there; empty for more than one.
    pub lang: String,
    /// How many conversations are older than `keep_days`, 1,000 at most (when a preview was asked for).
    pub older: Option<i64>,
}

impl From<&Settings> for SettingsJson {
    fn from(s: &Settings) -> Self {
        let category = if s.category == 0 { String::new() } else { s.category.to_string() };
        Self {
            name: s.name.clone(),
            slug: s.slug.clone(),
            hue: s.hue,
            join: s.joining,
            reactions: s.reactions,
            approves: s.approves,
            pseudonyms: s.pseudonyms,
            feed: s.feed,
            members_invite: s.members_invite,
            quota_mb: s.quota_mb,
            keep_days: s.keep_days,
            answer_days: s.answer_days,
            category,
            keep_agreed: s.keep_agreed,
            lang: s.lang.clone(),
            older: None,
        }
    }
}

/// A change in a space.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = SpaceChange)]
pub struct ChangeJson {
    /// Its id.
    pub id: String,
    /// When.
    #[schema(value_type = String, format = DateTime)]
    pub at: Time,
    /// Short name of who did it; none for the operator.
    pub by: Option<String>,
    /// What was changed: `name`, `join`, `archived`, `owner` …
    pub what: String,
    /// The value before.
    pub was: String,
    /// The value now.
    pub becomes: String,
}

/// The changes of a space.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = SpaceChanges)]
pub struct ChangesJson {
    /// The newest first.
    pub items: Vec<ChangeJson>,
    /// Where the list goes on.
    pub next: Option<String>,
}

impl ChangesJson {
    pub(super) fn new(list: &[Change], next: Option<String>) -> Self {
        let one = |c: &Change| ChangeJson {
            id: c.id.to_string(),
            at: c.at,
            by: c.handle.clone(),
            what: c.what.clone(),
            was: c.was.clone(),
            becomes: c.becomes.clone(),
        };
        Self { items: list.iter().map(one).collect(), next }
    }
}

/// Somebody who keeps a community.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = SpaceOwner)]
pub struct OwnerJson {
    /// Short name in addresses.
    pub handle: String,
    /// Name as shown.
    pub name: String,
    /// A member since.
    #[schema(value_type = String, format = DateTime)]
    pub since: Time,
}

/// Who keeps a community.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = SpaceOwners)]
pub struct OwnersJson {
    /// The first one first.
    pub items: Vec<OwnerJson>,
}

impl OwnersJson {
    pub(super) fn new(list: &[Owner]) -> Self {
        let one = |o: &Owner| OwnerJson { handle: o.handle.clone(), name: o.name.clone(), since: o.since };
        Self { items: list.iter().map(one).collect() }
    }
}

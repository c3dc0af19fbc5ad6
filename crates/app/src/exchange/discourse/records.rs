//! The records of the API, as lenient as can be.

use serde::Deserialize;

use crate::exchange::past::Guest;

/// A category.
#[derive(Debug, Clone, Deserialize)]
pub(super) struct Category {
    pub id: i64,
    #[serde(default)]
    pub name: String,
    pub description_text: Option<String>,
    #[serde(default)]
    pub read_restricted: bool,
}

/// Somebody.
#[derive(Debug, Clone, Default, Deserialize)]
pub(super) struct Person {
    pub username: String,
    pub name: Option<String>,
    pub email: Option<String>,
    pub title: Option<String>,
    pub active: Option<bool>,
}

impl Person {
    /// What another file knows of the same person.
    pub(super) fn add(&mut self, other: Self) {
        self.username = other.username;
        let full = |text: Option<String>| text.filter(|t| !t.trim().is_empty());
        self.name = full(other.name).or(self.name.take());
        self.email = full(other.email).or(self.email.take());
        self.title = full(other.title).or(self.title.take());
        self.active = other.active.or(self.active);
    }
    pub(super) fn guest(self) -> Guest {
        Guest {
            key: self.username.to_lowercase(),
            name: self.name.clone().unwrap_or_else(|| self.username.clone()),
            handle: self.username,
            mail: self.email,
            title: self.title.unwrap_or_default(),
            zone: None,
            left: self.active == Some(false),
        }
    }
}

/// A topic, or a part of one.
#[derive(Debug, Clone, Deserialize)]
pub(super) struct Topic {
    pub id: i64,
    pub title: Option<String>,
    pub category_id: Option<i64>,
    pub archetype: Option<String>,
    pub accepted_answer: Option<Accepted>,
    pub post_stream: Stream,
}

/// Which post answers.
#[derive(Debug, Clone, Deserialize)]
pub(super) struct Accepted {
    pub post_number: Option<i64>,
}

/// A topic's posts, and the ids of all it has.
#[derive(Debug, Clone, Deserialize)]
pub(super) struct Stream {
    #[serde(default)]
    pub posts: Vec<serde_json::Value>,
    #[serde(default)]
    pub stream: Vec<i64>,
}

/// A post.
#[derive(Debug, Clone, Deserialize)]
pub(super) struct Post {
    pub id: i64,
    pub username: Option<String>,
    pub name: Option<String>,
    pub created_at: String,
    pub updated_at: Option<String>,
    pub cooked: Option<String>,
    pub raw: Option<String>,
    #[serde(default)]
    pub post_number: i64,
    pub post_type: Option<i64>,
    pub version: Option<i64>,
    #[serde(default)]
    pub hidden: bool,
    #[serde(default)]
    pub user_deleted: bool,
    pub deleted_at: Option<String>,
    #[serde(default)]
    pub accepted_answer: bool,
}

impl Post {
    /// Whether everybody there could read it as a message of somebody: not what moderators noted,
    /// whispered to each other, hid or deleted.
    pub(super) fn said(&self) -> bool {
        matches!(self.post_type, None | Some(1))
            && !self.hidden
            && !self.user_deleted
            && self.deleted_at.is_none()
    }
}

/// The last number in a file's name: `post_action_users/123.json`.
pub(super) fn number_in(name: &str) -> Option<i64> {
    let digits: Vec<&str> = name.split(|c: char| !c.is_ascii_digit()).filter(|d| !d.is_empty()).collect();
    digits.last().and_then(|d| d.parse().ok())
}

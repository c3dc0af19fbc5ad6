//! The shapes of the public JSON.

use kernel::Time;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::store::{Note, Version};

/// A note as it was sent.
#[derive(Debug, Clone, Default, Deserialize, ToSchema)]
#[schema(as = NewNote)]
pub struct Written {
    /// Its title, unique in the space.
    #[serde(default)]
    pub title: String,
    /// Its text in Markdown; `[[Title]]` links to another note.
    #[serde(default)]
    pub text: String,
    /// The version it was written upon.
    #[serde(default)]
    pub version: i64,
}

/// A note.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Note)]
pub struct NoteJson {
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Its text in Markdown.
    pub text: String,
    /// Which version this is.
    pub version: i64,
    /// When it was written.
    #[schema(value_type = String, format = DateTime)]
    pub changed: Time,
    /// Short name of who wrote this version.
    pub by: String,
}

impl From<&Note> for NoteJson {
    fn from(n: &Note) -> Self {
        Self {
            id: n.id.to_string(),
            title: n.title.clone(),
            text: n.body.clone(),
            version: n.version,
            changed: n.changed,
            by: n.handle.clone(),
        }
    }
}

/// A page of notes.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = NoteList)]
pub struct NotesJson {
    /// The one changed last first.
    pub items: Vec<NoteJson>,
    /// Where the list goes on.
    pub next: Option<String>,
}

/// One version of a note.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = NoteVersion)]
pub struct VersionJson {
    /// Its number.
    pub version: i64,
    /// The title it had.
    pub title: String,
    /// Its text; empty in lists.
    pub text: String,
    /// When it was written.
    #[schema(value_type = String, format = DateTime)]
    pub at: Time,
    /// Short name of who wrote it.
    pub by: String,
}

impl From<&Version> for VersionJson {
    fn from(v: &Version) -> Self {
        Self {
            version: v.version,
            title: v.title.clone(),
            text: v.body.clone(),
            at: v.at,
            by: v.handle.clone(),
        }
    }
}

/// The versions of a note.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = NoteVersions)]
pub struct VersionsJson {
    /// The newest first.
    pub items: Vec<VersionJson>,
}

//! Pages of things, versions, and the table of kinds.

use kernel::Time;
use serde::Serialize;
use utoipa::ToSchema;
use web::place::Kind as SpaceKind;

use super::{Author, MessageJson, ReactionJson, ThreadJson};
use crate::kind::{KINDS, KindRow, State, ThreadKind};
use crate::kinds::api::MoveJson;
use crate::store::KeptVersion;

/// A page of threads.
#[derive(Debug, Serialize, ToSchema)]
pub struct Threads {
    /// The newest activity first.
    pub items: Vec<ThreadJson>,
    /// Cursor of the next page, if there is one.
    pub next: Option<String>,
}

/// A page of messages.
#[derive(Debug, Serialize, ToSchema)]
pub struct Messages {
    /// Oldest first; the first message of all opens the thread.
    pub items: Vec<MessageJson>,
    /// Cursor of the next page, if there is one.
    pub next: Option<String>,
}

/// Words a message had before.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = MessageVersion)]
pub struct VersionJson {
    /// Its number, from 1.
    pub version: i64,
    /// The thread's title then, for a first message.
    pub title: Option<String>,
    /// Markdown.
    pub text: String,
    /// The same as safe HTML.
    pub html: String,
    /// Until when these were the words.
    pub until: Time,
    /// Who changed them then.
    pub by: Author,
}

impl From<KeptVersion> for VersionJson {
    fn from(v: KeptVersion) -> Self {
        let by = Author { id: v.by, handle: v.handle, name: v.name };
        Self { version: v.version, title: v.title, text: v.body, html: v.html, until: v.until, by }
    }
}

/// The versions of a message before the present one.
#[derive(Debug, Serialize, ToSchema)]
pub struct Versions {
    /// Newest first.
    pub items: Vec<VersionJson>,
    /// Always absent: all are here.
    pub next: Option<String>,
}

/// Everybody who reacted to a message.
#[derive(Debug, Serialize, ToSchema)]
pub struct Reactions {
    /// By emoji.
    pub items: Vec<ReactionJson>,
    /// Always absent: all are here.
    pub next: Option<String>,
}

/// A kind of thread.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = ThreadKindRow)]
pub struct KindJson {
    /// The kind.
    pub kind: ThreadKind,
    /// The states it can be in; the first is where it starts.
    pub states: Vec<State>,
    /// The kinds of space that have it.
    pub spaces: Vec<SpaceKind>,
    /// Whether it addresses everybody, so that only some may start it.
    pub broadcast: bool,
    /// The ways between its states. A question's answer is marked instead.
    pub moves: Vec<MoveJson>,
}

impl From<&KindRow> for KindJson {
    fn from(row: &KindRow) -> Self {
        let (states, spaces) = (row.states.to_vec(), row.spaces.to_vec());
        let moves = row.moves.iter().map(MoveJson::from).collect();
        Self { kind: row.kind, states, spaces, broadcast: row.interrupts, moves }
    }
}

/// The kinds of thread.
#[derive(Debug, Serialize, ToSchema)]
pub struct Kinds {
    /// The whole table.
    pub items: Vec<KindJson>,
    /// Always absent: all are here.
    pub next: Option<String>,
}

impl Kinds {
    /// The table as it stands in `kind.rs`.
    #[must_use]
    pub fn table() -> Self {
        Self { items: KINDS.iter().map(KindJson::from).collect(), next: None }
    }
}

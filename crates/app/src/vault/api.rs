//! Shapes of the vault in the public JSON.

use kernel::Time;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::person::erase_store::{Counts, Erasure};
use super::person::store::Kept;

/// My own copy.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = OwnCopy)]
pub struct CopyJson {
    /// Its id; empty when none was asked for.
    pub id: String,
    /// `none`, `waiting`, `making`, `ready`, `failed` or `over`.
    pub state: String,
    /// When it was asked for.
    pub asked: Option<Time>,
    /// Until when it can be fetched.
    pub until: Option<Time>,
    /// Its bytes.
    pub size: i64,
    /// Where it is fetched, by its person alone.
    pub href: Option<String>,
}

impl From<&Option<Kept>> for CopyJson {
    fn from(kept: &Option<Kept>) -> Self {
        let Some(k) = kept else {
            return Self {
                id: String::new(),
                state: "none".into(),
                asked: None,
                until: None,
                size: 0,
                href: None,
            };
        };
        let href = (k.state == "ready").then(|| format!("/me/export/{}", k.id));
        Self {
            id: k.id.to_string(),
            state: k.state.clone(),
            asked: Some(k.asked),
            until: k.until,
            size: k.size,
            href,
        }
    }
}

/// An erasure.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = Erasure)]
pub struct ErasureJson {
    /// Its id.
    pub id: String,
    /// How the person is called now.
    pub name: String,
    /// Their handle now.
    pub handle: String,
    /// `keep` or `go`: what becomes of their words.
    pub words: String,
    /// Why; empty once it is done.
    pub reason: String,
    /// `planned`, `running`, `done` or `withdrawn`.
    pub state: String,
    /// When it was asked for.
    pub asked: Time,
    /// When it begins.
    pub due: Time,
    /// When it was done.
    pub done: Option<Time>,
}

impl From<&Erasure> for ErasureJson {
    fn from(e: &Erasure) -> Self {
        Self {
            id: e.id.to_string(),
            name: e.name.clone(),
            handle: e.handle.clone(),
            words: e.words.clone(),
            reason: e.reason.clone(),
            state: e.state.clone(),
            asked: e.asked,
            due: e.due,
            done: e.done,
        }
    }
}

/// The erasures, and what becomes of words.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Erasures {
    /// `keep` or `go`.
    pub words: String,
    /// The newest first, at most a hundred.
    pub items: Vec<ErasureJson>,
    /// Always empty.
    pub next: Option<String>,
}

/// What an erasure would do.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Preview {
    /// Whether it can be asked for: the person left.
    pub possible: bool,
    /// `keep` or `go`: what becomes of their words.
    pub words: String,
    /// Messages they wrote.
    pub messages: i64,
    /// Conversations they began.
    pub threads: i64,
    /// Spaces they are in.
    pub memberships: i64,
    /// What they offer, seek and speak.
    pub skills: i64,
    /// Files they brought.
    pub files: i64,
    /// The one that is under way.
    pub open: Option<ErasureJson>,
}

impl Preview {
    /// Puts it together.
    #[must_use]
    pub fn new(possible: bool, words: &str, counts: Counts, open: Option<&Erasure>) -> Self {
        let (messages, threads, memberships, skills, files) = counts;
        let open = open.map(ErasureJson::from);
        Self { possible, words: words.to_owned(), messages, threads, memberships, skills, files, open }
    }
}

/// Nothing to say.
#[derive(Debug, Clone, Default, Deserialize, ToSchema)]
pub struct Nothing {}

/// Why a person is erased.
#[derive(Debug, Clone, Default, Deserialize, ToSchema)]
pub struct ErasureForm {
    /// Why: `They asked for it on 3 March.`
    #[serde(default)]
    pub reason: String,
}

/// What becomes of the words of those who are erased.
#[derive(Debug, Clone, Default, Serialize, Deserialize, ToSchema)]
pub struct WordsForm {
    /// `keep` or `go`.
    #[serde(default)]
    pub words: String,
}

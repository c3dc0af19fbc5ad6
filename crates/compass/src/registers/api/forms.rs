//! What is asked and sent.

use std::collections::BTreeMap;

use kernel::Problem;
use kernel::paging::Cursor;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

/// What is asked of a list.
#[derive(Debug, Clone, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct Asked {
    /// Only entries in this state.
    pub state: Option<String>,
    /// Where the list goes on: the `next` of the page before.
    pub after: Option<String>,
    /// How many, 1 to 200.
    pub limit: Option<i64>,
}

impl Asked {
    /// The cursor, if one was sent.
    ///
    /// # Errors
    /// `Invalid` when it is not one.
    pub fn cursor(&self) -> Result<Option<Cursor>, Problem> {
        let Some(text) = self.after.as_deref().filter(|t| !t.is_empty()) else { return Ok(None) };
        Cursor::parse(text).map(Some).ok_or_else(|| Problem::field("after", "registers-after-unknown"))
    }
}

/// A title to compare with.
#[derive(Debug, Clone, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct SimilarTo {
    /// The title.
    #[serde(default)]
    pub title: String,
}

/// An entry as it is sent: `title`, and the register's fields by their names (`GET /registers` lists
/// them). A change also sends the `version` it was written upon.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct NewRegisterEntry {
    /// Its title; at most 140 characters.
    pub title: String,
    /// The version a change was written upon.
    pub version: Option<i64>,
    /// The register's fields.
    #[serde(flatten)]
    pub fields: BTreeMap<String, String>,
}

/// A move to another state.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct NewRegisterMove {
    /// The state.
    pub to: String,
    /// The version it is decided upon.
    pub version: i64,
    /// Why; at most 1,000 characters.
    pub why: Option<String>,
    /// Handle of whom it is handed to.
    pub person: Option<String>,
    /// Id of the release it is planned for.
    pub release: Option<String>,
}

/// A vote.
#[derive(Debug, Clone, Default, Deserialize, ToSchema)]
#[schema(as = NewRegisterVote)]
pub struct VoteForm {
    /// `false` takes it back.
    pub vote: Option<serde_json::Value>,
}

impl VoteForm {
    /// Whether it supports.
    #[must_use]
    pub fn supports(&self) -> bool {
        !matches!(&self.vote, Some(v) if *v == serde_json::Value::Bool(false) || v.as_str() == Some("false"))
    }
}

/// A space works by a practice.
#[derive(Debug, Clone, Default, Deserialize, ToSchema)]
#[schema(as = NewPracticeAdoption)]
pub struct AdoptForm {
    /// Short name of the space.
    #[serde(default)]
    pub space: String,
    /// What came of it, in a line of at most 300 characters.
    #[serde(default)]
    pub outcome: String,
}

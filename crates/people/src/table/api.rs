//! Shapes of tables in the public JSON.

use kernel::Lexicon;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::plan::Plan;
use super::read::Wrong;

/// A table as text.
#[derive(Debug, Clone, Default, Deserialize, ToSchema)]
pub struct TableForm {
    /// `people` or `units`.
    #[serde(default)]
    pub kind: String,
    /// The text of the file.
    #[serde(default)]
    pub text: String,
}

/// Which template.
#[derive(Debug, Clone, Default, Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
pub struct TemplateQuery {
    /// `people` or `units`.
    #[serde(default)]
    pub kind: String,
}

/// What is wrong in one place.
#[derive(Debug, Serialize, ToSchema)]
pub struct WrongJson {
    /// Line of the file, from 1.
    pub line: u64,
    /// The column as the file calls it.
    pub column: String,
    /// What is wrong and what would make it right.
    pub reason: String,
}

impl WrongJson {
    /// In the reader's language.
    #[must_use]
    pub fn new(l: &Lexicon, wrong: &Wrong) -> Self {
        Self { line: wrong.line, column: wrong.column.clone(), reason: l.told(wrong.reason, &wrong.args) }
    }
}

/// What a table would do, or did.
#[derive(Debug, Serialize, ToSchema)]
pub struct TableJson {
    /// The id.
    pub id: String,
    /// `people` or `units`.
    pub kind: String,
    /// `read` (waits for a yes), `running`, `done`.
    pub state: String,
    /// Rows it has.
    pub rows: usize,
    /// Who or what would be made.
    pub new: usize,
    /// Who or what would get other words.
    pub changed: usize,
    /// Who or what would move.
    pub moved: usize,
    /// Rows that change nothing.
    pub same: usize,
    /// Columns left alone.
    pub unknown: Vec<String>,
    /// What has to be mended first.
    pub errors: Vec<WrongJson>,
    /// Handles of people who are not in the file: proposed as leavers, never more.
    pub missing: Vec<String>,
    /// Rows applied so far.
    pub done: i64,
}

impl TableJson {
    /// Of a plan.
    #[must_use]
    pub fn counted(self, plan: &Plan) -> Self {
        Self {
            new: plan.count("new"),
            changed: plan.count("changed"),
            moved: plan.count("moved"),
            same: plan.same,
            ..self
        }
    }
}

//! The board in the public JSON.

use kernel::{Problem, Time};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use crate::registers::board::{Board, Line};
use crate::registers::quarter::Quarter;
use crate::registers::store::aligned::Serves;

/// What is asked of the board.
#[derive(Debug, Clone, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct BoardQuery {
    /// `unaligned`, `vacant`, or nothing for all.
    pub show: Option<String>,
    /// The quarter, as `2026-Q2`; the current one when it is left out.
    pub quarter: Option<String>,
    /// Where the list goes on: the `next` of the page before.
    pub after: Option<String>,
    /// How many, 1 to 200.
    pub limit: Option<i64>,
}

impl BoardQuery {
    /// The quarter asked for.
    ///
    /// # Errors
    /// `Invalid` when it is not one.
    pub fn quarter(&self, now: Quarter) -> Result<Quarter, Problem> {
        match self.quarter.as_deref().filter(|q| !q.is_empty()) {
            None => Ok(now),
            Some(text) => {
                Quarter::parse(text).ok_or_else(|| Problem::field("quarter", "registers-quarter-unreadable"))
            }
        }
    }
    /// The community the list goes on after.
    ///
    /// # Errors
    /// `Invalid` when it is not a cursor.
    pub fn after(&self) -> Result<i64, Problem> {
        match self.after.as_deref().filter(|a| !a.is_empty()) {
            None => Ok(0),
            Some(text) => text.parse().map_err(|_| Problem::field("after", "registers-after-unknown")),
        }
    }
    /// Which communities are asked for.
    #[must_use]
    pub fn show(&self) -> &str {
        self.show.as_deref().filter(|s| ["unaligned", "vacant"].contains(s)).unwrap_or_default()
    }
}

/// An objective that a community serves.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = ServedObjective)]
pub struct ServesJson {
    /// Id of the link, to end it by.
    pub id: String,
    /// Id of the objective.
    pub objective: String,
    /// Its title.
    pub title: String,
    /// What the community is expected to contribute.
    pub contribution: String,
}

impl From<&Serves> for ServesJson {
    fn from(s: &Serves) -> Self {
        let (title, contribution) = (s.title.clone(), s.contribution.clone());
        Self { id: s.id.to_string(), objective: s.objective.to_string(), title, contribution }
    }
}

/// A community on the board.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = BoardRow)]
pub struct RowJson {
    /// Short name.
    pub slug: String,
    /// Name.
    pub name: String,
    /// The objectives it serves; none: it is not aligned.
    pub objectives: Vec<ServesJson>,
    /// Whether somebody facilitates it.
    pub facilitated: bool,
    /// Its members.
    pub members: i64,
    /// Its threads.
    pub threads: i64,
    /// When something was last said in it; `null` when nothing was.
    pub last: Option<Time>,
    /// Outcomes validated in the quarter so far.
    pub validated: i64,
    /// What is expected of it in the quarter.
    pub outlook: Option<String>,
    /// Where it stands in its life, as said for the quarter: `start`, `growth`, `mature`, `quiet`.
    pub stage: Option<String>,
    /// What may go wrong, as said for the quarter.
    pub risks: Option<String>,
    /// The version of that; 0 when there is none.
    pub outlook_version: i64,
}

impl From<&Line> for RowJson {
    fn from(line: &Line) -> Self {
        let c = &line.community;
        Self {
            slug: c.slug.clone(),
            name: c.name.clone(),
            objectives: line.serves.iter().map(ServesJson::from).collect(),
            facilitated: c.facilitators > 0,
            members: c.members,
            threads: c.threads,
            last: Some(c.last).filter(|t| t.0 > 0),
            validated: c.validated,
            outlook: line.outlook.as_ref().map(|o| o.text.clone()),
            stage: line.outlook.as_ref().map(|o| o.stage.clone()).filter(|s| !s.is_empty()),
            risks: line.outlook.as_ref().map(|o| o.risks.clone()).filter(|s| !s.is_empty()),
            outlook_version: line.outlook.as_ref().map_or(0, |o| o.version),
        }
    }
}

/// The board over all communities.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = Board)]
pub struct BoardJson {
    /// The quarter.
    pub quarter: String,
    /// How many communities there are.
    pub total: i64,
    /// How many of them serve an objective.
    pub aligned: i64,
    /// The communities, by name.
    pub items: Vec<RowJson>,
    /// Where the list goes on.
    pub next: Option<String>,
}

impl From<&Board> for BoardJson {
    fn from(board: &Board) -> Self {
        Self {
            quarter: board.quarter.to_string(),
            total: board.total,
            aligned: board.aligned,
            items: board.rows.iter().map(RowJson::from).collect(),
            next: board.next.clone(),
        }
    }
}

/// What is expected of a community in a quarter, as it was sent.
#[derive(Debug, Clone, Default, Deserialize, ToSchema)]
#[schema(as = NewOutlook)]
pub struct OutlookForm {
    /// The quarter.
    #[serde(default)]
    pub quarter: String,
    /// The version it was written upon; 0 for the first.
    #[serde(default)]
    pub version: Option<serde_json::Value>,
    /// The words; at most 1,000 characters.
    #[serde(default)]
    pub outlook: String,
    /// `start`, `growth`, `mature`, `quiet`, or nothing.
    #[serde(default)]
    pub stage: String,
    /// What may go wrong; at most 1,000 characters, or nothing.
    #[serde(default)]
    pub risks: String,
}

impl OutlookForm {
    /// The version it was written upon.
    ///
    /// # Errors
    /// `Invalid` when none was sent.
    pub fn version(&self) -> Result<i64, Problem> {
        let version = match &self.version {
            Some(serde_json::Value::Number(n)) => n.as_i64(),
            Some(serde_json::Value::String(text)) => text.trim().parse().ok(),
            _ => None,
        };
        version.ok_or_else(|| Problem::field("version", "registers-version-missing"))
    }
}

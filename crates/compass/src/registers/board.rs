//! The board over all communities: what each serves, who looks after it, how it is doing, what is
//! expected of it this quarter.

use kernel::{Lexicon, Problem, SpaceId, Time};
use serde::{Deserialize, Serialize};
use store::Read;
use utoipa::{IntoParams, ToSchema};

use super::quarter::Quarter;
use super::store::board::{self, Community, Outlook, Serves, Wanted};

/// Longest outlook in characters.
pub const LONGEST_OUTLOOK: usize = 1_000;

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

/// The board as loaded.
#[derive(Debug, Clone)]
pub struct Board {
    /// The quarter.
    pub quarter: Quarter,
    /// All communities.
    pub total: i64,
    /// Those that serve an objective.
    pub aligned: i64,
    /// The communities of this page.
    pub rows: Vec<Line>,
    /// Where the list goes on.
    pub next: Option<String>,
}

/// A community with what is known of it.
#[derive(Debug, Clone)]
pub struct Line {
    /// The community.
    pub community: Community,
    /// The objectives it serves.
    pub serves: Vec<Serves>,
    /// What is expected of it in the quarter.
    pub outlook: Option<Outlook>,
}

/// Loads a page of the board.
///
/// # Errors
/// What the database says.
pub fn load(r: &mut Read<'_>, quarter: Quarter, wanted: &Wanted) -> store::Res<Board> {
    let most = usize::try_from(wanted.limit).unwrap_or(50);
    let mut found = board::communities(r, &Wanted { limit: wanted.limit + 1, ..wanted.clone() })?;
    let more = found.len() > most;
    found.truncate(most);
    let next = found.last().filter(|_| more).map(|c| c.id.to_string());
    let ids: Vec<SpaceId> = found.iter().map(|c| c.id).collect();
    let (total, aligned) = board::aligned(r)?;
    let serves = board::serves(r, &ids)?;
    let outlooks = board::outlooks(r, &ids, &quarter.to_string())?;
    let row = |community: Community| Line {
        serves: serves.iter().filter(|s| s.space == community.id).cloned().collect(),
        outlook: outlooks.iter().find(|o| o.space == community.id).cloned(),
        community,
    };
    Ok(Board { quarter, total, aligned, rows: found.into_iter().map(row).collect(), next })
}

/// A quarter in words.
#[must_use]
pub fn said(l: &Lexicon, quarter: Quarter) -> String {
    l.args("registers-quarter", &[("nth", &quarter.nth.to_string()), ("year", &quarter.year.to_string())])
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

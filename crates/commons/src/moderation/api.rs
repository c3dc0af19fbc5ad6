//! Shapes of the public JSON. Who reported stands in none of them.

use kernel::Time;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::store::{ActRow, Reported};

/// What is to be reported.
#[derive(Debug, Clone, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct What {
    /// `message`, `thread`, `file`, `profile` or `space`.
    #[serde(default)]
    pub what: String,
    /// Its id.
    #[serde(default)]
    pub id: String,
}

/// A report.
#[derive(Debug, Clone, Default, Deserialize, ToSchema)]
pub struct ReportForm {
    /// `message`, `thread`, `file`, `profile` or `space`.
    #[serde(default)]
    pub what: String,
    /// Its id.
    #[serde(default)]
    pub id: String,
    /// `terms`, `respect`, `privacy`, `secret`, `noise` or `law`.
    #[serde(default)]
    pub reason: String,
    /// In your words.
    #[serde(default)]
    pub words: String,
}

/// Something done about a case.
#[derive(Debug, Clone, Default, Deserialize, ToSchema)]
pub struct ActForm {
    /// `hide`, `unhide`, `remind`, `ask`, `lock`, `unlock`, `warn`, `remove` or `dismiss`.
    #[serde(default)]
    pub act: String,
    /// Which rule: as the reason of a report.
    #[serde(default)]
    pub rule: String,
    /// What the author is told: the facts and what is asked of them.
    #[serde(default)]
    pub words: String,
}

/// An appeal, or the answer to one.
#[derive(Debug, Clone, Default, Deserialize, ToSchema)]
pub struct AppealForm {
    /// In your words.
    #[serde(default)]
    pub words: String,
    /// Of an answer: `uphold` or `overturn`.
    #[serde(default)]
    pub outcome: String,
}

/// Where a list goes on.
#[derive(Debug, Clone, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct After {
    /// `next` of the page before.
    #[serde(default)]
    pub after: Option<i64>,
}

/// One of your reports.
#[derive(Debug, Serialize, ToSchema)]
pub struct OwnReport {
    /// What it was about.
    pub what: String,
    /// For what reason.
    pub reason: String,
    /// In your words.
    pub words: String,
    /// When.
    pub at: Time,
    /// `waiting`, `nothing` (no rule was broken) or `acted`.
    pub outcome: &'static str,
}

impl OwnReport {
    /// What became of it.
    #[must_use]
    pub fn outcome(report: &Reported) -> &'static str {
        match (report.state.as_str(), report.last.as_str()) {
            ("decided", "dismiss") => "nothing",
            ("decided", _) => "acted",
            _ => "waiting",
        }
    }
}

impl From<&Reported> for OwnReport {
    fn from(r: &Reported) -> Self {
        let (what, reason, words) = (r.what.clone(), r.reason.clone(), r.words.clone());
        Self { what, reason, words, at: r.at, outcome: Self::outcome(r) }
    }
}

/// Your reports.
#[derive(Debug, Serialize, ToSchema)]
pub struct OwnReports {
    /// Newest first.
    pub items: Vec<OwnReport>,
    /// `after` of the next page.
    pub next: Option<String>,
}

/// An act: who, what, when, by which rule.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct ModerationAct {
    /// What was done.
    pub act: String,
    /// By which rule.
    pub rule: String,
    /// What the author was told; only in the case itself.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub words: String,
    /// When.
    pub at: Time,
    /// Handle of who did it.
    pub by: String,
}

impl From<&ActRow> for ModerationAct {
    fn from(a: &ActRow) -> Self {
        let (act, rule, words) = (a.act.clone(), a.rule.clone(), a.words.clone());
        Self { act, rule, words, at: a.at, by: a.handle.clone() }
    }
}

/// A report within a case, without who made it.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct SaidOfIt {
    /// For what reason.
    pub reason: String,
    /// In which words.
    pub words: String,
}

/// A case.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct ModerationCase {
    /// The id.
    pub id: String,
    /// `message`, `file`, `profile` or `space`.
    pub what: String,
    /// Its title or name.
    pub title: String,
    /// Where it is seen.
    pub url: String,
    /// Handle of whom it concerns, under the name that is shown.
    pub author: String,
    /// `open`, `asked` or `decided`.
    pub state: String,
    /// Who decides: `space`, `network` or `owner`.
    pub level: &'static str,
    /// Empty, `hidden` or `removed`.
    pub held: String,
    /// Whether its thread takes no replies.
    pub locked: bool,
    /// Empty, `open`, `upheld` or `overturned`.
    pub appeal: String,
    /// Its words as safe HTML; in a case itself.
    pub html: String,
    /// What was said in reports; for those who decide.
    pub reports: Vec<SaidOfIt>,
    /// What was done, in order; in a case itself.
    pub acts: Vec<ModerationAct>,
}

/// Cases and the log.
#[derive(Debug, Serialize, ToSchema)]
pub struct ModerationQueue {
    /// What waits for you, newest first.
    pub items: Vec<ModerationCase>,
    /// What concerned you.
    pub mine: Vec<ModerationCase>,
    /// Who did what when, by which rule; for those who decide.
    pub log: Vec<ModerationAct>,
    /// How often what was done in a year; when it was five times or more.
    pub counts: Vec<ActCount>,
    /// `after` of the next page.
    pub next: Option<String>,
}

/// How often something was done.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct ActCount {
    /// What was done.
    pub act: String,
    /// How often.
    pub count: i64,
}

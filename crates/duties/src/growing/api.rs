//! The shapes of the public JSON.

use kernel::Time;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::store::Reviewed;
use super::store::own::{Level, Seen};

/// Which stretch is reviewed.
#[derive(Debug, Clone, Default, Deserialize, ToSchema)]
#[schema(as = NewHolderReview)]
pub struct NewReview {
    /// `activity` (6 to 12 months) or `value` (18 to 36).
    #[serde(default)]
    pub horizon: String,
    /// First day (`2025-09-01`).
    #[serde(default)]
    pub from: String,
    /// Last day; yesterday when left out.
    #[serde(default)]
    pub until: String,
}

/// What one of both sees.
#[derive(Debug, Clone, Default, Deserialize, ToSchema)]
#[schema(as = HolderReviewWords)]
pub struct NewWords {
    /// What one sees.
    #[serde(default)]
    pub text: String,
    /// What is agreed to develop; whom the holder reports to writes it.
    #[serde(default)]
    pub plan: String,
}

/// What somebody says of a competence.
#[derive(Debug, Clone, Default, Deserialize, ToSchema)]
#[schema(as = NewCompetenceLevel)]
pub struct NewLevel {
    /// 0 to 4.
    #[serde(default)]
    pub level: String,
    /// What shows it.
    #[serde(default)]
    pub evidence: String,
}

/// Whose view is asked for.
#[derive(Debug, Clone, Default, Deserialize, ToSchema)]
#[schema(as = NewCompetenceView)]
pub struct NewView {
    /// Short name of a colleague.
    #[serde(default)]
    pub person: String,
}

/// An answer about a view.
#[derive(Debug, Clone, Default, Deserialize, ToSchema)]
#[schema(as = CompetenceViewAnswer)]
pub struct ViewAnswer {
    /// `yes` to give it or to agree to it, `no` not to.
    #[serde(default)]
    pub answer: String,
    /// The words, of whoever gives it.
    #[serde(default)]
    pub text: String,
}

/// A review.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = HolderReview)]
pub struct ReviewJson {
    /// Its id.
    pub id: String,
    /// `activity` or `value`.
    pub horizon: String,
    /// From when.
    #[schema(value_type = String, format = DateTime)]
    pub from: Time,
    /// Until when.
    #[schema(value_type = String, format = DateTime)]
    pub until: Time,
    /// What the holder sees.
    pub own: String,
    /// What whom they report to sees.
    pub lead: String,
    /// What is agreed to develop.
    pub plan: String,
    /// It is over.
    pub closed: bool,
    /// So often the holder said that a duty was done in that stretch.
    pub done: i64,
    /// So often they left one out with a reason.
    pub skipped: i64,
}

impl ReviewJson {
    /// With the marks of its stretch.
    #[must_use]
    pub fn of(r: &Reviewed, (done, skipped): (i64, i64)) -> Self {
        Self {
            id: r.id.to_string(),
            horizon: r.horizon.clone(),
            from: r.from,
            until: r.until,
            own: r.own.clone(),
            lead: r.led.clone(),
            plan: r.plan.clone(),
            closed: r.closed.is_some(),
            done,
            skipped,
        }
    }
}

/// What a person says of a competence.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = CompetenceLevel)]
pub struct LevelJson {
    /// Key of the competence.
    pub key: String,
    /// 0 to 4.
    pub level: i64,
    /// What shows it.
    pub evidence: String,
}

impl From<&Level> for LevelJson {
    fn from(l: &Level) -> Self {
        Self { key: l.competence.clone(), level: l.level, evidence: l.evidence.clone() }
    }
}

/// A view of a competence.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = CompetenceView)]
pub struct ViewJson {
    /// Its id.
    pub id: String,
    /// Key of the competence.
    pub key: String,
    /// The other side.
    pub person: String,
    /// `asked`, `given`, `agreed`.
    pub state: String,
    /// The words.
    pub text: String,
}

impl From<&Seen> for ViewJson {
    fn from(v: &Seen) -> Self {
        Self {
            id: v.id.to_string(),
            key: v.competence.clone(),
            person: v.name.clone(),
            state: v.state.clone(),
            text: v.body.clone(),
        }
    }
}

/// The reviews of a role, its first ninety days, and what its holder says of their competences.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = HolderReviews)]
pub struct ReviewsJson {
    /// The newest first.
    pub items: Vec<ReviewJson>,
    /// Steps of the first ninety days that are done, by key.
    pub steps: Vec<String>,
    /// What the holder says.
    pub competences: Vec<LevelJson>,
    /// Views the holder agreed to.
    pub views: Vec<ViewJson>,
}

/// One’s own competences.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = OwnCompetences)]
pub struct CompetencesJson {
    /// What one says.
    pub levels: Vec<LevelJson>,
    /// Views one asked for.
    pub views: Vec<ViewJson>,
    /// Views one is asked for.
    pub asked: Vec<ViewJson>,
}

/// Said and done.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = GrowingDone)]
pub struct Done {
    /// Always true.
    pub done: bool,
}

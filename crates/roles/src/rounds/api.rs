//! Duties in their rhythm, as programs read them.

use charter::Rhythm;
use kernel::{Lang, Time};
use serde::Serialize;
use utoipa::ToSchema;

use super::{Round, freshness};

/// A duty that comes round.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = DutyRound)]
pub struct RoundJson {
    /// Key of the duty.
    pub key: String,
    /// Its title.
    pub title: String,
    /// `daily`, `weekly`, `monthly`, `quarterly`, `yearly`.
    #[schema(value_type = String)]
    pub rhythm: Rhythm,
    /// When something was last said of it.
    pub at: Option<Time>,
    /// It was left out that time, because.
    pub skipped: Option<String>,
    /// Where what was done is seen.
    pub evidence: Option<String>,
    /// Within its rhythm.
    pub fresh: bool,
}

/// The duties of a role in their rhythm.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = DutyRounds)]
pub struct RoundsJson {
    /// Done or left out with a reason in their rhythm.
    pub fresh: usize,
    /// All that come round.
    pub all: usize,
    /// The duties.
    pub items: Vec<RoundJson>,
}

impl RoundsJson {
    /// As programs read them.
    #[must_use]
    pub fn of(rounds: &[Round<'_>], lang: Lang) -> Self {
        let item = |r: &Round<'_>| RoundJson {
            key: r.duty.key.clone(),
            title: r.duty.title.get(lang).to_owned(),
            rhythm: r.duty.rhythm,
            at: r.last.as_ref().map(|m| m.at),
            skipped: r.last.as_ref().filter(|m| m.skipped).map(|m| m.why.clone()),
            evidence: r.last.as_ref().map(|m| m.evidence.clone()).filter(|e| !e.is_empty()),
            fresh: r.fresh,
        };
        let (fresh, all) = freshness(rounds);
        Self { fresh, all, items: rounds.iter().map(item).collect() }
    }
}

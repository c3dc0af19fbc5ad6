//! The shapes of the public JSON.

use kernel::Time;
use serde::Serialize;
use utoipa::ToSchema;

use super::help::Help;

/// A request for help.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = HelpRequest)]
pub struct HelpJson {
    /// Its id.
    pub id: String,
    /// Slug of the team; empty where it is of none.
    pub team: String,
    /// `train`, `practice`, `coach`; `advice`, `decision`, `means`, `arbitrate`.
    pub kind: String,
    /// Handle of the manager who asks.
    pub asker: String,
    /// Handle of who is asked; empty for whoever was asked too to coach and does not take part.
    pub helper: String,
    /// What for.
    pub about: String,
    /// Whom it was addressed to: `person`, `role`, `circle`, `managers`, `manager`, `lead`, `sponsor`, `owner`.
    pub level: String,
    /// An address within the network.
    pub context: String,
    /// By when.
    pub due: Option<Time>,
    /// What was answered; of a coaching, for the two alone.
    pub answer: String,
    /// How often it went a level up unanswered.
    pub raised: i64,
    /// The reader may answer it.
    pub addressed: bool,
    /// Until when a coaching between two people lasts, once it began.
    pub until: Option<Time>,
    /// How many days a coaching lasts from when they agree; 0 where none begins.
    pub days: i64,
    /// Invited to write in the team.
    pub speaks: bool,
    /// `asked`, `agreed`, `declined`, `withdrawn`; of a coaching, `ended`,
    /// or `settled` for whoever was asked too and does not take part.
    pub state: String,
    /// When it was asked.
    pub at: Time,
}

impl From<&Help> for HelpJson {
    fn from(h: &Help) -> Self {
        Self {
            id: h.id.to_string(),
            team: h.slug.clone(),
            kind: h.kind.clone(),
            asker: h.asker_handle.clone(),
            helper: h.helper_handle.clone(),
            about: h.about.clone(),
            level: h.level.clone(),
            context: h.context.clone(),
            due: (h.due.0 > 0).then_some(h.due),
            answer: h.answer.clone(),
            raised: h.raised,
            addressed: h.addressed && h.state == "asked",
            until: (h.until.0 > 0).then_some(h.until),
            days: h.days,
            speaks: h.speaks,
            state: h.state.clone(),
            at: h.at,
        }
    }
}

/// Requests for help.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = HelpRequests)]
pub struct HelpList {
    /// The latest first.
    pub items: Vec<HelpJson>,
    /// Where the next page begins.
    pub next: Option<String>,
}

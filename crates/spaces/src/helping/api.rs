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
    /// Slug of the team.
    pub team: String,
    /// `train`, `practice`, `coach`.
    pub kind: String,
    /// Handle of the manager who asks.
    pub asker: String,
    /// Handle of who is asked.
    pub helper: String,
    /// What for.
    pub about: String,
    /// How many days it lasts from when they agree.
    pub days: i64,
    /// Invited to write in the team.
    pub speaks: bool,
    /// `asked`, `agreed`, `declined`, `withdrawn`.
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
            days: h.days,
            speaks: h.speaks,
            state: h.state.clone(),
            at: h.at,
        }
    }
}

/// What a team's manager asked for.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = HelpRequests)]
pub struct HelpList {
    /// The latest first.
    pub items: Vec<HelpJson>,
    /// Always empty.
    pub next: Option<String>,
}

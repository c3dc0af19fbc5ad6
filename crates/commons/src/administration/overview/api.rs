//! Shapes of the overview in the public JSON.

use serde::Serialize;
use utoipa::ToSchema;

/// Something that needs somebody.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct Need {
    /// What: parked-jobs, parked-facts, failing-jobs, late-schedules, parked-mails, late-mails,
    /// full-spaces, late-requests, one-owner.
    pub what: &'static str,
    /// How many.
    pub count: i64,
    /// The page to go to.
    pub url: &'static str,
}

/// A number of something there is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct Figure {
    /// Of what: people-active, people-invited, people-suspended, people-placeholder, spaces-team …
    pub what: String,
    /// How many.
    pub count: i64,
}

/// The overview of administration.
#[derive(Debug, Clone, Default, Serialize, ToSchema)]
pub struct Overview {
    /// What needs somebody; empty when all is well.
    pub needs: Vec<Need>,
    /// What there is.
    pub figures: Vec<Figure>,
}

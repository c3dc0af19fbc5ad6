//! Shapes of webhooks in the public JSON.

use kernel::Time;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::log_store::Posted;
use super::store::Kept;

/// A webhook, without its secret.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Webhook {
    /// Its id.
    pub id: String,
    /// What it is for.
    pub label: String,
    /// Where to.
    pub url: String,
    /// Groups of facts: `threads`, `replies`, `answers`, `tasks`, `notes`, `members`.
    pub kinds: Vec<String>,
    /// Whether titles and texts go along.
    pub words: bool,
    /// `on`, `off`, `gone` (the other end said 410), `failing` (five days without an answer).
    pub state: String,
    /// Since when nothing got through.
    pub failing: Option<Time>,
    /// Since when it is there.
    pub made: Time,
    /// The name of whoever made it: it says what they may read.
    pub by: String,
}

impl From<&Kept> for Webhook {
    fn from(h: &Kept) -> Self {
        Self {
            id: h.id.to_string(),
            label: h.label.clone(),
            url: h.url.clone(),
            kinds: h.kinds.split(' ').map(str::to_owned).collect(),
            words: h.words,
            state: h.state.clone(),
            failing: h.failing,
            made: h.made,
            by: h.by.clone(),
        }
    }
}

/// A webhook with its secret: shown this once.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct NewWebhook {
    /// The webhook.
    #[serde(flatten)]
    pub hook: Webhook,
    /// `whsec_…`, to verify signatures with.
    pub secret: String,
}

/// Webhooks.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Webhooks {
    /// The oldest first.
    pub items: Vec<Webhook>,
    /// Always empty.
    pub next: Option<String>,
}

/// Something that was posted, or is to be.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct WebhookDelivery {
    /// Its id.
    pub id: String,
    /// The kind of fact.
    pub kind: String,
    /// When it happened.
    pub at: Time,
    /// `waiting`, `done`, `failed`, `needless`.
    pub state: String,
    /// How often it was tried.
    pub attempts: i64,
    /// What the other end answered; 0 for nothing.
    pub status: i64,
    /// Why there was no answer.
    pub said: String,
    /// When it is tried next.
    pub due: Option<Time>,
}

impl From<&Posted> for WebhookDelivery {
    fn from(d: &Posted) -> Self {
        Self {
            id: d.id.to_string(),
            kind: d.kind.clone(),
            at: d.at,
            state: d.state.clone(),
            attempts: d.attempts,
            status: d.status,
            said: d.said.clone(),
            due: (d.state == "waiting").then_some(d.due),
        }
    }
}

/// A webhook with what was posted.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct WebhookLog {
    /// The webhook.
    #[serde(flatten)]
    pub hook: Webhook,
    /// What was posted in the last 30 days, the newest first.
    pub deliveries: Vec<WebhookDelivery>,
    /// Cursor of what lies before, for `?after=`.
    pub next: Option<String>,
}

/// Whether something is sent.
#[derive(Debug, Clone, Default, Deserialize, ToSchema)]
pub struct HookState {
    /// `on` or `off`.
    #[serde(default)]
    pub state: String,
}

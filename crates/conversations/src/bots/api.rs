//! Shapes of bots in the public JSON.

use kernel::Time;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::store::{Bot, Sent};

/// A bot that is wanted.
#[derive(Debug, Clone, Default, Deserialize, ToSchema)]
pub struct BotForm {
    /// Its name: `Nightly build`. “bot” is added to it.
    #[serde(default)]
    pub name: String,
}

/// A bot, without its address.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = Bot)]
pub struct BotJson {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// The name of whoever let it in.
    pub by: String,
    /// Since when it is there.
    pub made: Time,
    /// When it was ended.
    pub ended: Option<Time>,
}

impl From<&Bot> for BotJson {
    fn from(b: &Bot) -> Self {
        Self { id: b.id.to_string(), name: b.name.clone(), by: b.by.clone(), made: b.made, ended: b.ended }
    }
}

/// A bot with its address: shown this once.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct NewBot {
    /// The bot.
    #[serde(flatten)]
    pub bot: BotJson,
    /// Where it posts. Whoever knows it posts as the bot.
    pub address: String,
}

/// Bots of a space.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Bots {
    /// The newest first.
    pub items: Vec<BotJson>,
    /// Always empty.
    pub next: Option<String>,
}

/// Something a bot sent.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct BotSent {
    /// When.
    pub at: Time,
    /// What was answered.
    pub status: i64,
    /// The code of what was wrong; empty when nothing was.
    pub code: String,
    /// The thread it went to.
    pub thread: Option<String>,
}

impl From<&Sent> for BotSent {
    fn from(s: &Sent) -> Self {
        let thread = s.thread.map(|id| id.to_string());
        Self { at: s.at, status: s.status, code: s.said.clone(), thread }
    }
}

/// A bot with what it sent last.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct BotLog {
    /// The bot.
    #[serde(flatten)]
    pub bot: BotJson,
    /// The last 50, the newest first.
    pub sent: Vec<BotSent>,
}

/// Where a post went.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct BotPosted {
    /// The thread; nothing while it waits for approval.
    pub thread: Option<String>,
    /// The message; nothing while it waits.
    pub message: Option<String>,
    /// Its page; the space’s while it waits.
    pub url: String,
    /// Whether it waits for whoever leads the space.
    pub waits: bool,
}

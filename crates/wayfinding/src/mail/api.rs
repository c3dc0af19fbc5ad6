//! Shapes of mail in the public JSON.

use kernel::Time;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::letter::Letter;
use super::store::Parked;

/// Where the list of mails goes on.
#[derive(Debug, Clone, Default, Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
pub struct OutboxQuery {
    /// Cursor.
    pub after: Option<String>,
}

/// A mail in the outbox.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = OutgoingMail)]
pub struct MailJson {
    /// Its id.
    pub id: String,
    /// Whom it is for.
    pub to: String,
    /// notice, digest, invitation, reset, answer.
    pub kind: String,
    /// Its subject; empty where it is nobody else's business.
    pub subject: String,
    /// waiting, sending, sent, kept, parked.
    pub state: String,
    /// Why it was parked or is tried again: `in-doubt`, `refused 550`, `unreachable`, `timeout`.
    pub reason: String,
    /// How often it was tried.
    pub attempts: i64,
    /// When it was written.
    pub made: Time,
}

impl MailJson {
    /// A row as it is shown.
    #[must_use]
    pub fn of(m: Parked, shown: bool) -> Self {
        let subject = if shown { m.subject } else { String::new() };
        let to = m.name.unwrap_or_default();
        let (id, kind, state, reason) = (m.id.to_string(), m.kind, m.state, m.reason);
        Self { id, to, kind, subject, state, reason, attempts: m.attempts, made: m.made }
    }
}

/// A page of the outbox.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Outbox {
    /// Newest first.
    pub items: Vec<MailJson>,
    /// Cursor of the next page, if there is one.
    pub next: Option<String>,
    /// Whether there is a mail host.
    pub leaves: bool,
}

/// One thing in a digest.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct DigestItem {
    /// Its title.
    pub title: String,
    /// Why it is here, and where it is.
    pub line: String,
    /// Where it leads.
    pub url: String,
}

/// A part of a digest.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct DigestPart {
    /// Its heading.
    pub heading: String,
    /// What is in it.
    pub items: Vec<DigestItem>,
}

/// What a digest would bring.
#[derive(Debug, Clone, Default, Serialize, ToSchema)]
#[schema(as = Digest)]
pub struct DigestJson {
    /// The subject of its mail; empty when there is nothing to send.
    pub subject: String,
    /// Work first, communities apart.
    pub parts: Vec<DigestPart>,
}

impl From<Option<Letter>> for DigestJson {
    fn from(letter: Option<Letter>) -> Self {
        let Some(letter) = letter else { return Self::default() };
        let part = |p: super::letter::Part| DigestPart {
            heading: p.heading,
            items: p
                .items
                .into_iter()
                .map(|i| DigestItem { title: i.title, line: i.line, url: i.url })
                .collect(),
        };
        Self { subject: letter.subject, parts: letter.parts.into_iter().map(part).collect() }
    }
}

//! Shapes of the audit in the public JSON.

use kernel::Time;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use web::acts::{About, of_key};

use super::store::Line;

/// What of the audit is asked for.
#[derive(Debug, Clone, Default, Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
pub struct AuditQuery {
    /// Who acted, by handle.
    #[serde(default)]
    pub who: String,
    /// Which act: `person.suspend`.
    #[serde(default)]
    pub act: String,
    /// On which day (`2026-03-31`), in the reader's own time zone.
    #[serde(default)]
    pub day: String,
    /// Cursor.
    pub after: Option<String>,
}

/// One value that changed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct AuditChange {
    /// Which.
    pub what: String,
    /// The value before.
    pub before: String,
    /// The value now.
    pub after: String,
}

/// One act.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct AuditEntry {
    /// Its id.
    pub id: String,
    /// When.
    pub at: Time,
    /// Who, by handle; empty for the command line and the clock.
    pub who: String,
    /// Their name.
    pub name: String,
    /// By which way: page, api, command, link, clock.
    pub via: String,
    /// Which act: `person.suspend`.
    pub act: String,
    /// What it was done to: person, unit, space, other, network.
    pub about: &'static str,
    /// Its id.
    pub subject: String,
    /// Its handle or address, where it has one.
    pub subject_address: String,
    /// Its name, where it has one.
    pub subject_name: String,
    /// done, refused or held.
    pub outcome: String,
    /// What changed.
    pub changes: Vec<AuditChange>,
}

/// A page of the audit.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct AuditPage {
    /// Newest first.
    pub items: Vec<AuditEntry>,
    /// Cursor of the next page, if there is one.
    pub next: Option<String>,
}

/// The changes of a row.
#[must_use]
pub fn changes(kept: &str) -> Vec<AuditChange> {
    let triples: Vec<(String, String, String)> = serde_json::from_str(kept).unwrap_or_default();
    triples.into_iter().map(|(what, before, after)| AuditChange { what, before, after }).collect()
}

impl From<Line> for AuditEntry {
    fn from(line: Line) -> Self {
        let about = match of_key(&line.act).map(|act| act.about) {
            Some(About::Person) => "person",
            Some(About::Unit) => "unit",
            Some(About::Space) => "space",
            Some(About::Network) => "network",
            Some(About::Other) | None => "other",
        };
        Self {
            id: line.id.to_string(),
            at: line.at,
            who: line.handle.unwrap_or_default(),
            name: line.name.unwrap_or_default(),
            via: line.via,
            act: line.act,
            about,
            subject: line.subject.to_string(),
            subject_address: line.address,
            subject_name: line.subject_name,
            outcome: line.outcome,
            changes: changes(&line.changes),
        }
    }
}

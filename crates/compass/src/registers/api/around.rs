//! What stands around an entry in the public JSON.

use std::collections::BTreeMap;

use kernel::Time;
use serde::Serialize;
use utoipa::ToSchema;

use crate::registers::entry::{EntryId, Named};
use crate::registers::store::around::{Happened, Link};
use crate::registers::store::support::Similar;

/// Somebody.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = RegisterPerson)]
pub struct PersonJson {
    /// Short name.
    pub handle: String,
    /// Name as shown.
    pub name: String,
}

impl From<&Named> for PersonJson {
    fn from(named: &Named) -> Self {
        Self { handle: named.handle.clone(), name: named.name.clone() }
    }
}

/// What an entry points at.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = RegisterLink)]
pub struct LinkJson {
    /// `objective`, `release`, `feature`, `unit` or `thread`.
    pub kind: String,
    /// Its id.
    pub id: String,
    /// Its title or name.
    pub title: String,
    /// Address of its page.
    pub path: String,
}

impl From<&Link> for LinkJson {
    fn from(link: &Link) -> Self {
        let (kind, id, title) = (link.kind.clone(), link.target.to_string(), link.title.clone());
        Self { kind, id, title, path: link.path() }
    }
}

/// Something that happened to an entry.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = RegisterMove)]
pub struct HappenedJson {
    /// `added`, `edited` or `moved`.
    pub act: String,
    /// From this state.
    pub from: String,
    /// To this one.
    pub to: String,
    /// When.
    pub at: Time,
    /// Who.
    pub by: PersonJson,
    /// Why.
    pub why: String,
    /// Who had it in hand from then on.
    pub hand: Option<PersonJson>,
    /// The version it made.
    pub version: i64,
    /// The title from then on, when it was added or edited.
    pub title: Option<String>,
    /// The words from then on, when it was added or edited.
    pub fields: Option<BTreeMap<String, String>>,
}

impl From<&Happened> for HappenedJson {
    fn from(h: &Happened) -> Self {
        let worded = h.act != "moved";
        let hand = h.hand.clone().zip(h.hand_name.clone());
        Self {
            act: h.act.clone(),
            from: h.from.clone(),
            to: h.to.clone(),
            at: h.at,
            by: PersonJson { handle: h.handle.clone(), name: h.name.clone() },
            why: h.why.clone(),
            hand: hand.map(|(handle, name)| PersonJson { handle, name }),
            version: h.version,
            title: worded.then(|| h.title.clone()),
            fields: worded.then(|| serde_json::from_str(&h.body).unwrap_or_default()),
        }
    }
}

/// A space that works by a practice.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = PracticeAdoption)]
pub struct AdoptionJson {
    /// Short name of the space.
    pub space: String,
    /// Its name.
    pub name: String,
    /// What came of it.
    pub outcome: String,
    /// Who says so.
    pub by: PersonJson,
    /// When.
    pub at: Time,
}

/// An entry that was said before.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = SimilarEntry)]
pub struct SimilarJson {
    /// Its id.
    #[schema(value_type = String)]
    pub id: EntryId,
    /// Its title.
    pub title: String,
    /// Its state.
    pub state: String,
    /// How many support it.
    pub votes: i64,
}

impl From<&Similar> for SimilarJson {
    fn from(s: &Similar) -> Self {
        Self { id: s.id, title: s.title.clone(), state: s.state.clone(), votes: s.votes }
    }
}

/// Entries that say nearly the same.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = SimilarEntries)]
pub struct SimilarList {
    /// The entries.
    pub items: Vec<SimilarJson>,
    /// Always `null`.
    pub next: Option<String>,
}

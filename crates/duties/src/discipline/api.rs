//! The shapes of the public JSON.

use kernel::Time;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::practice_routes::Loaded;
use super::store::{Named, Near, Practising, Written};

/// Why a colleague is named.
#[derive(Debug, Clone, Default, Deserialize, ToSchema)]
#[schema(as = NewNomination)]
pub struct NewNomination {
    /// What they do for others, in your words; they read it.
    #[serde(default)]
    pub reason: String,
}

/// The nominee’s answer.
#[derive(Debug, Clone, Default, Deserialize, ToSchema)]
#[schema(as = NominationAnswer)]
pub struct Answer {
    /// `accept` or `decline`.
    #[serde(default)]
    pub answer: String,
    /// `yes` when those who look for holders of roles may know of it.
    #[serde(default)]
    pub shared: String,
}

/// A standing without permissions.
#[derive(Debug, Clone, Default, Deserialize, ToSchema)]
#[schema(as = NewPractice)]
pub struct NewPractice {
    /// Percent of one’s time.
    #[serde(default)]
    pub share: String,
    /// With whom one builds relations.
    #[serde(default)]
    pub constituencies: String,
    /// What one means to do.
    #[serde(default)]
    pub intentions: String,
    /// `yes` when others may see it.
    #[serde(default)]
    pub shown: String,
}

/// An entry of one’s own journal.
#[derive(Debug, Clone, Default, Deserialize, ToSchema)]
#[schema(as = NewJournalEntry)]
pub struct NewEntry {
    /// Key of a practice card, or nothing.
    #[serde(default)]
    pub card: String,
    /// The words; nobody else reads them.
    #[serde(default)]
    pub text: String,
}

/// A nomination.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = Nomination)]
pub struct NominationJson {
    /// Its id.
    pub id: String,
    /// Short name of the other side.
    pub person: String,
    /// Why; for the nominee only.
    pub reason: String,
    /// `open` or `accepted`.
    pub state: String,
    /// When.
    #[schema(value_type = String, format = DateTime)]
    pub at: Time,
}

impl From<&Named> for NominationJson {
    fn from(n: &Named) -> Self {
        Self {
            id: n.id.to_string(),
            person: n.handle.clone(),
            reason: n.body.clone(),
            state: n.state.clone(),
            at: n.at,
        }
    }
}

/// An entry of one’s own journal.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = JournalEntry)]
pub struct EntryJson {
    /// Its id.
    pub id: String,
    /// Key of the card it is about.
    pub card: String,
    /// The words.
    pub text: String,
    /// When.
    #[schema(value_type = String, format = DateTime)]
    pub at: Time,
}

impl From<&Written> for EntryJson {
    fn from(e: &Written) -> Self {
        Self { id: e.id.to_string(), card: e.card.clone(), text: e.body.clone(), at: e.at }
    }
}

/// One’s own practice; nobody else sees this.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = Practice)]
pub struct PracticeJson {
    /// One practises.
    pub practises: bool,
    /// Percent of one’s time.
    pub share: i64,
    /// With whom one builds relations.
    pub constituencies: String,
    /// What one means to do.
    pub intentions: String,
    /// Others may see it.
    pub shown: bool,
    /// What one was named for.
    pub named: Vec<NominationJson>,
    /// Whom one named.
    pub nominated: Vec<NominationJson>,
    /// One’s journal.
    pub journal: Vec<EntryJson>,
    /// What colleagues found helpful.
    pub helpful: super::helpful::HelpfulJson,
}

impl PracticeJson {
    pub(super) fn of(loaded: &Loaded) -> Self {
        let standing = loaded.standing.as_ref();
        let text = |of: fn(&super::store::Standing) -> &String| standing.map(of).cloned().unwrap_or_default();
        Self {
            practises: standing.is_some(),
            share: standing.map_or(0, |s| s.share),
            constituencies: text(|s| &s.constituencies),
            intentions: text(|s| &s.intentions),
            shown: standing.is_some_and(|s| s.shown),
            named: loaded.named.iter().map(NominationJson::from).collect(),
            nominated: loaded.nominated.iter().map(NominationJson::from).collect(),
            journal: loaded.journal.iter().map(EntryJson::from).collect(),
            helpful: (&loaded.helpful).into(),
        }
    }
}

/// An evangelist.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = Evangelist)]
pub struct NearJson {
    /// Short name.
    pub handle: String,
    /// Name.
    pub name: String,
    /// Of the asker’s unit.
    pub same_unit: bool,
    /// Speaks the asker’s language.
    pub same_language: bool,
    /// Has the asker’s job.
    pub same_job: bool,
    /// Is away now.
    pub away: bool,
}

impl From<&Near> for NearJson {
    fn from(n: &Near) -> Self {
        let Near { name, handle, same_unit, same_language, same_job, away, .. } = n.clone();
        Self { handle, name, same_unit, same_language, same_job, away }
    }
}

/// Somebody who practises without the title.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct PractisingJson {
    /// Short name.
    pub handle: String,
    /// Name.
    pub name: String,
}

impl From<&Practising> for PractisingJson {
    fn from(p: &Practising) -> Self {
        Self { handle: p.handle.clone(), name: p.name.clone() }
    }
}

/// Evangelists near the reader.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = Evangelists)]
pub struct NearList {
    /// The nearest first.
    pub items: Vec<NearJson>,
    /// Who practises without the title and lets it be seen, by name.
    pub practising: Vec<PractisingJson>,
    /// What the reader showed, being an evangelist; nobody else’s.
    pub shown: Vec<super::shown::ShownJson>,
    /// Always empty.
    pub next: Option<String>,
}

/// Said and done.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = PracticeDone)]
pub struct Done {
    /// Always true.
    pub done: bool,
}

//! The public JSON of the registers.

mod around;
mod board;
mod forms;
mod register;

use std::collections::BTreeMap;

use kernel::{Actor, Time};
use policy::Gate;
use serde::Serialize;
use utoipa::ToSchema;

use super::SEE;
use super::entry::{Entry, EntryId};
use super::list::{REGISTERS, Register};
use super::store::around::Link;

pub use around::{AdoptionJson, HappenedJson, LinkJson, PersonJson, SimilarJson, SimilarList};
pub use board::{BoardJson, BoardQuery, OutlookForm, RowJson, ServesJson};
pub use forms::{AdoptForm, Asked, NewRegisterEntry, NewRegisterMove, SimilarTo, VoteForm};
pub use register::{FieldJson, RegisterJson, StepJson};

/// The registers.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Registers {
    /// Those the reader sees.
    pub items: Vec<RegisterJson>,
    /// Always `null`: there are few.
    pub next: Option<String>,
    /// Releases launched lately that the reader has not looked at.
    pub unseen: Vec<Titled>,
}

/// The registers somebody sees something of.
pub fn seen_by<'a>(gate: &'a Gate, actor: &'a Actor) -> impl Iterator<Item = &'static Register> + 'a {
    REGISTERS.iter().filter(move |r| gate.may(actor, SEE, &Entry::blank(r).by(actor)))
}

/// Something by its id and title.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = TitledEntry)]
pub struct Titled {
    /// Its id.
    #[schema(value_type = String)]
    pub id: EntryId,
    /// Its title.
    pub title: String,
}

/// An entry of a register.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = RegisterEntry)]
pub struct EntryJson {
    /// Its id.
    #[schema(value_type = String)]
    pub id: EntryId,
    /// Its register.
    pub register: &'static str,
    /// Its title.
    pub title: String,
    /// Its state.
    pub state: String,
    /// Its words, by field.
    pub fields: BTreeMap<String, String>,
    /// What it points at.
    pub links: Vec<LinkJson>,
    /// Short name of the space it belongs to.
    pub space: Option<String>,
    /// Who brought it in.
    pub author: PersonJson,
    /// Who it is handed to.
    pub hand: Option<PersonJson>,
    /// How many support it; who does is not told.
    pub votes: i64,
    /// Whether the reader does.
    pub voted: bool,
    /// When it was brought in.
    pub created: Time,
    /// When it came into its state.
    pub moved: Time,
    /// Its version: the next change is written upon it.
    pub version: i64,
}

impl EntryJson {
    /// An entry with what it points at.
    #[must_use]
    pub fn new(entry: &Entry, links: &[Link]) -> Self {
        Self {
            id: entry.id,
            register: entry.register.key,
            title: entry.title.clone(),
            state: entry.state.clone(),
            fields: entry.body.clone(),
            links: links.iter().filter(|l| l.entry == entry.id).map(LinkJson::from).collect(),
            space: entry.space.as_ref().map(|s| s.slug.clone()),
            author: PersonJson::from(&entry.by),
            hand: entry.hand.as_ref().map(|(_, named)| PersonJson::from(named)),
            votes: entry.votes,
            voted: entry.voted,
            created: entry.at,
            moved: entry.moved,
            version: entry.version,
        }
    }
}

/// A page of entries, the most supported and then the newest first.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = RegisterEntries)]
pub struct Entries {
    /// The entries.
    pub items: Vec<EntryJson>,
    /// Where the list goes on.
    pub next: Option<String>,
    /// In the register of objectives: live ones to which nothing contributes yet.
    pub without_contribution: Vec<Titled>,
}

/// An entry with all that is around it.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = RegisterEntryPage)]
pub struct EntryPage {
    /// The entry.
    #[serde(flatten)]
    pub entry: EntryJson,
    /// States the reader may move it to.
    pub steps: Vec<&'static str>,
    /// What happened to it, the newest first.
    pub history: Vec<HappenedJson>,
    /// Entries that point at it.
    pub pointed_by: Vec<LinkJson>,
    /// How many spaces work by it.
    pub adopted_by: i64,
    /// What those report whom the reader may know of.
    pub adoptions: Vec<AdoptionJson>,
}

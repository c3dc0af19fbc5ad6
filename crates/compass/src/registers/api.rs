//! The public JSON of the registers.

use std::collections::BTreeMap;

use kernel::paging::Cursor;
use kernel::{Actor, Id, Problem, Time};
use policy::Gate;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::SEE;
use super::entry::{Entry, EntryId, Named};
use super::list::{Kind, REGISTERS, Register, Takes, Why};
use super::store::around::{Happened, Link};
use super::store::support::Similar;

/// What is asked of a list.
#[derive(Debug, Clone, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct Asked {
    /// Only entries in this state.
    pub state: Option<String>,
    /// Where the list goes on: the `next` of the page before.
    pub after: Option<String>,
    /// How many, 1 to 200.
    pub limit: Option<i64>,
}

impl Asked {
    /// The cursor, if one was sent.
    ///
    /// # Errors
    /// `Invalid` when it is not one.
    pub fn cursor(&self) -> Result<Option<Cursor>, Problem> {
        let Some(text) = self.after.as_deref().filter(|t| !t.is_empty()) else { return Ok(None) };
        Cursor::parse(text).map(Some).ok_or_else(|| Problem::field("after", "registers-after-unknown"))
    }
}

/// A title to compare with.
#[derive(Debug, Clone, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct SimilarTo {
    /// The title.
    #[serde(default)]
    pub title: String,
}

/// A field of a register.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = RegisterField)]
pub struct FieldJson {
    /// Its name.
    pub key: &'static str,
    /// `line`, `text` (Markdown), `day`, `quarter`, `number`, `entry` (the id of an entry of the
    /// register of the same name), `unit`, `space` (short names) or `thread` (its address).
    pub kind: &'static str,
    /// Whether it has to be filled.
    pub required: bool,
    /// Most characters.
    pub most: Option<usize>,
}

/// A way from state to state.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = RegisterStep)]
pub struct StepJson {
    /// From one of these states.
    pub from: &'static [&'static str],
    /// To this one.
    pub to: &'static str,
    /// Whether `why` has to be given.
    pub why: bool,
    /// What it takes along: `person`, `release`, or nothing.
    pub takes: Option<&'static str>,
    /// Fields that have to be filled by then.
    pub needs: &'static [&'static str],
}

/// A register.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = Register)]
pub struct RegisterJson {
    /// Its stable key.
    pub key: &'static str,
    /// What an entry says beyond its `title`.
    pub fields: Vec<FieldJson>,
    /// The states; an entry begins in the first.
    pub states: &'static [&'static str],
    /// The ways between them.
    pub steps: Vec<StepJson>,
    /// Others support an entry by a vote.
    pub votes: bool,
    /// Spaces say that they work by it.
    pub adopted: bool,
}

impl From<&'static Register> for RegisterJson {
    fn from(register: &'static Register) -> Self {
        let field = |f: &super::list::Field| {
            let (kind, most) = match f.kind {
                Kind::Line(most) => ("line", Some(most)),
                Kind::Text(most) => ("text", Some(most)),
                Kind::Day => ("day", None),
                Kind::Quarter => ("quarter", None),
                Kind::Number => ("number", None),
                Kind::Entry(_) => ("entry", None),
                Kind::Unit => ("unit", None),
                Kind::Space => ("space", None),
                Kind::Thread => ("thread", None),
            };
            FieldJson { key: f.key, kind, required: f.must, most }
        };
        let step = |s: &super::list::Step| StepJson {
            from: s.from,
            to: s.to,
            why: s.why == Why::Must,
            takes: match s.takes {
                Takes::Nothing => None,
                Takes::Person => Some("person"),
                Takes::Release => Some("release"),
            },
            needs: s.needs,
        };
        Self {
            key: register.key,
            fields: register.fields.iter().map(field).collect(),
            states: register.states,
            steps: register.steps.iter().map(step).collect(),
            votes: register.votes,
            adopted: register.adopted,
        }
    }
}

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

/// An entry that was said before.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = SimilarEntry)]
pub struct SimilarJson {
    /// Its id.
    #[schema(value_type = String)]
    pub id: Id<super::entry::OfEntry>,
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

/// An entry as it is sent: `title`, and the register's fields by their names (`GET /registers` lists
/// them). A change also sends the `version` it was written upon.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct NewRegisterEntry {
    /// Its title; at most 140 characters.
    pub title: String,
    /// The version a change was written upon.
    pub version: Option<i64>,
    /// The register's fields.
    #[serde(flatten)]
    pub fields: BTreeMap<String, String>,
}

/// A move to another state.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct NewRegisterMove {
    /// The state.
    pub to: String,
    /// The version it is decided upon.
    pub version: i64,
    /// Why; at most 1,000 characters.
    pub why: Option<String>,
    /// Handle of whom it is handed to.
    pub person: Option<String>,
    /// Id of the release it is planned for.
    pub release: Option<String>,
}

/// A vote.
#[derive(Debug, Clone, Default, Deserialize, ToSchema)]
#[schema(as = NewRegisterVote)]
pub struct VoteForm {
    /// `false` takes it back.
    pub vote: Option<serde_json::Value>,
}

impl VoteForm {
    /// Whether it supports.
    #[must_use]
    pub fn supports(&self) -> bool {
        !matches!(&self.vote, Some(v) if *v == serde_json::Value::Bool(false) || v.as_str() == Some("false"))
    }
}

/// A space works by a practice.
#[derive(Debug, Clone, Default, Deserialize, ToSchema)]
#[schema(as = NewPracticeAdoption)]
pub struct AdoptForm {
    /// Short name of the space.
    #[serde(default)]
    pub space: String,
    /// What came of it, in a line of at most 300 characters.
    #[serde(default)]
    pub outcome: String,
}

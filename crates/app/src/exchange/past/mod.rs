//! What every kind of past is turned into before it is stored: people, places and lines. A reader
//! of a kind gives these; everything after it is the same for all.

mod batch;
mod build;
mod journal;
mod map;
mod people;
mod places;
mod preview;
mod run;
mod talk;
mod titles;

use std::collections::HashMap;

use kernel::{PersonId, Time};

pub(crate) use build::beside;
pub use journal::{Listed, list};
pub(crate) use map::Plan;
pub use map::{Map, NEW, SKIP};
pub(crate) use preview::preview;
pub use preview::{ChannelSeen, PersonSeen, Preview};
pub(crate) use run::{bring, files};

use super::ExchangeError;

/// Somebody of the past, before it is known who that is here.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Guest {
    pub key: String,
    pub handle: String,
    pub name: String,
    pub mail: Option<String>,
    pub title: String,
    pub zone: Option<String>,
    /// Had left already: nobody can claim them.
    pub left: bool,
}

/// Somebody of the past as somebody here.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Somebody {
    pub id: PersonId,
    pub handle: String,
    pub name: String,
}

/// Who can read a place.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) enum Open {
    /// Everybody inside.
    #[default]
    All,
    /// Its members alone.
    Members,
    /// The few who talked there, and nobody ever after.
    Few,
}

/// A channel, a list, a category.
#[derive(Debug, Clone, Default)]
pub(crate) struct Place {
    pub key: String,
    pub name: String,
    /// What it says it is for, line by line.
    pub purpose: Vec<String>,
    /// A sentence: where it was.
    pub origin: String,
    pub created: Option<Time>,
    /// It was put away there: it comes in to be read, and takes no more.
    pub archived: bool,
    pub members: Vec<String>,
    /// The member who made it.
    pub keeper: Option<String>,
    pub open: Open,
    /// Where its lines lie, in the reader's own way.
    pub folders: Vec<String>,
}

/// What is not brought in unless the operator says so.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct Refused {
    /// `private` or `direct`.
    pub what: &'static str,
    /// How many channels or conversations.
    pub places: usize,
    /// How many messages are in them.
    pub messages: usize,
    /// What allows it.
    pub allow: &'static str,
}

/// What stands at the top of a past.
#[derive(Debug, Clone, Default)]
pub(crate) struct Outline {
    /// Keys of one source are its own.
    pub source: String,
    pub people: Vec<Guest>,
    pub places: Vec<Place>,
    pub refused: Vec<Refused>,
    pub bad: Vec<(String, String)>,
}

/// A file beside a line: a name, and where it lies when that is known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Beside {
    pub name: String,
    pub link: Option<String>,
    /// Under which name its bytes are kept and the address they are fetched from, with the key that opens it.
    pub fetch: Option<(String, String)>,
}

/// One thing somebody said. Lines of a conversation stand together, the opening one first.
#[derive(Debug, Clone, Default)]
pub(crate) struct Line {
    pub key: String,
    /// The key of its conversation.
    pub thread: String,
    pub at: Time,
    pub author: String,
    /// Who that is, where no list of people says so.
    pub guest: Option<Box<Guest>>,
    /// As it was written there; the reader turns it into Markdown.
    pub text: String,
    /// Of the conversation, on its opening line.
    pub title: Option<String>,
    pub question: bool,
    /// It answers the question.
    pub answer: bool,
    pub edited: Option<Time>,
    pub reactions: Vec<(&'static str, Vec<String>)>,
    pub files: Vec<Beside>,
    /// The reader's own mark.
    pub mark: u8,
}

/// What a place holds.
#[derive(Debug, Clone, Default)]
pub(crate) struct Lines {
    pub lines: Vec<Line>,
    pub passed_over: usize,
    pub bad: Vec<(String, String)>,
}

/// Who and what texts name.
#[derive(Debug, Clone, Default)]
pub(crate) struct Speech {
    pub people: HashMap<String, Somebody>,
    pub by_handle: HashMap<String, Somebody>,
    /// Addresses of places by their keys: slugs.
    pub places: HashMap<String, String>,
}

impl Speech {
    pub(crate) fn know(&mut self, key: String, somebody: Somebody) {
        self.by_handle.insert(somebody.handle.clone(), somebody.clone());
        self.people.insert(key, somebody);
    }
}

/// A past of some kind, ready to be read.
pub(crate) trait Past: Send + Sync + 'static {
    /// The word of the command line.
    fn kind(&self) -> &'static str;
    /// What stands at its top.
    fn outline(&self) -> &Outline;
    /// The lines of a place; may wait for the disk.
    fn lines(&self, place: &Place) -> Result<Lines, ExchangeError>;
    /// A line's words as Markdown.
    fn words(&self, line: &Line, speech: &Speech) -> String;
}

/// What the operator decides.
#[derive(Debug, Clone, Default)]
pub struct Choices {
    /// Private channels come in as spaces by invitation.
    pub private: bool,
    /// Direct messages too.
    pub direct: bool,
    /// Who is who, and what goes where.
    pub map: Map,
    /// There has to be an unfinished import of this file.
    pub resume: bool,
}

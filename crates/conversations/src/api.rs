//! Shapes of the public JSON.

mod asked;
mod lists;
mod problems;

use std::collections::BTreeMap;

use kernel::{Actor, MessageId, PersonId, SpaceId, ThreadId, Time};
use serde::Serialize;
use utoipa::ToSchema;
use web::place::Place;

use super::kind::{State, ThreadKind};
use super::previews::Preview;
use super::pseudonyms::NAMES;
use super::reaction::{self, Tally};
use super::store::{MessageRow, Person, ThreadRow};
use super::things::Gone;
use super::thread::Started;

pub use asked::{
    Answering, DraftJson, Emoji, FollowJson, MessagesAsked, NewReply, NewThread, NewWords, ReadJson, ReadTo,
    ThreadsAsked,
};
pub use lists::{KindJson, Kinds, Messages, Reactions, Threads, VersionJson, Versions};
pub use problems::Problems;

/// Who wrote something.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct Author {
    /// The person's id.
    #[schema(value_type = String)]
    pub id: PersonId,
    /// Short name in addresses and mentions.
    pub handle: String,
    /// Name as shown.
    pub name: String,
}

impl From<&Actor> for Author {
    fn from(actor: &Actor) -> Self {
        Self { id: actor.id, handle: actor.handle.clone(), name: actor.name.clone() }
    }
}
impl Author {
    /// Somebody under the name they write under: their own, or a neutral one.
    #[must_use]
    pub fn voice(id: PersonId, actor: &Actor) -> Self {
        let name = NAMES.into_iter().find(|(number, _, _)| *number == id.number());
        name.map_or_else(
            || Self::from(actor),
            |(_, handle, name)| Self { id, handle: handle.to_owned(), name: name.to_owned() },
        )
    }
}
impl From<Person> for Author {
    fn from(p: Person) -> Self {
        Self { id: p.id, handle: p.handle, name: p.name }
    }
}

/// A thread.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = Thread)]
pub struct ThreadJson {
    /// The id.
    #[schema(value_type = String)]
    pub id: ThreadId,
    /// Id of the space it is in.
    #[schema(value_type = String)]
    pub space: SpaceId,
    /// Slug of that space.
    pub slug: String,
    /// What it is for.
    pub kind: ThreadKind,
    /// Its title; empty when its opening words were withdrawn or deleted.
    pub title: String,
    /// Where it stands.
    pub state: State,
    /// Who started it.
    pub author: Author,
    /// When it began.
    pub created: Time,
    /// How many replies there are to read.
    pub replies: i64,
    /// The first words.
    pub excerpt: String,
    /// Its first message.
    #[schema(value_type = String)]
    pub opening: MessageId,
    /// The reply marked as the answer.
    #[schema(value_type = Option<String>)]
    pub answer: Option<MessageId>,
    /// When something was last said.
    pub last: Time,
    /// Whether it addresses everybody in the space.
    pub broadcast: bool,
    /// Why you follow it: `started`, `replied`, `mentioned`, `chosen`; `muted` when you chose not to.
    pub following: Option<String>,
    /// Whether something in it is new to you. Nobody else sees this.
    pub unread: bool,
    /// Its page.
    pub url: String,
    /// People you mentioned who cannot read this space: their names stay plain text.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub unreachable: Vec<String>,
}

impl ThreadJson {
    /// A thread of a list, in its space.
    #[must_use]
    pub fn of(row: ThreadRow, place: &Place) -> Self {
        let unread = row.unread();
        Self {
            unread,
            id: row.id,
            space: row.space,
            slug: place.slug.clone(),
            kind: row.kind,
            title: row.title,
            state: row.state,
            author: Author { id: row.author, handle: row.handle, name: row.name },
            created: row.created,
            replies: row.replies,
            excerpt: row.excerpt,
            opening: row.opening,
            answer: row.answer,
            last: row.last,
            broadcast: row.broadcast,
            following: row.why,
            url: format!("{}/t/{}", place.path(), row.id),
            unreachable: Vec::new(),
        }
    }
    /// A thread that was just started.
    #[must_use]
    pub fn started(new: &Started, place: &Place, actor: &Actor) -> Self {
        Self {
            id: new.id,
            space: place.id,
            slug: place.slug.clone(),
            kind: new.plan.kind,
            title: new.plan.title.clone(),
            state: new.state,
            author: Author::voice(new.author, actor),
            created: new.at,
            replies: 0,
            excerpt: new.excerpt.clone(),
            opening: new.opening,
            answer: None,
            last: new.at,
            broadcast: new.plan.broadcast,
            following: new.plan.name.is_none().then(|| "started".into()),
            unread: false,
            url: format!("{}/t/{}", place.path(), new.id),
            unreachable: new.words.unreachable.clone(),
        }
    }
}

/// One reaction to a message.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
#[schema(as = Reaction)]
pub struct ReactionJson {
    /// One of 👍 ❤️ 🎉 👀 🙏 💡.
    pub emoji: String,
    /// How many people.
    pub count: i64,
    /// Whether you are one of them.
    pub mine: bool,
    /// The first of them.
    pub people: Vec<Author>,
}

/// A message.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = Message)]
pub struct MessageJson {
    /// The id.
    #[schema(value_type = String)]
    pub id: MessageId,
    /// The thread it is in.
    #[schema(value_type = String)]
    pub thread: ThreadId,
    /// Who wrote it.
    pub author: Author,
    /// Markdown; empty when it was withdrawn or deleted.
    pub text: String,
    /// The same as safe HTML.
    pub html: String,
    /// When it was written.
    pub created: Time,
    /// When it was last changed.
    pub edited: Option<Time>,
    /// `withdrawn` or `deleted`, when its words are not there any more.
    pub gone: Option<String>,
    /// Whether it is marked as the answer.
    pub answer: bool,
    /// Reactions to it.
    pub reactions: Vec<ReactionJson>,
    /// What stands behind its links, as far as this server read it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub previews: Vec<Preview>,
    /// Grows with every change.
    pub version: i64,
    /// Its place on its thread's page.
    pub url: String,
    /// People you mentioned who cannot read this space: their names stay plain text.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub unreachable: Vec<String>,
}

/// What is known beside a message's row: names of people, the reader's own reactions, the answer.
#[derive(Debug, Default, Clone)]
pub struct Beside {
    /// People by id.
    pub people: BTreeMap<PersonId, Person>,
    /// What the reader reacted with.
    pub mine: Vec<(MessageId, String)>,
    /// The answer of the thread.
    pub answer: Option<MessageId>,
    /// Address of the thread's page.
    pub path: String,
    /// Quiet lines between messages: where each stands in the order of ids, and its HTML.
    pub lines: Vec<(MessageId, String)>,
    /// What stands behind links of messages.
    pub previews: Vec<(MessageId, Preview)>,
}

impl Beside {
    /// The reactions of one message, as shown.
    #[must_use]
    pub fn reactions(&self, id: MessageId, tallies: Vec<Tally>) -> Vec<ReactionJson> {
        let mine = |emoji: &str| self.mine.iter().any(|(m, e)| *m == id && e == emoji);
        let each = tallies.into_iter().map(|Tally(emoji, count, who)| ReactionJson {
            mine: mine(&emoji),
            people: who.iter().filter_map(|p| self.people.get(p)).cloned().map(Author::from).collect(),
            emoji,
            count,
        });
        each.collect()
    }
    /// What stands behind the links of one message whose words are there.
    #[must_use]
    pub fn previews(&self, row: &MessageRow) -> Vec<&Preview> {
        let of = self.previews.iter().filter(|(id, _)| *id == row.id && row.gone.is_none());
        of.map(|(_, preview)| preview).collect()
    }
}

impl MessageJson {
    /// A message of a thread.
    #[must_use]
    pub fn of(row: MessageRow, thread: ThreadId, beside: &Beside) -> Self {
        let gone = row.gone.as_deref().and_then(Gone::parse);
        let previews = beside.previews(&row).into_iter().cloned().collect();
        let tallies = if gone.is_none() { reaction::read(&row.reactions) } else { Vec::new() };
        Self {
            id: row.id,
            thread,
            author: Author { id: row.author, handle: row.handle, name: row.name },
            text: row.body,
            html: row.html,
            created: row.created,
            edited: row.edited,
            gone: gone.map(|g| g.shown().to_owned()),
            answer: beside.answer == Some(row.id),
            reactions: beside.reactions(row.id, tallies),
            previews,
            version: row.version,
            url: format!("{}?at={}#m-{}", beside.path, row.id, row.id),
            unreachable: Vec::new(),
        }
    }
}

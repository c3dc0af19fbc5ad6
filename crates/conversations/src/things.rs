//! A thread and a message as the gate sees them, and what may be asked about them.

use kernel::{MessageId, PersonId, ThreadId, Time};
use policy::{Action, Attr, Standing, Thing};
use web::place::Place;

use super::kind::{State, ThreadKind};
use super::pseudonyms::is_name;

/// Starting a thread in a space.
pub const START: Action = Action("startThread");
/// Addressing everybody in a space (declared by the room of spaces).
pub const BROADCAST: Action = Action("broadcast");
/// Mentioning everybody in a space (declared by the room of spaces).
pub const MENTION_ALL: Action = Action("mentionAll");
/// Replying in a thread.
pub const REPLY: Action = Action("reply");
/// Following or muting a thread.
pub const FOLLOW: Action = Action("follow");
/// Marking the answer of a question, or taking the mark away.
pub const MARK_ANSWER: Action = Action("markAnswer");
/// Settling a thread: solved, done, dropped, closed, and open again.
pub const SETTLE: Action = Action("settleThread");
/// Deciding: a decision, a practice, the answer to an idea.
pub const DECIDE: Action = Action("decideThread");
/// Voting in a poll.
pub const VOTE: Action = Action("vote");
/// Making a thread one of another kind.
pub const RECAST: Action = Action("recastThread");
/// Reacting to a message.
pub const REACT: Action = Action("react");
/// Giving a message new words.
pub const EDIT: Action = Action("editMessage");
/// Taking a message back: a tombstone, words kept for appeal.
pub const WITHDRAW: Action = Action("withdrawMessage");
/// Removing a message's words for good.
pub const DELETE: Action = Action("deleteMessage");
/// Pinning a thread and marking it as worth reading.
pub const ARRANGE: Action = Action("arrangeThread");
/// Splitting a thread, and merging it into another of its space.
pub const SPLIT: Action = Action("splitThread");
/// Moving a thread to another space.
pub const MOVE: Action = Action("moveThread");
/// Taking one's own move back.
pub const UNDO_MOVE: Action = Action("undoMove");
/// Reading posts before everybody does, and answering them.
pub const APPROVE: Action = Action("approvePosts");
/// Answering one such post.
pub const APPROVE_ONE: Action = Action("approvePost");

/// A thread as one actor meets it.
#[derive(Debug, Clone)]
pub struct Talk {
    /// Its id.
    pub id: ThreadId,
    /// Where it is.
    pub place: Place,
    /// What it is for.
    pub kind: ThreadKind,
    /// Where it stands.
    pub state: State,
    /// Its title; empty when its opening words are gone.
    pub title: String,
    /// Who started it.
    pub author: PersonId,
    /// Its first message.
    pub opening: MessageId,
    /// The reply marked as the answer.
    pub answer: Option<MessageId>,
    /// How many replies are there to read.
    pub replies: i64,
    /// Its newest message.
    pub last: MessageId,
    /// Whether the actor started it, under their own or a neutral name.
    pub mine: bool,
    /// The author as the gate knows them: the actor behind a neutral name, when it is theirs.
    pub asker: PersonId,
    /// Grows with everything that changes in it.
    pub version: i64,
    /// It takes no replies, as moderation decided.
    pub locked: bool,
}

/// A message as one actor meets it.
#[derive(Debug, Clone)]
pub struct Said {
    /// Its id.
    pub id: MessageId,
    /// The thread it is in.
    pub talk: Talk,
    /// Who wrote it.
    pub author: PersonId,
    /// Its Markdown.
    pub body: String,
    /// Its HTML.
    pub html: String,
    /// When it was written.
    pub created: Time,
    /// Withdrawn, purged or deleted.
    pub gone: Option<Gone>,
    /// Grows with every change.
    pub version: i64,
    /// Whether the actor wrote it.
    pub mine: bool,
}

/// Why a message has no words to read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Gone {
    /// Taken back; its words are kept 30 days for appeal.
    Withdrawn,
    /// Taken back, and the 30 days are over.
    Purged,
    /// Its author removed the words for good.
    Deleted,
    /// Kept out of others’ sight while moderation looks at it.
    Hidden,
    /// Removed by moderation; its words are kept 30 days for appeal.
    Removed,
}

impl Gone {
    /// The one of that word.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        match text {
            "withdrawn" => Some(Self::Withdrawn),
            "purged" => Some(Self::Purged),
            "deleted" => Some(Self::Deleted),
            "hidden" => Some(Self::Hidden),
            "removed" => Some(Self::Removed),
            _ => None,
        }
    }
    /// The word readers and programs are told: a purged message is a withdrawn one to them.
    #[must_use]
    pub const fn shown(self) -> &'static str {
        match self {
            Self::Withdrawn | Self::Purged => "withdrawn",
            Self::Deleted => "deleted",
            Self::Hidden => "hidden",
            Self::Removed => "removed",
        }
    }
}

impl Said {
    /// The name somebody acts under on this message: its own, when it is theirs.
    #[must_use]
    pub const fn voice(&self, actor: PersonId) -> PersonId {
        if self.mine { self.author } else { actor }
    }
    /// Who wrote it as the gate knows them: the actor behind a neutral name, when it is theirs.
    #[must_use]
    pub fn writer(&self) -> PersonId {
        if self.mine && is_name(self.author) { self.talk.asker } else { self.author }
    }
    /// Whether it is the first message of its thread.
    #[must_use]
    pub fn opens(&self) -> bool {
        self.id == self.talk.opening
    }
}

impl Talk {
    /// The name somebody writes under here: their own, or the neutral one they asked under.
    #[must_use]
    pub const fn voice(&self, actor: PersonId) -> PersonId {
        if self.mine { self.author } else { actor }
    }
    /// Address of its page.
    #[must_use]
    pub fn path(&self) -> String {
        format!("{}/t/{}", self.place.path(), self.id)
    }
    /// Address of one of its messages.
    #[must_use]
    pub fn path_to(&self, message: MessageId) -> String {
        format!("{}?at={message}#m-{message}", self.path())
    }
}

/// Whether messages show reactions here: what may be given is the gate's to say.
#[must_use]
pub fn shows_reactions(place: &Place) -> bool {
    place.reactions && place.kind != web::place::Kind::Team
}

fn space_attrs(place: &Place) -> Vec<(&'static str, Attr)> {
    place.attrs()
}

impl Thing for Talk {
    fn kind(&self) -> &'static str {
        "Thread"
    }
    fn id(&self) -> i64 {
        self.id.number()
    }
    fn attrs(&self) -> Vec<(&'static str, Attr)> {
        vec![
            ("kind", Attr::text(self.kind.as_str())),
            ("state", Attr::text(self.state.as_str())),
            ("author", Attr::Person(self.asker)),
            ("gone", Attr::Bool(false)),
            ("locked", Attr::Bool(self.locked)),
        ]
    }
    fn standing(&self) -> Standing {
        Standing { author: self.mine, ..self.place.standing() }
    }
    fn space(&self) -> Option<i64> {
        Some(self.place.id.number())
    }
    fn space_attrs(&self) -> Vec<(&'static str, Attr)> {
        space_attrs(&self.place)
    }
    fn args(&self) -> Vec<(String, String)> {
        self.place.args()
    }
}

impl Thing for Said {
    fn kind(&self) -> &'static str {
        "Message"
    }
    fn id(&self) -> i64 {
        self.id.number()
    }
    fn attrs(&self) -> Vec<(&'static str, Attr)> {
        vec![
            ("author", Attr::Person(self.writer())),
            ("gone", Attr::Bool(self.gone.is_some())),
            ("opening", Attr::Bool(self.opens())),
            ("threadKind", Attr::text(self.talk.kind.as_str())),
            ("threadAuthor", Attr::Person(self.talk.asker)),
        ]
    }
    fn standing(&self) -> Standing {
        Standing { author: self.mine, ..self.talk.place.standing() }
    }
    fn space(&self) -> Option<i64> {
        self.talk.space()
    }
    fn space_attrs(&self) -> Vec<(&'static str, Attr)> {
        space_attrs(&self.talk.place)
    }
    fn args(&self) -> Vec<(String, String)> {
        self.talk.place.args()
    }
}

//! A post that waits, as one actor meets it: pure.

use kernel::problem::Fields;
use kernel::{Fact, MessageId, PersonId, Problem, SpaceId, ThreadId, Time};
use policy::{Attr, Standing, Thing};
use web::place::Place;

use super::WaitingId;
use crate::api::NewThread;
use crate::facts::{POST_APPROVED, POST_DECLINED, POST_WAITING};
use crate::pseudonyms::voice;

/// Longest reason, in characters.
const LONGEST_REASON: usize = 1000;

/// A post that waits.
#[derive(Debug, Clone)]
pub struct Waiting {
    /// Its id.
    pub id: WaitingId,
    /// Its space.
    pub space: SpaceId,
    /// The name it is published under.
    pub voice: PersonId,
    /// That name's handle.
    pub handle: String,
    /// That name.
    pub name: String,
    /// Whether the reader wrote it.
    pub mine: bool,
    /// Its kind.
    pub kind: String,
    /// Its title.
    pub title: String,
    /// Its words.
    pub body: String,
    /// What else was asked for, as JSON.
    pub rest: String,
    /// The message it is made of.
    pub of: Option<MessageId>,
    /// `waiting`, `declined` or `published`.
    pub state: String,
    /// The thread it became.
    pub thread: Option<ThreadId>,
    /// Since when it waits.
    pub at: Time,
    /// Who decided.
    pub decider: Option<String>,
    /// When.
    pub decided: Option<Time>,
    /// Why it was turned down.
    pub reason: String,
    /// Grows with every change.
    pub version: i64,
    /// The thread a reply belongs to.
    pub on: Option<ThreadId>,
}
store::row!(Waiting {
    id,
    space,
    voice,
    handle,
    name,
    mine,
    kind,
    title,
    body,
    rest,
    of,
    state,
    thread,
    at,
    decider,
    decided,
    reason,
    version,
    on,
});

/// What an actor asked for, kept in two parts: what lists show, and the rest as JSON.
#[must_use]
pub fn rest(asked: &NewThread) -> String {
    let rest = NewThread { kind: String::new(), title: String::new(), text: String::new(), ..asked.clone() };
    serde_json::to_string(&rest).unwrap_or_default()
}

/// Both parts together.
#[must_use]
pub fn whole(kind: &str, title: &str, text: &str, rest: &str) -> NewThread {
    let rest: NewThread = serde_json::from_str(rest).unwrap_or_default();
    NewThread { kind: kind.to_owned(), title: title.to_owned(), text: text.to_owned(), ..rest }
}

impl Waiting {
    /// As it was asked for.
    #[must_use]
    pub fn asked(&self) -> NewThread {
        whole(&self.kind, &self.title, &self.body, &self.rest)
    }
    /// Whether it can still be decided about: as it was read, and by nobody else meanwhile.
    ///
    /// # Errors
    /// `Conflict` that says what happened.
    pub fn open(&self, read: Option<i64>) -> Result<(), Problem> {
        match self.state.as_str() {
            "published" => Err(Problem::Conflict("conv-wait-published")),
            "declined" => Err(Problem::Conflict("conv-wait-declined-already")),
            _ if read.is_some_and(|version| version != self.version) => {
                Err(Problem::Conflict("conv-wait-changed"))
            }
            _ => Ok(()),
        }
    }
}

/// A post with its space, as the gate meets it.
#[derive(Debug, Clone)]
pub struct Post {
    /// The post.
    pub post: Waiting,
    /// Its space, as the actor meets it.
    pub place: Place,
    /// Who wrote it as the gate knows them: the actor, when it is theirs.
    pub author: PersonId,
}

impl Thing for Post {
    fn kind(&self) -> &'static str {
        "Message"
    }
    fn id(&self) -> i64 {
        self.post.id.number()
    }
    fn attrs(&self) -> Vec<(&'static str, Attr)> {
        vec![
            ("author", Attr::Person(self.author)),
            ("gone", Attr::Bool(false)),
            ("opening", Attr::Bool(self.post.on.is_none())),
            ("threadKind", Attr::text(&self.post.kind)),
            ("threadAuthor", Attr::Person(self.author)),
        ]
    }
    fn standing(&self) -> Standing {
        Standing { author: self.post.mine, ..self.place.standing() }
    }
    fn space(&self) -> Option<i64> {
        Some(self.place.id.number())
    }
    fn space_attrs(&self) -> Vec<(&'static str, Attr)> {
        self.place.attrs()
    }
    fn args(&self) -> Vec<(String, String)> {
        self.place.args()
    }
}

/// A reason for whoever wrote it.
///
/// # Errors
/// `Invalid` when there is none, or it is too long.
pub fn reason(text: &str) -> Result<String, Problem> {
    let text = crate::text::clean(text);
    let mut fields = Fields::default();
    fields.length(&text, LONGEST_REASON, "reason");
    fields.done()?;
    Ok(text)
}

/// The fact that a post waits.
#[must_use]
pub fn waits(id: WaitingId, space: SpaceId, by: PersonId, at: Time) -> Fact {
    voice(Fact::new(&POST_WAITING, id.number(), at), by).space(space)
}

/// The fact that it was turned down.
#[must_use]
pub fn declined(id: WaitingId, space: SpaceId, by: PersonId, at: Time) -> Fact {
    Fact::new(&POST_DECLINED, id.number(), at).by(by).space(space)
}

/// The fact that it was published.
#[must_use]
pub fn approved(
    id: WaitingId,
    space: SpaceId,
    (thread, opening): (ThreadId, MessageId),
    by: PersonId,
    at: Time,
) -> Fact {
    let fact = Fact::new(&POST_APPROVED, id.number(), at).by(by).space(space).thread(thread);
    fact.with("message", opening.number())
}

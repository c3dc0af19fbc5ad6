//! What becomes of a message: a task, a decision, an idea, a practice, a question. The new thing names
//! whoever wrote the words it grew from, and the thread shows what became of them.

pub mod routes;
pub mod store;

use ::store::{Error, Write};
use kernel::{Actor, Fact, MessageId, PersonId, Problem, ThreadId, Time, rich};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::facts::OUTCOME_MADE;
use super::kind::ThreadKind;
use super::pseudonyms::{is_name, voice};
use super::things::Said;
use super::thread::Started;

/// The kinds of thread a message may be turned into.
pub const INTO: [ThreadKind; 4] =
    [ThreadKind::Decision, ThreadKind::Practice, ThreadKind::Idea, ThreadKind::Question];

/// What a message is turned into.
#[derive(Debug, Clone, Default, Deserialize, ToSchema)]
#[serde(default)]
pub struct NewOutcome {
    /// `decision`, `practice`, `idea` or `question`. A task is made in the room of tasks.
    pub kind: String,
    /// One line, at most 200 characters.
    pub title: String,
    /// Markdown, at most 40,000 characters.
    pub text: String,
}

/// On pages: what the form is for.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct Into {
    /// The kind.
    pub into: String,
}

/// Something that became of a message.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = Outcome)]
pub struct OutcomeJson {
    /// The message it became of.
    #[schema(value_type = String)]
    pub message: MessageId,
    /// `task`, `decision`, `practice`, `idea` or `question`.
    pub kind: String,
    /// Its title.
    pub title: String,
    /// Where it stands.
    pub state: String,
    /// Whose task it is.
    pub owner: Option<String>,
    /// Its page.
    pub url: String,
}

/// The title and the words a form begins with.
#[must_use]
pub fn beginning(said: &Said) -> (String, String) {
    let plain = rich::excerpt(&said.html, 90);
    let title = plain.split(['.', '?', '!']).next().unwrap_or_default().trim().to_owned();
    let quoted: Vec<String> = said.body.lines().map(|line| format!("> {line}")).collect();
    (title, format!("{}\n\n", quoted.join("\n")))
}

/// Links a new thread to the message it was made of. One that is not there any more has no line.
///
/// # Errors
/// What the database says.
pub fn link(w: &mut Write<'_>, actor: &Actor, id: MessageId, new: &Started) -> Result<(), Problem> {
    let said = match super::store::said(w, actor, id) {
        Ok(said) => said,
        Err(Error::NoRow) => return Ok(()),
        Err(error) => return Err(error.into()),
    };
    let kind = new.plan.kind;
    let target = (new.id.number(), kind.number());
    let fact = made((id, said.talk.id, said.author), said.talk.place.id, target, actor.id, new.at);
    let what = (kind.as_str(), new.id.number());
    Ok(store::add(w, (id, said.talk.id), what, (actor.id, new.at), fact)?)
}

/// The fact that something became of a message; task: 0.
#[must_use]
pub fn made(
    (source, thread, author): (MessageId, ThreadId, PersonId),
    space: kernel::SpaceId,
    (target, kind): (i64, i64),
    by: PersonId,
    at: Time,
) -> Fact {
    let fact = voice(Fact::new(&OUTCOME_MADE, target, at), by).space(space).thread(thread);
    let fact = fact.with("message", source.number()).with("kind", kind);
    if is_name(author) { fact } else { fact.with("author", author.number()) }
}

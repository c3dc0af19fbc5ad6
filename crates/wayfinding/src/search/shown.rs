//! What is loaded to show the hits of a page, and nothing more.

use kernel::{MessageId, PersonId, SpaceId, ThreadId, Time};
use store::{Read, Res, p, row, sql};

use super::things_store::{self, ShownThing};

sql!(
    SHOWN_MESSAGES,
    "SELECT m.id, m.html, t.id, t.title, t.kind, t.state, t.opening_id, t.answer_id, s.slug, s.name, s.kind, s.hue,
            a.name, a.handle, m.created_ms
     FROM messages m JOIN threads t ON t.id = m.thread_id JOIN spaces s ON s.id = t.space_id JOIN people a ON a.id = m.author_id
     WHERE m.id = ANY($1)"
);
sql!(
    SHOWN_PEOPLE,
    "SELECT q.id, q.handle, q.name, q.title, u.name FROM people q LEFT JOIN units u ON u.id = q.unit_id WHERE q.id = ANY($1)"
);
sql!(
    SHOWN_SPACES,
    "SELECT s.id, s.slug, s.name, s.kind, s.hue, s.members, c.why FROM spaces s
     LEFT JOIN space_cards c ON c.space_id = s.id AND c.version = s.card_version WHERE s.id = ANY($1)"
);

/// A message as a hit shows it.
#[derive(Debug, Clone)]
pub struct ShownMessage {
    /// Its id.
    pub id: MessageId,
    /// Its words.
    pub html: String,
    /// Its thread.
    pub thread: ThreadId,
    /// The thread's title.
    pub title: String,
    /// The thread's kind.
    pub kind: String,
    /// The thread's state.
    pub state: String,
    /// The thread's first message.
    pub opening: MessageId,
    /// The thread's answer.
    pub answer: Option<MessageId>,
    /// The space's address.
    pub slug: String,
    /// The space's name.
    pub space: String,
    /// The space's kind.
    pub space_kind: String,
    /// The space's hue.
    pub hue: i64,
    /// Who wrote it.
    pub author: String,
    /// Their handle.
    pub handle: String,
    /// When.
    pub at: Time,
}
row!(ShownMessage {
    id,
    html,
    thread,
    title,
    kind,
    state,
    opening,
    answer,
    slug,
    space,
    space_kind,
    hue,
    author,
    handle,
    at
});

/// A person as a hit shows them.
#[derive(Debug, Clone)]
pub struct ShownPerson {
    /// The person.
    pub id: PersonId,
    /// Handle.
    pub handle: String,
    /// Name.
    pub name: String,
    /// Job title.
    pub title: String,
    /// Name of their unit.
    pub unit: Option<String>,
}
row!(ShownPerson { id, handle, name, title, unit });

/// A space as a hit shows it.
#[derive(Debug, Clone)]
pub struct ShownSpace {
    /// The space.
    pub id: SpaceId,
    /// Its address.
    pub slug: String,
    /// Its name.
    pub name: String,
    /// Its kind.
    pub kind: String,
    /// Its hue.
    pub hue: i64,
    /// How many are in it.
    pub members: i64,
    /// Why it exists, in Markdown.
    pub why: Option<String>,
}
row!(ShownSpace { id, slug, name, kind, hue, members, why });

/// What a page of hits shows.
#[derive(Debug, Clone, Default)]
pub struct Shown {
    /// Messages.
    pub messages: Vec<ShownMessage>,
    /// People.
    pub people: Vec<ShownPerson>,
    /// Spaces.
    pub spaces: Vec<ShownSpace>,
    /// Files.
    pub files: Vec<ShownThing>,
    /// Notes.
    pub notes: Vec<ShownThing>,
}

/// Loads what is shown of these hits: ids of messages, people and spaces.
///
/// # Errors
/// What the database says.
pub fn shown(r: &mut Read<'_>, messages: &Vec<i64>, people: &Vec<i64>, spaces: &Vec<i64>) -> Res<Shown> {
    let mut shown = Shown::default();
    if !messages.is_empty() {
        shown.messages = r.all(&SHOWN_MESSAGES, p![messages])?;
    }
    if !people.is_empty() {
        shown.people = r.all(&SHOWN_PEOPLE, p![people])?;
    }
    if !spaces.is_empty() {
        shown.spaces = r.all(&SHOWN_SPACES, p![spaces])?;
    }
    Ok(shown)
}

/// The same with files and notes.
///
/// # Errors
/// What the database says.
pub fn with_things(r: &mut Read<'_>, shown: Shown, files: &Vec<i64>, notes: &Vec<i64>) -> Res<Shown> {
    let (files, notes) = things_store::shown(r, files, notes)?;
    Ok(Shown { files, notes, ..shown })
}

//! Messages in pages of them: keyset only, few statements.

use kernel::{MessageId, PersonId, ThreadId, Time};
use store::{Read, Res, p, row, sql};

/// A person, as lists name them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Person {
    /// Their id.
    pub id: PersonId,
    /// Short name in addresses.
    pub handle: String,
    /// Name as shown.
    pub name: String,
}
row!(Person { id, handle, name });

/// A message in a page of them.
#[derive(Debug, Clone)]
pub struct MessageRow {
    /// Its id.
    pub id: MessageId,
    /// Who wrote it.
    pub author: PersonId,
    /// Their handle.
    pub handle: String,
    /// Their name.
    pub name: String,
    /// Their job title.
    pub job: String,
    /// Markdown; empty where the page does not need it.
    pub body: String,
    /// Safe HTML.
    pub html: String,
    /// When it was written.
    pub created: Time,
    /// When it was last changed.
    pub edited: Option<Time>,
    /// Withdrawn, purged or deleted.
    pub gone: Option<String>,
    /// By whom.
    pub gone_by: Option<PersonId>,
    /// The summary of reactions.
    pub reactions: String,
    /// Grows with every change.
    pub version: i64,
}
row!(MessageRow {
    id,
    author,
    handle,
    name,
    job,
    body,
    html,
    created,
    edited,
    gone,
    gone_by,
    reactions,
    version
});

macro_rules! messages_sql {
    ($body:literal, $where:literal) => {
        concat!(
            "SELECT m.id, m.author_id, p.handle, p.name, p.title, ",
            $body,
            ", CASE WHEN m.gone IS NULL THEN m.html ELSE '' END, m.created_ms, m.edited_ms, m.gone, m.gone_by,
                m.reactions, m.version
             FROM messages m JOIN people p ON p.id = m.author_id WHERE ",
            $where
        )
    };
}
sql!(MESSAGES, messages_sql!("''", "m.thread_id = $1 AND m.id > $2 ORDER BY m.id LIMIT $3"));
sql!(
    MESSAGES_WITH_WORDS,
    messages_sql!(
        "CASE WHEN m.gone IS NULL THEN m.body ELSE '' END",
        "m.thread_id = $1 AND m.id > $2 ORDER BY m.id LIMIT $3"
    )
);
sql!(ONE_MESSAGE, messages_sql!("CASE WHEN m.gone IS NULL THEN m.body ELSE '' END", "m.id = $1"));
sql!(BEFORE, "SELECT id FROM messages WHERE thread_id = $1 AND id <= $2 ORDER BY id DESC LIMIT $3");
sql!(PEOPLE, "SELECT id, handle, name FROM people WHERE id = ANY($1)");

/// The messages of a thread after one of them, oldest first; `most` and one more. Without their
/// Markdown, which pages do not need.
///
/// # Errors
/// What the database says.
pub fn messages(r: &mut Read<'_>, thread: ThreadId, after: MessageId, most: i64) -> Res<Vec<MessageRow>> {
    r.all(&MESSAGES, p![thread, after, most + 1])
}

/// The same with their Markdown.
///
/// # Errors
/// What the database says.
pub fn messages_with_words(
    r: &mut Read<'_>,
    thread: ThreadId,
    after: MessageId,
    most: i64,
) -> Res<Vec<MessageRow>> {
    r.all(&MESSAGES_WITH_WORDS, p![thread, after, most + 1])
}

/// One message. The caller has found it through the actor.
///
/// # Errors
/// `NoRow` when it is not there.
pub fn message_row(r: &mut Read<'_>, id: MessageId) -> Res<MessageRow> {
    r.one(&ONE_MESSAGE, p![id])
}

/// After which message a page starts that shows `at` with two messages before it.
///
/// # Errors
/// What the database says.
pub fn around(r: &mut Read<'_>, thread: ThreadId, at: MessageId) -> Res<MessageId> {
    let before = r.ints(&BEFORE, p![thread, at, 4_i64])?;
    Ok(MessageId::new(before.get(3).copied().unwrap_or(0)))
}

/// After which message the last page of `most` messages starts.
///
/// # Errors
/// What the database says.
pub fn last_page(r: &mut Read<'_>, thread: ThreadId, before: MessageId, most: i64) -> Res<MessageId> {
    let ids = r.ints(&BEFORE, p![thread, before, most + 1])?;
    let at = usize::try_from(most).unwrap_or(usize::MAX);
    Ok(MessageId::new(ids.get(at).copied().unwrap_or(0)))
}

/// People by their ids.
///
/// # Errors
/// What the database says.
pub fn people(r: &mut Read<'_>, ids: &[i64]) -> Res<Vec<Person>> {
    if ids.is_empty() { Ok(Vec::new()) } else { r.all(&PEOPLE, p![ids]) }
}

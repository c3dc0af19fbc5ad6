//! Lists and pages of them: keyset only, few statements.

use kernel::{Actor, Cursor, MessageId, PersonId, SpaceId, ThreadId, Time};
use store::{Read, Res, p, row, sql};

use crate::conversations::draft::DraftPlace;
use crate::conversations::kind::{State, ThreadKind};

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

/// A thread in a list.
#[derive(Debug, Clone)]
pub struct ThreadRow {
    /// Its id.
    pub id: ThreadId,
    /// Its space.
    pub space: SpaceId,
    /// What it is for.
    pub kind: ThreadKind,
    /// Where it stands.
    pub state: State,
    /// Its title; empty when its opening words are gone.
    pub title: String,
    /// Its first words.
    pub excerpt: String,
    /// Who started it.
    pub author: PersonId,
    /// Their handle.
    pub handle: String,
    /// Their name.
    pub name: String,
    /// Whether it addresses everybody.
    pub broadcast: bool,
    /// When it began.
    pub created: Time,
    /// When something was last said.
    pub last: Time,
    /// Its newest message.
    pub last_id: MessageId,
    /// Who said it.
    pub last_name: String,
    /// How many replies.
    pub replies: i64,
    /// Its first message.
    pub opening: MessageId,
    /// The answer.
    pub answer: Option<MessageId>,
    /// Up to where the reader has read.
    pub mark: Option<MessageId>,
    /// Why the reader follows it.
    pub why: Option<String>,
    /// Grows with everything that changes in it.
    pub version: i64,
}
row!(ThreadRow {
    id,
    space,
    kind,
    state,
    title,
    excerpt,
    author,
    handle,
    name,
    broadcast,
    created,
    last,
    last_id,
    last_name,
    replies,
    opening,
    answer,
    mark,
    why,
    version,
});

macro_rules! threads_sql {
    ($where:literal) => {
        concat!(
            "SELECT t.id, t.space_id, t.kind, t.state, t.title, t.excerpt, t.author_id, a.handle, a.name, t.broadcast,
                t.created_ms, t.last_ms, t.last_id, l.name, t.replies, t.opening_id, t.answer_id,
                r.message_id, f.why, t.version
             FROM threads t JOIN people a ON a.id = t.author_id JOIN people l ON l.id = t.last_author_id
             LEFT JOIN read_marks r ON r.person_id = $1 AND r.thread_id = t.id
             LEFT JOIN follows f ON f.person_id = $1 AND f.thread_id = t.id
             WHERE t.gone IS NULL AND ",
            $where
        )
    };
}
sql!(
    THREADS,
    threads_sql!(
        "t.space_id = $2 AND (t.last_ms, t.id) < ($3, $4) ORDER BY t.last_ms DESC, t.id DESC LIMIT $5"
    )
);
sql!(
    THREADS_OF_KIND,
    threads_sql!(
        "t.space_id = $2 AND (t.last_ms, t.id) < ($3, $4) AND t.kind = $6
         ORDER BY t.last_ms DESC, t.id DESC LIMIT $5"
    )
);
sql!(
    THREADS_UNANSWERED,
    threads_sql!(
        "t.space_id = $2 AND (t.last_ms, t.id) < ($3, $4) AND t.kind = 'question' AND t.state = 'open'
         ORDER BY t.last_ms DESC, t.id DESC LIMIT $5"
    )
);
sql!(THREAD, threads_sql!("t.id = $2"));

/// Which threads a list shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Filter {
    /// All.
    #[default]
    All,
    /// Of one kind.
    Kind(ThreadKind),
    /// Questions without an answer.
    Unanswered,
}

/// The threads of a space after a cursor, newest activity first; `most` and one more. The caller
/// has found the space through the actor.
///
/// # Errors
/// What the database says.
pub fn threads(
    r: &mut Read<'_>,
    actor: &Actor,
    space: SpaceId,
    filter: Filter,
    after: Cursor,
    most: i64,
) -> Res<Vec<ThreadRow>> {
    let (key, id, most) = (after.key, after.id, most + 1);
    match filter {
        Filter::All => r.all(&THREADS, p![actor.id, space, key, id, most]),
        Filter::Unanswered => r.all(&THREADS_UNANSWERED, p![actor.id, space, key, id, most]),
        Filter::Kind(kind) => r.all(&THREADS_OF_KIND, p![actor.id, space, key, id, most, kind.as_str()]),
    }
}

/// One thread as a list shows it. The caller has found it through the actor.
///
/// # Errors
/// `NoRow` when it is not there.
pub fn thread_row(r: &mut Read<'_>, actor: &Actor, id: ThreadId) -> Res<ThreadRow> {
    r.one(&THREAD, p![actor.id, id])
}

/// What a thread's page needs beside the thread: personal marks, the draft, who answered.
#[derive(Debug, Clone)]
pub struct Head {
    /// Its space.
    pub space: SpaceId,
    /// What it is for.
    pub kind: ThreadKind,
    /// Where it stands.
    pub state: State,
    /// Its title.
    pub title: String,
    /// Who started it.
    pub author: PersonId,
    /// Its first message.
    pub opening: MessageId,
    /// The answer.
    pub answer: Option<MessageId>,
    /// How many replies.
    pub replies: i64,
    /// Its newest message.
    pub last: MessageId,
    /// Grows with everything that changes in it.
    pub version: i64,
    /// Whether it addresses everybody.
    pub broadcast: bool,
    /// When it began.
    pub created: Time,
    /// Up to where the reader has read.
    pub mark: Option<MessageId>,
    /// Why the reader follows it.
    pub why: Option<String>,
    /// The reader's draft of a reply.
    pub draft: Option<String>,
    /// Who gave the answer.
    pub answered_by: Option<String>,
    /// When.
    pub answered: Option<Time>,
}
row!(Head {
    space,
    kind,
    state,
    title,
    author,
    opening,
    answer,
    replies,
    last,
    version,
    broadcast,
    created,
    mark,
    why,
    draft,
    answered_by,
    answered,
});

sql!(
    HEAD,
    "SELECT t.space_id, t.kind, t.state, t.title, t.author_id, t.opening_id, t.answer_id, t.replies, t.last_id,
        t.version, t.broadcast, t.created_ms, r.message_id, f.why, d.body, b.name, m.created_ms
     FROM threads t
     LEFT JOIN read_marks r ON r.person_id = $1 AND r.thread_id = t.id
     LEFT JOIN follows f ON f.person_id = $1 AND f.thread_id = t.id
     LEFT JOIN drafts d ON d.person_id = $1 AND d.place = $3
     LEFT JOIN messages m ON m.id = t.answer_id
     LEFT JOIN people b ON b.id = m.author_id
     WHERE t.id = $2 AND t.gone IS NULL"
);

/// The head of a thread's page. The caller checks that its space may be read.
///
/// # Errors
/// `NoRow` when it is not there.
pub fn head(r: &mut Read<'_>, actor: &Actor, id: ThreadId) -> Res<Head> {
    r.one(&HEAD, p![actor.id, id, &DraftPlace::Thread(id).to_string()])
}

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

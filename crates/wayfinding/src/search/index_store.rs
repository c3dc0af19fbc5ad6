//! The SQL that keeps the index: what is read to index it, and the index itself.

use kernel::{MessageId, PersonId, SpaceId, ThreadId, Time};
use store::{Read, Res, Write, p, row, sql, sql_pair};

use super::text::{self, Meta};

/// A document about to be indexed.
#[derive(Debug, Clone)]
pub struct Doc {
    /// Its id; below zero for people and spaces.
    pub id: i64,
    /// Where it was said.
    pub space: Option<SpaceId>,
    /// In which thread.
    pub thread: Option<ThreadId>,
    /// When.
    pub at: Time,
    /// What it is worth by itself.
    pub weight: i64,
    /// Title or name.
    pub heading: String,
    /// Its words.
    pub text: String,
    /// What it is filtered by.
    pub meta: Meta,
}

sql!(
    PUT,
    "INSERT INTO search_docs (id, kind, space_id, thread_id, author_id, at_ms, weight, heading, tokens)
     VALUES ($1, $2, $3::bigint, $4::bigint, $5::bigint, $6, $7, $8, $9)
     ON CONFLICT (id) DO UPDATE SET kind = excluded.kind, space_id = excluded.space_id, thread_id = excluded.thread_id,
     author_id = excluded.author_id, at_ms = excluded.at_ms, weight = excluded.weight, heading = excluded.heading,
     tokens = excluded.tokens"
);
sql_pair!(
    PUT_WORDS,
    sqlite: "INSERT OR REPLACE INTO search_words (rowid, tokens) VALUES ($1, $2)",
    postgres: "UPDATE search_docs SET words = array_to_tsvector(string_to_array($2, ' ')) WHERE id = $1"
);
sql_pair!(
    DROP_WORDS,
    sqlite: "DELETE FROM search_words WHERE rowid = $1",
    postgres: "UPDATE search_docs SET words = NULL WHERE id = $1"
);
sql!(DROP, "DELETE FROM search_docs WHERE id = $1");
sql!(RETOKEN, "UPDATE search_docs SET tokens = $2 WHERE id = $1");

/// Indexes a document, anew when it is there already.
///
/// # Errors
/// What the database says.
pub fn put(w: &mut Write<'_>, doc: &Doc) -> Res<()> {
    let tokens = text::document(&doc.meta, &doc.heading, &doc.text);
    let heading = text::stems(&doc.heading);
    let (kind, author) = (doc.meta.kind, doc.meta.author);
    let own = p![doc.id, kind, doc.space, doc.thread, author, doc.at, doc.weight, &heading, &tokens];
    super::spell::learn(w, &doc.heading)?;
    w.batch(&[(&PUT, own), (&PUT_WORDS, p![doc.id, &tokens])])
}

/// Takes a document out of the index at once.
///
/// # Errors
/// What the database says.
pub fn drop_doc(w: &mut Write<'_>, id: i64) -> Res<()> {
    w.batch(&[(&DROP_WORDS, p![id]), (&DROP, p![id])])
}

sql!(
    MESSAGE,
    "SELECT m.id, m.thread_id, t.space_id, m.author_id, m.created_ms, t.opening_id, t.answer_id, t.title, t.kind, t.state, m.html, s.open_read
     FROM messages m JOIN threads t ON t.id = m.thread_id JOIN spaces s ON s.id = t.space_id
     WHERE m.id = $1 AND m.gone IS NULL AND t.gone IS NULL"
);
sql!(
    MESSAGES_AFTER,
    "SELECT m.id, m.thread_id, t.space_id, m.author_id, m.created_ms, t.opening_id, t.answer_id, t.title, t.kind, t.state, m.html, s.open_read
     FROM messages m JOIN threads t ON t.id = m.thread_id JOIN spaces s ON s.id = t.space_id
     WHERE m.id > $1 AND m.gone IS NULL AND t.gone IS NULL ORDER BY m.id LIMIT $2"
);
sql!(
    PERSON,
    "SELECT q.id, q.handle, q.name, q.title, q.about, q.created_ms, u.name FROM people q LEFT JOIN units u ON u.id = q.unit_id
     WHERE q.id = $1 AND q.state <> 'left'"
);
sql!(
    PEOPLE_AFTER,
    "SELECT q.id, q.handle, q.name, q.title, q.about, q.created_ms, u.name FROM people q LEFT JOIN units u ON u.id = q.unit_id
     WHERE q.id > $1 AND q.state <> 'left' ORDER BY q.id LIMIT $2"
);
sql!(
    SPACE,
    "SELECT s.id, s.name, s.joining, s.open_read, s.created_ms, c.why, c.expected FROM spaces s
     LEFT JOIN space_cards c ON c.space_id = s.id AND c.version = s.card_version WHERE s.id = $1"
);
sql!(
    SPACES_AFTER,
    "SELECT s.id, s.name, s.joining, s.open_read, s.created_ms, c.why, c.expected FROM spaces s
     LEFT JOIN space_cards c ON c.space_id = s.id AND c.version = s.card_version WHERE s.id > $1 ORDER BY s.id LIMIT $2"
);
sql!(OPENING, "SELECT opening_id FROM threads WHERE id = $1");
sql!(
    MESSAGES_OF_THREAD,
    "SELECT m.id, m.thread_id, t.space_id, m.author_id, m.created_ms, t.opening_id, t.answer_id, t.title, t.kind, t.state, m.html, s.open_read
     FROM messages m JOIN threads t ON t.id = m.thread_id JOIN spaces s ON s.id = t.space_id
     WHERE m.thread_id = $1 AND m.id > $2 AND m.gone IS NULL AND t.gone IS NULL ORDER BY m.id LIMIT $3"
);
sql!(
    LOST,
    "SELECT d.id FROM search_docs d WHERE d.thread_id = $1 AND NOT EXISTS (SELECT 1 FROM messages m JOIN threads t ON t.id = m.thread_id
     WHERE m.id = d.id AND m.thread_id = $1 AND m.gone IS NULL AND t.gone IS NULL) ORDER BY d.id LIMIT $2"
);
sql!(
    KNOW_SPACE,
    "INSERT INTO search_spaces (space_id, open) VALUES ($1, $2) ON CONFLICT (space_id) DO UPDATE SET open = excluded.open"
);
sql!(KNOWN_SPACE, "SELECT open FROM search_spaces WHERE space_id = $1");
sql!(OPEN_NOW, "SELECT open_read FROM spaces WHERE id = $1");
sql!(
    DOCS_OF_SPACE,
    "SELECT id, tokens FROM search_docs WHERE space_id = $1 AND id > $2 AND kind <> 'space' ORDER BY id LIMIT $3"
);

/// A message as it is indexed.
pub(super) struct MessageRow {
    pub id: MessageId,
    pub thread: ThreadId,
    pub space: SpaceId,
    pub author: PersonId,
    pub at: Time,
    pub opening: MessageId,
    pub answer: Option<MessageId>,
    pub title: String,
    pub kind: String,
    pub state: String,
    pub html: String,
    pub open: bool,
}
row!(MessageRow { id, thread, space, author, at, opening, answer, title, kind, state, html, open });

/// A person as they are indexed.
pub(super) struct PersonRow {
    pub id: PersonId,
    pub handle: String,
    pub name: String,
    pub title: String,
    pub about: String,
    pub at: Time,
    pub unit: Option<String>,
}
row!(PersonRow { id, handle, name, title, about, at, unit });

/// A space as it is indexed.
pub(super) struct SpaceRow {
    pub id: SpaceId,
    pub name: String,
    pub joining: String,
    pub open: bool,
    pub at: Time,
    pub why: Option<String>,
    pub expected: Option<String>,
}
row!(SpaceRow { id, name, joining, open, at, why, expected });

pub(super) fn message(r: &mut Read<'_>, id: i64) -> Res<Option<MessageRow>> {
    r.opt(&MESSAGE, p![id])
}
pub(super) fn messages_after(r: &mut Read<'_>, id: i64, limit: i64) -> Res<Vec<MessageRow>> {
    r.all(&MESSAGES_AFTER, p![id, limit])
}
pub(super) fn person(r: &mut Read<'_>, id: i64) -> Res<Option<PersonRow>> {
    r.opt(&PERSON, p![id])
}
pub(super) fn people_after(r: &mut Read<'_>, id: i64, limit: i64) -> Res<Vec<PersonRow>> {
    r.all(&PEOPLE_AFTER, p![id, limit])
}
pub(super) fn space(r: &mut Read<'_>, id: i64) -> Res<Option<SpaceRow>> {
    r.opt(&SPACE, p![id])
}
pub(super) fn spaces_after(r: &mut Read<'_>, id: i64, limit: i64) -> Res<Vec<SpaceRow>> {
    r.all(&SPACES_AFTER, p![id, limit])
}
pub(super) fn opening(r: &mut Read<'_>, thread: ThreadId) -> Res<Option<i64>> {
    Ok(r.opt::<(i64,)>(&OPENING, p![thread])?.map(|(id,)| id))
}

/// The next messages of a thread.
pub(super) fn of_thread(r: &mut Read<'_>, thread: ThreadId, after: i64, limit: i64) -> Res<Vec<MessageRow>> {
    r.all(&MESSAGES_OF_THREAD, p![thread, after, limit])
}
/// Documents of a thread that are not there any more.
pub(super) fn lost(r: &mut Read<'_>, thread: ThreadId, limit: i64) -> Res<Vec<i64>> {
    r.ints(&LOST, p![thread, limit])
}
/// Notes how open a space is; whether that differs from when its documents were indexed.
pub(super) fn know_space(w: &mut Write<'_>, space: SpaceId, open: bool) -> Res<bool> {
    let before = w.opt::<(bool,)>(&KNOWN_SPACE, p![space])?.map(|(open,)| open);
    w.exec(&KNOW_SPACE, p![space, open])?;
    Ok(before != Some(open))
}
pub(super) fn open_now(r: &mut Read<'_>, space: SpaceId) -> Res<Option<bool>> {
    Ok(r.opt::<(bool,)>(&OPEN_NOW, p![space])?.map(|(open,)| open))
}
/// Gives the next documents of a space other readers; the last one's id, when there may be more.
pub(super) fn reread(
    w: &mut Write<'_>,
    space: SpaceId,
    readers: &str,
    after: i64,
    limit: i64,
) -> Res<Option<i64>> {
    let docs = w.all::<(i64, String)>(&DOCS_OF_SPACE, p![space, after, limit])?;
    for (id, tokens) in &docs {
        let tokens = text::reread(readers, tokens);
        w.batch(&[(&RETOKEN, p![*id, &tokens]), (&PUT_WORDS, p![*id, &tokens])])?;
    }
    let full = i64::try_from(docs.len()).is_ok_and(|n| n == limit);
    Ok(docs.last().filter(|_| full).map(|(id, _)| *id))
}

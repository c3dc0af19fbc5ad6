//! Versions of a message, whom it mentioned, and the end of what was withdrawn.

use kernel::{MessageId, PersonId, Time};
use store::{Read, Res, Write, p, row, sql};

sql!(
    VERSIONS,
    "SELECT v.version, v.title, v.body, v.html, v.until_ms, v.by_id, p.handle, p.name
     FROM message_versions v JOIN people p ON p.id = v.by_id WHERE v.message_id = $1 ORDER BY v.version DESC LIMIT 200"
);
sql!(MENTIONED, "SELECT person_id FROM mentions WHERE message_id = $1 ORDER BY person_id");
sql!(
    DUE,
    "SELECT m.id FROM messages m WHERE m.gone IN ('withdrawn', 'removed') AND m.gone_ms < $1
       AND NOT EXISTS (SELECT 1 FROM cases c WHERE c.subject_id = m.id AND c.what = 'message' AND c.appeal = 'open')
     ORDER BY m.gone_ms LIMIT 200"
);
sql!(
    PURGE,
    "UPDATE messages SET gone = 'purged', body = '', html = '', reactions = '', version = version + 1
     WHERE id = ANY($1)"
);
sql!(PURGE_VERSIONS, "DELETE FROM message_versions WHERE message_id = ANY($1)");
sql!(PURGE_REACTIONS, "DELETE FROM reactions WHERE message_id = ANY($1)");
sql!(PURGE_MENTIONS, "DELETE FROM mentions WHERE message_id = ANY($1)");
sql!(
    PURGE_TITLES,
    "UPDATE threads SET kept_title = NULL
     WHERE id IN (SELECT m.thread_id FROM messages m WHERE m.id = ANY($1)) AND opening_id = ANY($1)"
);

/// Words a message had before.
#[derive(Debug, Clone)]
pub struct KeptVersion {
    /// Its number, from 1.
    pub version: i64,
    /// The thread's title then, for a first message.
    pub title: Option<String>,
    /// The Markdown.
    pub body: String,
    /// The HTML.
    pub html: String,
    /// Until when these were the words.
    pub until: Time,
    /// Who changed them then.
    pub by: PersonId,
    /// Their handle.
    pub handle: String,
    /// Their name.
    pub name: String,
}
row!(KeptVersion { version, title, body, html, until, by, handle, name });

/// The words a message had before, newest first.
///
/// # Errors
/// What the database says.
pub fn versions(r: &mut Read<'_>, id: MessageId) -> Res<Vec<KeptVersion>> {
    r.all(&VERSIONS, p![id])
}

/// Whom a message mentions now.
///
/// # Errors
/// What the database says.
pub fn known_mentions(r: &mut Read<'_>, id: MessageId) -> Res<Vec<PersonId>> {
    Ok(r.ints(&MENTIONED, p![id])?.into_iter().map(PersonId::new).collect())
}

/// Removes the words of messages withdrawn before `before`, at most 200 of them; how many.
///
/// # Errors
/// What the database says.
pub fn purge(w: &mut Write<'_>, before: Time) -> Res<usize> {
    let due = w.ints(&DUE, p![before])?;
    if due.is_empty() {
        return Ok(0);
    }
    w.batch(&[
        (&PURGE, p![&due]),
        (&PURGE_VERSIONS, p![&due]),
        (&PURGE_REACTIONS, p![&due]),
        (&PURGE_MENTIONS, p![&due]),
        (&PURGE_TITLES, p![&due]),
    ])?;
    Ok(due.len())
}

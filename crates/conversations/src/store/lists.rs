//! Threads in lists and the head of one's page: keyset only, few statements.

use kernel::{Actor, Cursor, MessageId, PersonId, SpaceId, ThreadId, Time};
use store::{Read, Res, p, row, sql};

use crate::draft::DraftPlace;
use crate::kind::{State, ThreadKind};

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

impl ThreadRow {
    /// Whether the reader wants to hear of it only when they are named.
    #[must_use]
    pub fn muted(&self) -> bool {
        self.why.as_deref() == Some("muted")
    }
    /// Whether something in it is new to the reader; what they have muted is not.
    #[must_use]
    pub fn unread(&self) -> bool {
        !self.muted() && self.mark.is_none_or(|mark| mark < self.last_id)
    }
}

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
sql!(
    THREADS_FEATURED,
    threads_sql!(
        "t.space_id = $2 AND (t.last_ms, t.id) < ($3, $4)
         AND t.id IN (SELECT w.thread_id FROM featured w WHERE w.space_id = $2)
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
    /// Those marked as worth reading.
    Featured,
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
        Filter::Featured => r.all(&THREADS_FEATURED, p![actor.id, space, key, id, most]),
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
    /// Who does it.
    pub who_name: Option<String>,
    /// By which day, or when it is looked at again.
    pub day: Option<String>,
    /// What was decided or answered.
    pub words: Option<String>,
    /// Why.
    pub reasons: Option<String>,
    /// Who decided.
    pub decided_name: Option<String>,
    /// When.
    pub decided: Option<Time>,
    /// The message it was made of.
    pub source: Option<MessageId>,
    /// The thread of that message.
    pub source_thread: Option<ThreadId>,
    /// Its title.
    pub source_title: Option<String>,
    /// Who wrote that message.
    pub source_author: Option<String>,
    /// Whether the reader asked it under its neutral name.
    pub behind: bool,
    /// It stands at the top of its space.
    pub pinned: bool,
    /// It is marked as worth reading.
    pub featured: bool,
    /// How many lines there are about its moves.
    pub shifted: i64,
    /// It takes no replies; for this reason.
    pub locked: Option<String>,
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
    who_name,
    day,
    words,
    reasons,
    decided_name,
    decided,
    source,
    source_thread,
    source_title,
    source_author,
    behind,
    pinned,
    featured,
    shifted,
    locked,
});

sql!(
    HEAD,
    "SELECT t.space_id, t.kind, t.state, t.title, t.author_id, t.opening_id, t.answer_id, t.replies, t.last_id,
        t.version, t.broadcast, t.created_ms, r.message_id, f.why, d.body, b.name, m.created_ms,
        w.name, x.day, x.words, x.reasons, c.name, x.decided_ms, om.id, ot.id, ot.title, op.name, y.person_id IS NOT NULL,
        EXISTS (SELECT 1 FROM pins n WHERE n.thread_id = t.id),
        EXISTS (SELECT 1 FROM featured w WHERE w.thread_id = t.id), t.shifted,
        (SELECT COALESCE((SELECT z.words FROM moderation_acts z WHERE z.case_id = k.case_id AND z.act = 'lock'
            ORDER BY z.id DESC LIMIT 1), '') FROM thread_locks k WHERE k.thread_id = t.id)
     FROM threads t
     LEFT JOIN read_marks r ON r.person_id = $1 AND r.thread_id = t.id
     LEFT JOIN follows f ON f.person_id = $1 AND f.thread_id = t.id
     LEFT JOIN drafts d ON d.person_id = $1 AND d.place = $3
     LEFT JOIN messages m ON m.id = t.answer_id
     LEFT JOIN people b ON b.id = m.author_id
     LEFT JOIN thread_terms x ON x.thread_id = t.id
     LEFT JOIN people w ON w.id = x.who_id
     LEFT JOIN people c ON c.id = x.decided_by
     LEFT JOIN outcomes o ON o.target_id = t.id AND o.kind <> 'task'
     LEFT JOIN messages om ON om.id = o.message_id AND om.gone IS NULL
     LEFT JOIN threads ot ON ot.id = om.thread_id AND ot.gone IS NULL AND ot.space_id = t.space_id
     LEFT JOIN people op ON op.id = om.author_id
     LEFT JOIN pseudonyms y ON y.thread_id = t.id AND y.person_id = $1
     WHERE t.id = $2 AND t.gone IS NULL"
);

/// The head of a thread's page. The caller checks that its space may be read.
///
/// # Errors
/// `NoRow` when it is not there.
pub fn head(r: &mut Read<'_>, actor: &Actor, id: ThreadId) -> Res<Head> {
    r.one(&HEAD, p![actor.id, id, &DraftPlace::Thread(id).to_string()])
}

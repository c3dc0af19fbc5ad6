//! The SQL that finds; what writes the index is in `index_store`.

use kernel::{MessageId, PersonId, SpaceId, ThreadId, Time};
use store::{Read, Res, p, row, sql, sql_pair};

use super::rank::Candidate;

/// Newest documents that are looked at for one question.
const NEWEST: i64 = 400;
/// People and spaces that are looked at for one question.
const NAMED: i64 = 200;

// One grammar for both engines (see `text.rs`): PostgreSQL's operators are put in here.
sql_pair!(
    SAID,
    sqlite: "SELECT d.id, d.kind, d.thread_id, d.at_ms, d.weight, d.heading, d.tokens
             FROM search_words w CROSS JOIN search_docs d
             WHERE w.search_words MATCH $1 AND w.rowid > 0 AND d.id = w.rowid
             ORDER BY w.rowid DESC LIMIT $2",
    postgres: "WITH hits AS MATERIALIZED (
                 SELECT id FROM search_docs WHERE words @@ REPLACE(REPLACE(REPLACE($1::text, ' OR ', ' | '), ' AND ', ' & '), '*', ':*')::tsquery)
               SELECT d.id, d.kind, d.thread_id, d.at_ms, d.weight, d.heading, d.tokens
               FROM (SELECT id FROM hits WHERE id > 0 ORDER BY id DESC LIMIT $2) h JOIN search_docs d ON d.id = h.id"
);
sql_pair!(
    NAMES,
    sqlite: "SELECT d.id, d.kind, d.thread_id, d.at_ms, d.weight, d.heading, d.tokens
             FROM search_words w CROSS JOIN search_docs d
             WHERE w.search_words MATCH $1 AND w.rowid < 0 AND d.id = w.rowid
             ORDER BY w.rowid LIMIT $2",
    postgres: "WITH hits AS MATERIALIZED (
                 SELECT id FROM search_docs WHERE words @@ REPLACE(REPLACE(REPLACE($1::text, ' OR ', ' | '), ' AND ', ' & '), '*', ':*')::tsquery)
               SELECT d.id, d.kind, d.thread_id, d.at_ms, d.weight, d.heading, d.tokens
               FROM (SELECT id FROM hits WHERE id < 0 ORDER BY id LIMIT $2) h JOIN search_docs d ON d.id = h.id"
);
sql!(
    READERS,
    "SELECT space_id FROM memberships WHERE person_id = $1
     UNION SELECT space_id FROM coaches WHERE person_id = $1
     UNION SELECT space_id FROM space_invitations WHERE person_id = $1 ORDER BY 1"
);
// What was found is looked at once more with the law itself, so that a stale index leaks nothing.
sql!(
    SEEN_MESSAGES,
    "SELECT m.id FROM messages m JOIN visible_threads v ON v.thread_id = m.thread_id
     WHERE v.person_id = $1 AND m.id = ANY($2) AND m.gone IS NULL"
);
sql!(
    SEEN_SPACES,
    "SELECT s.id FROM spaces s WHERE s.id = ANY($2)
     AND ((NOT $3 AND s.joining <> 'invite')
          OR EXISTS (SELECT 1 FROM memberships m WHERE m.space_id = s.id AND m.person_id = $1)
          OR EXISTS (SELECT 1 FROM coaches c WHERE c.space_id = s.id AND c.person_id = $1)
          OR EXISTS (SELECT 1 FROM space_invitations i WHERE i.space_id = s.id AND i.person_id = $1))"
);
sql!(
    SEEN_PEOPLE,
    "SELECT q.id FROM people q WHERE q.id = ANY($2) AND q.state <> 'left'
     AND (NOT $3 OR q.id = $1 OR EXISTS (SELECT 1 FROM memberships a JOIN memberships b ON b.space_id = a.space_id
                                         WHERE a.person_id = q.id AND b.person_id = $1))"
);

/// The spaces whose documents this person's tokens open.
///
/// # Errors
/// What the database says.
pub fn readers(r: &mut Read<'_>, person: PersonId) -> Res<Vec<SpaceId>> {
    Ok(r.all::<(SpaceId,)>(&READERS, p![person])?.into_iter().map(|(id,)| id).collect())
}

/// What the index finds: people and spaces, then the newest messages.
///
/// # Errors
/// What the database says.
pub fn candidates(r: &mut Read<'_>, matching: &str, named: bool, said: bool) -> Res<Vec<Candidate>> {
    let mut found = if named { r.all(&NAMES, p![matching, NAMED])? } else { Vec::new() };
    if said {
        found.extend(r.all::<Candidate>(&SAID, p![matching, NEWEST])?);
    }
    Ok(found)
}

/// Which of these documents the person may see.
///
/// # Errors
/// What the database says.
pub fn seen(r: &mut Read<'_>, person: PersonId, external: bool, found: &[Candidate]) -> Res<Vec<i64>> {
    let of = |kinds: &[&str], sign: i64| -> Vec<i64> {
        found.iter().filter(|c| kinds.contains(&c.kind.as_str())).map(|c| c.id * sign).collect()
    };
    let (said, people, spaces) = (of(&["thread", "message"], 1), of(&["person"], -1), of(&["space"], -1));
    let mut seen = Vec::new();
    if !said.is_empty() {
        seen = r.ints(&SEEN_MESSAGES, p![person, &said])?;
    }
    if !people.is_empty() {
        seen.extend(r.ints(&SEEN_PEOPLE, p![person, &people, external])?.iter().map(|id| -id));
    }
    if !spaces.is_empty() {
        seen.extend(r.ints(&SEEN_SPACES, p![person, &spaces, external])?.iter().map(|id| -id));
    }
    Ok(seen)
}

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

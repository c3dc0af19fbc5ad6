//! The SQL that finds; what writes the index is in `index_store`.

use kernel::{PersonId, SpaceId, Time};
use store::{Read, Res, p, sql, sql_pair};

use super::find::Eyes;
use super::question::Question;
use super::rank::Candidate;
use super::text;

/// Newest threads, and newest replies, that are looked at for one question.
const NEWEST: i64 = 200;
/// Newest of what came to something, whatever its age: they come first.
const BEST: i64 = 100;
/// How many times more when phrases have to be looked for in them.
const WIDER: i64 = 4;
/// People and spaces that are looked at for one question.
const NAMED: i64 = 200;

// One grammar for both engines (see `text.rs`): PostgreSQL's operators are put in here.
sql_pair!(
    SAID,
    sqlite: "SELECT d.id, d.kind, d.space_id, d.thread_id, d.author_id, d.at_ms, d.weight, d.heading, d.tokens
             FROM search_words w CROSS JOIN search_docs d
             WHERE w.search_words MATCH $1 AND w.rowid > 0 AND d.id = w.rowid AND d.at_ms >= $3 AND d.at_ms < $4
             ORDER BY w.rowid DESC LIMIT $2",
    postgres: "WITH hits AS MATERIALIZED (
                 SELECT id FROM search_docs WHERE words @@ REPLACE(REPLACE(REPLACE(REPLACE($1::text, ' NOT ', ' & !'), ' OR ', ' | '), ' AND ', ' & '), '*', ':*')::tsquery
                 AND at_ms >= $3 AND at_ms < $4)
               SELECT d.id, d.kind, d.space_id, d.thread_id, d.author_id, d.at_ms, d.weight, d.heading, d.tokens
               FROM (SELECT id FROM hits WHERE id > 0 ORDER BY id DESC LIMIT $2) h JOIN search_docs d ON d.id = h.id"
);
sql_pair!(
    NAMES,
    sqlite: "SELECT d.id, d.kind, d.space_id, d.thread_id, d.author_id, d.at_ms, d.weight, d.heading, d.tokens
             FROM search_words w CROSS JOIN search_docs d
             WHERE w.search_words MATCH $1 AND w.rowid < 0 AND d.id = w.rowid AND d.at_ms >= $3 AND d.at_ms < $4
             ORDER BY w.rowid LIMIT $2",
    postgres: "WITH hits AS MATERIALIZED (
                 SELECT id FROM search_docs WHERE words @@ REPLACE(REPLACE(REPLACE(REPLACE($1::text, ' NOT ', ' & !'), ' OR ', ' | '), ' AND ', ' & '), '*', ':*')::tsquery
                 AND at_ms >= $3 AND at_ms < $4)
               SELECT d.id, d.kind, d.space_id, d.thread_id, d.author_id, d.at_ms, d.weight, d.heading, d.tokens
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

/// Between which moments something was written.
#[derive(Debug, Clone, Copy)]
pub struct Between(pub Time, pub Time);

/// What the index finds: people and spaces unless something is asked of them that they do not
/// have, files and notes, the newest threads, the newest replies, and the newest of what came to something.
///
/// # Errors
/// What the database says.
pub fn candidates(
    r: &mut Read<'_>,
    question: &Question,
    readers: &[String],
    between: Between,
) -> Res<Vec<Candidate>> {
    let wide = if question.exact() { WIDER } else { 1 };
    let mut found: Vec<Candidate> = Vec::new();
    let named = [("(kperson OR kspace)", question.filters.is_empty()), ("(kfile OR knote)", true)];
    for (token, _) in named.into_iter().filter(|(_, asked)| *asked) {
        let asked = question.matching(readers, Some(token));
        found.extend(r.all::<Candidate>(&NAMES, p![&asked, NAMED * wide, between.0, between.1])?);
    }
    for (token, most) in [("kthread", NEWEST), ("kmessage", NEWEST), (text::GOOD, BEST)] {
        let asked = question.matching(readers, Some(token));
        found.extend(r.all::<Candidate>(&SAID, p![&asked, most * wide, between.0, between.1])?);
    }
    found.sort_unstable_by_key(|c| c.id);
    found.dedup_by_key(|c| c.id);
    Ok(found)
}

/// The newest documents that an expression of the index finds, people and spaces or what was said.
///
/// # Errors
/// What the database says.
pub fn matching(r: &mut Read<'_>, asked: &str, named: bool, most: i64) -> Res<Vec<Candidate>> {
    let (from, until) = (Time(i64::MIN), Time(i64::MAX));
    r.all(if named { &NAMES } else { &SAID }, p![asked, most, from, until])
}

sql!(
    WORDS_OF,
    "SELECT m.id, m.id = t.opening_id, t.title, m.html FROM messages m JOIN threads t ON t.id = m.thread_id WHERE m.id = ANY($1)"
);

/// The words of messages, each after its thread's title when it opens it.
///
/// # Errors
/// What the database says.
pub fn words_of(r: &mut Read<'_>, ids: &Vec<i64>) -> Res<Vec<(i64, String)>> {
    let rows = r.all::<(i64, bool, String, String)>(&WORDS_OF, p![ids])?;
    let said = |(id, opens, title, html): (i64, bool, String, String)| {
        let text = kernel::rich::plain(&html);
        (id, if opens { format!("{title} . {text}") } else { text })
    };
    Ok(rows.into_iter().map(said).collect())
}

sql!(
    SPACE_BY_SLUG,
    "SELECT s.id, s.name FROM spaces s WHERE s.slug = $1
     AND EXISTS (SELECT 1 FROM visible_spaces v WHERE v.space_id = s.id AND v.person_id = $2)"
);
sql!(PERSON_BY_HANDLE, "SELECT id, name FROM people WHERE handle = $1");
sql!(OWN_SPACES, "SELECT space_id FROM memberships WHERE person_id = $1");

/// A space by its address, when the person may read it.
///
/// # Errors
/// What the database says.
pub fn space_named(r: &mut Read<'_>, slug: &str, person: PersonId) -> Res<Option<(SpaceId, String)>> {
    r.opt(&SPACE_BY_SLUG, p![slug, person])
}

/// A person by their handle.
///
/// # Errors
/// What the database says.
pub fn person_named(r: &mut Read<'_>, handle: &str) -> Res<Option<(PersonId, String)>> {
    r.opt(&PERSON_BY_HANDLE, p![handle])
}

/// Whether somebody may see a person at all.
///
/// # Errors
/// What the database says.
pub fn sees_person(r: &mut Read<'_>, eyes: Eyes, person: PersonId) -> Res<bool> {
    let ids = vec![person.number()];
    Ok(!r.ints(&SEEN_PEOPLE, p![eyes.id, &ids, eyes.external])?.is_empty())
}

/// The spaces somebody is in.
///
/// # Errors
/// What the database says.
pub fn own_spaces(r: &mut Read<'_>, person: PersonId) -> Res<Vec<SpaceId>> {
    Ok(r.all::<(SpaceId,)>(&OWN_SPACES, p![person])?.into_iter().map(|(id,)| id).collect())
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
    let mut seen = super::things_store::seen(r, person, &of(&["file"], -1), &of(&["note"], -1))?;
    if !said.is_empty() {
        seen.extend(r.ints(&SEEN_MESSAGES, p![person, &said])?);
    }
    if !people.is_empty() {
        seen.extend(r.ints(&SEEN_PEOPLE, p![person, &people, external])?.iter().map(|id| -id));
    }
    if !spaces.is_empty() {
        seen.extend(r.ints(&SEEN_SPACES, p![person, &spaces, external])?.iter().map(|id| -id));
    }
    Ok(seen)
}

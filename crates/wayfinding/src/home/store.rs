//! Every SQL text of home. All of it reads what other rooms keep; nothing is written.

use kernel::{Actor, Cursor, PersonId, SpaceId, Time};
use store::{Read, Res, p, row, sql, sql_pair};

use super::row::Facts;

macro_rules! columns {
    () => {
        "SELECT t.space_id, s.slug, s.name, s.kind, s.hue, t.id, t.kind, t.state, t.title, t.excerpt, t.author_id, a.name,
                a.handle, t.last_author_id, b.name, t.created_ms, t.last_ms, t.last_id, t.replies, t.version, t.opening_id"
    };
}
macro_rules! around {
    () => {
        " JOIN spaces s ON s.id = t.space_id JOIN people a ON a.id = t.author_id JOIN people b ON b.id = t.last_author_id"
    };
}
// The newest threads of each space after a place in the list. The shapes differ because the
// engines do: SQLite finds the last time that still counts and reads a covering range; PostgreSQL
// would lose its way in that plan and takes LATERAL.
sql_pair!(
    NEWEST,
    sqlite: concat!(columns!(),
        " FROM (SELECT value AS id FROM rarray($1)) x CROSS JOIN threads t ON t.space_id = x.id",
        around!(),
        " WHERE (t.last_ms, t.id) < ($2, $3) AND t.gone IS NULL
            AND t.last_ms >= COALESCE((SELECT c.last_ms FROM threads c WHERE c.space_id = x.id AND (c.last_ms, c.id) < ($2, $3)
                AND c.gone IS NULL ORDER BY c.last_ms DESC, c.id DESC LIMIT 1 OFFSET $4 - 1), 0)
          ORDER BY t.last_ms DESC, t.id DESC LIMIT $5"),
    postgres: concat!(columns!(),
        " FROM unnest($1::bigint[]) AS x(id) CROSS JOIN LATERAL (
            SELECT * FROM threads c WHERE c.space_id = x.id AND (c.last_ms, c.id) < ($2, $3) AND c.gone IS NULL
            ORDER BY c.last_ms DESC, c.id DESC LIMIT $4) t",
        around!(),
        " ORDER BY t.last_ms DESC, t.id DESC LIMIT $5")
);
sql_pair!(
    TAILS,
    sqlite: "SELECT m.thread_id, m.id FROM (SELECT value AS id FROM rarray($1)) x CROSS JOIN messages m ON m.thread_id = x.id
             WHERE m.gone IS NULL AND m.id >= COALESCE((SELECT c.id FROM messages c WHERE c.thread_id = x.id
                ORDER BY c.id DESC LIMIT 1 OFFSET 19), 0)",
    postgres: "SELECT m.thread_id, m.id FROM unnest($1::bigint[]) AS x(id) CROSS JOIN LATERAL (
                 SELECT c.thread_id, c.id, c.gone FROM messages c WHERE c.thread_id = x.id ORDER BY c.id DESC LIMIT 20) m
               WHERE m.gone IS NULL"
);
// What somebody muted is never new to them.
sql!(
    MARKS,
    "SELECT thread_id, message_id FROM read_marks WHERE person_id = $1 AND thread_id = ANY($2)
     UNION ALL
     SELECT f.thread_id, 9223372036854775807 FROM follows f WHERE f.person_id = $1 AND f.thread_id = ANY($2) AND f.why = 'muted'
     UNION ALL
     SELECT t.id, 9223372036854775807 FROM space_mutes z JOIN threads t ON t.space_id = z.space_id
     WHERE z.person_id = $1 AND t.id = ANY($2) ORDER BY 1, 2"
);
sql!(
    MY_SPACES,
    "SELECT s.id, s.slug, s.name, s.kind, s.hue, m.since_ms, m.standing, s.name_folded
     FROM memberships m JOIN spaces s ON s.id = m.space_id WHERE m.person_id = $1 AND s.closed_ms IS NULL
     UNION ALL
     SELECT s.id, s.slug, s.name, s.kind, s.hue, c.from_ms, 'coach', s.name_folded
     FROM coaches c JOIN spaces s ON s.id = c.space_id
     WHERE c.person_id = $1 AND c.from_ms <= $3 AND c.until_ms > $3 AND s.closed_ms IS NULL
       AND NOT EXISTS (SELECT 1 FROM memberships m WHERE m.person_id = $1 AND m.space_id = s.id)
     UNION ALL
     SELECT s.id, s.slug, s.name, s.kind, s.hue, q.created_ms, 'member', s.name_folded
     FROM spaces s JOIN people q ON q.id = $1
     WHERE s.kind = 'network' AND s.closed_ms IS NULL AND NOT $2::boolean
       AND NOT EXISTS (SELECT 1 FROM memberships m WHERE m.person_id = $1 AND m.space_id = s.id)
     ORDER BY 8, 1"
);
sql!(
    MANAGER,
    "WITH RECURSIVE up (parent_id, manager_id, depth) AS (
        SELECT u.parent_id, CASE WHEN q.state = 'active' AND q.id <> $1 THEN q.id END, 0
        FROM people me JOIN units u ON u.id = me.unit_id LEFT JOIN people q ON q.id = u.manager_id WHERE me.id = $1
        UNION ALL
        SELECT u.parent_id, CASE WHEN q.state = 'active' AND q.id <> $1 THEN q.id END, up.depth + 1
        FROM up JOIN units u ON u.id = up.parent_id LEFT JOIN people q ON q.id = u.manager_id
        WHERE up.manager_id IS NULL AND up.depth < 32)
     SELECT q.name, q.handle, '' FROM up JOIN people q ON q.id = up.manager_id LIMIT 1"
);
sql!(
    FACILITATORS,
    "SELECT q.name, q.handle, s.name FROM memberships m JOIN spaces s ON s.id = m.space_id AND s.kind = 'community' AND s.closed_ms IS NULL
     JOIN assignments f ON f.scope = 'space' AND f.scope_id = s.id AND f.role = 'facilitator' AND f.state = 'held'
        AND f.from_ms <= $2 AND (f.until_ms IS NULL OR f.until_ms > $2)
     JOIN people q ON q.id = f.person_id AND q.state = 'active'
     WHERE m.person_id = $1 AND q.id <> $1 ORDER BY s.name_folded, q.name_folded, q.id LIMIT 8"
);
sql!(
    OPEN_COMMUNITIES,
    "SELECT s.id, s.slug, s.name, s.hue, s.members, c.why FROM spaces s
     LEFT JOIN space_cards c ON c.space_id = s.id AND c.version = s.card_version
     WHERE s.kind = 'community' AND s.joining = 'open' AND s.closed_ms IS NULL AND NOT $2::boolean
       AND NOT EXISTS (SELECT 1 FROM memberships m WHERE m.person_id = $1 AND m.space_id = s.id)
     ORDER BY s.members DESC, s.id LIMIT 6"
);
// Facts that are committed and have no number yet: PostgreSQL's sequencer comes a moment later.
sql!(UNNUMBERED, "SELECT kind, space_id, subject_id FROM facts WHERE seq IS NULL");
sql!(
    UNREAD_NOTICES,
    "SELECT COUNT(*) FROM (SELECT id FROM shown_notices WHERE person_id = $1 AND unread LIMIT 100) AS u"
);

/// A space somebody is in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MySpace {
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
    /// Since when they are in it.
    pub since: Time,
    /// How they stand in it.
    pub standing: String,
    /// Its name as lists are sorted.
    pub folded: String,
}
row!(MySpace { id, slug, name, kind, hue, since, standing, folded });

impl MySpace {
    /// Whether it lies in the flow of work.
    #[must_use]
    pub fn of_work(&self) -> bool {
        matches!(self.kind.as_str(), "team" | "project")
    }
    /// The class of its flow.
    #[must_use]
    pub fn band(&self) -> &'static str {
        match self.kind.as_str() {
            "team" | "project" => "work",
            "community" => "comm",
            _ => "house",
        }
    }
}

/// Somebody who helps.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Helper {
    /// Name.
    pub name: String,
    /// Handle.
    pub handle: String,
    /// The community they look after; empty for one's manager.
    pub space: String,
}
row!(Helper { name, handle, space });

/// A community somebody could join.
#[derive(Debug, Clone)]
pub struct Suggestion {
    /// The space.
    pub id: SpaceId,
    /// Its address.
    pub slug: String,
    /// Its name.
    pub name: String,
    /// Its hue.
    pub hue: i64,
    /// How many are in it.
    pub members: i64,
    /// Why it exists, in Markdown.
    pub why: Option<String>,
}
row!(Suggestion { id, slug, name, hue, members, why });

/// The newest threads of each of these spaces after `after`: at most `each` of a space (more when
/// several share a millisecond), `most` in all, newest first.
pub(super) fn newest(
    r: &mut Read<'_>,
    spaces: &Vec<i64>,
    after: Cursor,
    each: i64,
    most: i64,
) -> Res<Vec<Facts>> {
    if spaces.is_empty() {
        Ok(Vec::new())
    } else {
        r.all(&NEWEST, p![spaces, after.key, after.id, each, most])
    }
}
/// The newest messages of each of these threads: thread and message.
pub(super) fn tails(r: &mut Read<'_>, threads: &Vec<i64>) -> Res<Vec<(i64, i64)>> {
    if threads.is_empty() { Ok(Vec::new()) } else { r.all(&TAILS, p![threads]) }
}
/// Up to where somebody has read these threads.
pub(super) fn marks(r: &mut Read<'_>, person: PersonId, threads: &Vec<i64>) -> Res<Vec<(i64, i64)>> {
    if threads.is_empty() { Ok(Vec::new()) } else { r.all(&MARKS, p![person, threads]) }
}
/// The spaces somebody is in or coaches, by name.
pub(super) fn my_spaces(r: &mut Read<'_>, actor: &Actor) -> Res<Vec<MySpace>> {
    let now = r.now();
    r.all(&MY_SPACES, p![actor.id, actor.external, now])
}
/// Who helps: one's manager, and those who look after one's communities.
pub(super) fn helpers(r: &mut Read<'_>, person: PersonId) -> Res<Vec<Helper>> {
    let now = r.now();
    let mut helpers: Vec<Helper> = r.all(&MANAGER, p![person])?;
    helpers.extend(r.all::<Helper>(&FACILITATORS, p![person, now])?);
    Ok(helpers)
}
/// Communities anybody inside may join, that this person is not in.
pub(super) fn suggestions(r: &mut Read<'_>, actor: &Actor) -> Res<Vec<Suggestion>> {
    r.all(&OPEN_COMMUNITIES, p![actor.id, actor.external])
}
/// Kind, space and subject of facts without a number.
pub(super) fn unnumbered(r: &mut Read<'_>) -> Res<Vec<(String, Option<SpaceId>, i64)>> {
    r.all(&UNNUMBERED, p![])
}
/// How many notices somebody has not looked at, at most 100.
pub(super) fn unread_notices(r: &mut Read<'_>, person: PersonId) -> Res<i64> {
    Ok(r.one::<(i64,)>(&UNREAD_NOTICES, p![person])?.0)
}

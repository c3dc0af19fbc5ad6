//! Every SQL text of the export: pages of a thousand in the order of the key.

use store::sql;

sql!(
    pub(crate) UNITS,
    "SELECT id, slug, name, created_ms, parent_id, manager_id, closed_ms FROM units WHERE id > $1 ORDER BY id LIMIT 1000"
);
sql!(
    pub(crate) PEOPLE,
    "SELECT id, handle, name, title, about, lang, languages, zone, state, created_ms, mail, unit_id,
        NULLIF(about_who, 'all'), external
     FROM people WHERE id > $1 ORDER BY id LIMIT 1000"
);
sql!(
    pub(crate) UNIT_PERIODS,
    "SELECT unit_id, from_ms, name, until_ms, parent_id, manager_id, by_id FROM unit_periods
     WHERE (unit_id, from_ms) > ($1, $2) ORDER BY unit_id, from_ms LIMIT 1000"
);
sql!(
    pub(crate) POSTINGS,
    "SELECT person_id, unit_id, from_ms, until_ms FROM postings
     WHERE (person_id, from_ms) > ($1, $2) ORDER BY person_id, from_ms LIMIT 1000"
);
sql!(pub(crate) GRANTS, "SELECT person_id, key, since_ms, by_id FROM grants");
sql!(
    pub(crate) SUSPENSIONS,
    "SELECT person_id, at_ms, reason, by_id FROM suspensions WHERE person_id > $1 ORDER BY person_id LIMIT 1000"
);
sql!(
    pub(crate) SPACES,
    "SELECT id, slug, name, kind, joining, hue, card_version, created_ms, unit_id, created_by, closed_ms, open_read, reactions
     FROM spaces WHERE id > $1 ORDER BY id LIMIT 1000"
);
sql!(
    pub(crate) CARDS,
    "SELECT space_id, version, why, expected, free, ask, deciders, terms, created_ms, by_id FROM space_cards
     WHERE (space_id, version) > ($1, $2) ORDER BY space_id, version LIMIT 1000"
);
sql!(
    pub(crate) MEMBERSHIPS,
    "SELECT person_id, space_id, standing, since_ms, by_id FROM memberships
     WHERE (person_id, space_id) > ($1, $2) ORDER BY person_id, space_id LIMIT 1000"
);
sql!(
    pub(crate) TERMS,
    "SELECT person_id, space_id, version, at_ms FROM terms_accepted
     WHERE (person_id, space_id, version) > ($1, $2, $3) ORDER BY person_id, space_id, version LIMIT 1000"
);
sql!(
    pub(crate) DELEGATES,
    "SELECT space_id, person_id, since_ms, until_ms, by_id FROM delegates
     WHERE (space_id, person_id) > ($1, $2) ORDER BY space_id, person_id LIMIT 1000"
);
sql!(
    pub(crate) COACHES,
    "SELECT space_id, person_id, from_ms, until_ms, about, by_id, speaks FROM coaches
     WHERE (space_id, person_id) > ($1, $2) ORDER BY space_id, person_id LIMIT 1000"
);
// Roles are held by hundreds, not by everybody: one page. What is proposed or over is not in it.
sql!(
    pub(crate) ASSIGNMENTS,
    "SELECT a.person_id, a.role, a.scope, COALESCE(u.slug, s.slug, ''), a.share, a.from_ms, a.until_ms
     FROM assignments a
     LEFT JOIN units u ON a.scope = 'unit' AND u.id = a.scope_id
     LEFT JOIN spaces s ON a.scope = 'space' AND s.id = a.scope_id
     WHERE a.state = 'held' AND (a.until_ms IS NULL OR a.until_ms > $1)"
);
sql!(
    pub(crate) JOIN_REQUESTS,
    "SELECT space_id, person_id, note, at_ms FROM join_requests
     WHERE (space_id, person_id) > ($1, $2) ORDER BY space_id, person_id LIMIT 1000"
);
sql!(
    pub(crate) INVITATIONS,
    "SELECT space_id, person_id, by_id, at_ms FROM space_invitations
     WHERE (space_id, person_id) > ($1, $2) ORDER BY space_id, person_id LIMIT 1000"
);
sql!(
    pub(crate) THREADS,
    "SELECT id, space_id, kind, state, title, author_id, created_ms, gone, kept_title, broadcast
     FROM threads WHERE id > $1 ORDER BY id LIMIT 1000"
);
sql!(
    pub(crate) MESSAGES,
    "SELECT m.id, m.thread_id, m.author_id, m.body, m.created_ms, m.edited_ms, m.gone, m.gone_ms, m.gone_by,
        m.id = t.opening_id, COALESCE(m.id = t.answer_id, FALSE)
     FROM messages m JOIN threads t ON t.id = m.thread_id WHERE m.id > $1 ORDER BY m.id LIMIT 1000"
);
sql!(
    pub(crate) MENTIONS,
    "SELECT message_id, person_id FROM mentions WHERE message_id > $1 AND message_id <= $2 ORDER BY message_id, person_id"
);
sql!(
    pub(crate) VERSIONS,
    "SELECT message_id, version, body, until_ms, by_id, title FROM message_versions
     WHERE message_id > $1 AND message_id <= $2 ORDER BY message_id, version"
);
sql!(
    pub(crate) REACTIONS,
    "SELECT message_id, emoji, person_id, at_ms FROM reactions WHERE message_id > $1 AND message_id <= $2"
);
sql!(
    pub(crate) FOLLOWS,
    "SELECT thread_id, person_id, why, since_ms FROM follows
     WHERE (thread_id, person_id) > ($1, $2) ORDER BY thread_id, person_id LIMIT 1000"
);

//! Every SQL text of the filler. A fresh database holds nothing yet, so rows go in as they are.

use store::sql;

sql!(pub(crate) ANYBODY, "SELECT COUNT(*) FROM people");
sql!(pub(crate) MADE_BY, "SELECT value FROM settings WHERE key = 'made_by'");
sql!(pub(crate) SETTING, "INSERT INTO settings (key, value, changed_ms) VALUES ($1, $2, $3)");
sql!(
    pub(crate) UNIT,
    "INSERT INTO units (id, parent_id, slug, name, name_folded, manager_id, created_ms, version)
     VALUES ($1, $2::bigint, $3, $4, $5, $6::bigint, $7, 1)"
);
sql!(
    pub(crate) UNIT_PERIOD,
    "INSERT INTO unit_periods (unit_id, from_ms, parent_id, name, manager_id)
     VALUES ($1, $2, $3::bigint, $4, $5::bigint)"
);
sql!(
    pub(crate) PERSON,
    "INSERT INTO people (id, handle, name, name_folded, mail, title, about, lang, languages, zone, unit_id, external,
        state, created_ms, version)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, FALSE, 'active', $12, 1)"
);
sql!(pub(crate) POSTING, "INSERT INTO postings (person_id, from_ms, unit_id) VALUES ($1, $2, $3)");
sql!(pub(crate) GRANT, "INSERT INTO grants (person_id, key, since_ms) VALUES ($1, 'owner', $2)");
sql!(pub(crate) PERSONA, "INSERT INTO personas (role, person_id, place) VALUES ($1, $2, $3)");
sql!(
    pub(crate) SPACE,
    "INSERT INTO spaces (id, slug, name, name_folded, kind, joining, open_read, reactions, unit_id, hue, created_ms,
        created_by, members, threads, last_ms, card_version, version)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9::bigint, $10, $11, $12::bigint, $13, $14, $15, 1, 1)"
);
sql!(
    pub(crate) CARD,
    "INSERT INTO space_cards (space_id, version, why, expected, free, ask, deciders, terms, created_ms, by_id)
     VALUES ($1, 1, $2, $3, $4, $5, $6, $7, $8, $9::bigint)"
);
sql!(
    pub(crate) MEMBERSHIP,
    "INSERT INTO memberships (person_id, space_id, standing, since_ms) VALUES ($1, $2, $3, $4)"
);
sql!(
    pub(crate) TERMS,
    "INSERT INTO terms_accepted (person_id, space_id, version, at_ms) VALUES ($1, $2, 1, $3)"
);
sql!(
    pub(crate) DELEGATE,
    "INSERT INTO delegates (space_id, person_id, since_ms, by_id) VALUES ($1, $2, $3, $4::bigint)"
);
sql!(
    pub(crate) THREAD,
    "INSERT INTO threads (id, space_id, kind, state, title, excerpt, author_id, opening_id, broadcast, created_ms,
        last_ms, last_id, last_author_id, replies, version)
     VALUES ($1, $2, $3, 'open', $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, 1)"
);
sql!(pub(crate) ANSWER, "UPDATE threads SET state = 'answered', answer_id = $2 WHERE id = $1");
sql!(
    pub(crate) MESSAGE,
    "INSERT INTO messages (id, thread_id, author_id, body, html, created_ms, reactions, version)
     VALUES ($1, $2, $3, $4, $5, $6, $7, 1)"
);
sql!(
    pub(crate) REACTION,
    "INSERT INTO reactions (message_id, emoji, person_id, at_ms) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING"
);
sql!(pub(crate) MENTION, "INSERT INTO mentions (message_id, person_id) VALUES ($1, $2) ON CONFLICT DO NOTHING");
sql!(pub(crate) FOLLOW, "INSERT INTO follows (thread_id, person_id, why, since_ms) VALUES ($1, $2, $3, $4)");
sql!(
    pub(crate) MARK,
    "INSERT INTO read_marks (person_id, thread_id, message_id, at_ms) VALUES ($1, $2, $3, $4)"
);
sql!(
    pub(crate) NOTICE,
    "INSERT INTO notices (id, person_id, subject, reason, strength, space_id, thread_id, message_id, at_message_id,
        actor_id, times, at_ms, read_ms)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13::bigint)"
);

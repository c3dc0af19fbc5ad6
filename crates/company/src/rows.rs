//! Every SQL text of the filler. A fresh database holds nothing yet, so rows go in as they are.

use store::sql;

sql!(pub(crate) ANYBODY, "SELECT COUNT(*) FROM people");
sql!(pub(crate) MADE_BY, "SELECT value FROM settings WHERE key = 'made_by'");
sql!(pub(crate) ENDED, "SELECT changed_ms FROM settings WHERE key = 'made_by'");
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
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11::bigint, $13, $14, $12, 1)"
);
sql!(pub(crate) POSTING, "INSERT INTO postings (person_id, from_ms, unit_id, until_ms) VALUES ($1, $2, $3, $4::bigint)");
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
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, 1)"
);
sql!(pub(crate) ANSWER, "UPDATE threads SET answer_id = $2 WHERE id = $1");
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
sql!(
    pub(crate) ASSIGNMENT,
    "INSERT INTO assignments (id, role, person_id, scope, scope_id, share, from_ms, until_ms, state, attachment, lead_id,
        asker_id, unit_id, external, specialities, note, follows_id, proposed_ms, proposed_by, approved_ms, approved_by,
        answered_ms, ended_ms, ended_by, cause, driver_id, version)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8::bigint, $9, $10, $11::bigint, $12::bigint, $13::bigint, $14, $15, $16,
        $17::bigint, $18, $19::bigint, $20::bigint, $21::bigint, $22::bigint, $23::bigint, $24::bigint, $25,
        $26::bigint, 1)"
);
sql!(
    pub(crate) CRITERION,
    "INSERT INTO assignment_answers (assignment_id, criterion, answer) VALUES ($1, $2, $3)"
);
sql!(
    pub(crate) DEPUTY,
    "INSERT INTO deputies (assignment_id, person_id, state, since_ms, by_id) VALUES ($1, $2, $3, $4, $5)"
);
sql!(
    pub(crate) HANDED,
    "INSERT INTO handovers (assignment_id, place, done_ms, by_id) VALUES ($1, $2, $3, $4)"
);
sql!(
    pub(crate) SETTLED,
    "INSERT INTO accountables (duty, scope, scope_id, assignment_id, since_ms)
     VALUES ($1, CASE WHEN $2::bigint IS NULL THEN 'network' ELSE 'space' END, COALESCE($2, 0), $3, $4)"
);
sql!(
    pub(crate) CONTRIBUTOR,
    "INSERT INTO contributors (duty, scope, scope_id, person_id, since_ms) VALUES ($1, 'space', $2, $3, $4)"
);
sql!(
    pub(crate) CODRIVING,
    "INSERT INTO codrivings (assignment_id, driver_id, since_ms, min_days, min_acts, checked, released_ms, released_by)
     VALUES ($1, $2, $3, 30, 10, $4, $5::bigint, $6::bigint)"
);
sql!(
    pub(crate) ACT,
    "INSERT INTO held_acts (id, actor_id, space_id, action, rule, method, path, content_type, body, at_ms, state,
        decided_by, decided_ms, reason, result)
     VALUES ($1, $2, $3, $4, 'S2-SM7', 'POST', $5, 'application/x-www-form-urlencoded', $6, $7, $8, $9::bigint,
        $10::bigint, '', $11)"
);
sql!(
    pub(crate) COACH,
    "INSERT INTO coaches (space_id, person_id, from_ms, until_ms, speaks, about, by_id)
     VALUES ($1, $2, $3, $4, FALSE, $5, $6)"
);
sql!(
    pub(crate) VOLUME,
    "INSERT INTO space_volumes (space_id, at_ms, threads, questions, messages, joiners) VALUES ($1, $2, $3, $4, $5, $6)"
);
// As strong as what is asked of somebody in the notices room.
sql!(
    pub(crate) TOLD,
    "INSERT INTO notices (id, person_id, subject, reason, strength, space_id, about_id, actor_id, times, at_ms,
        read_ms)
     VALUES ($1, $2, $3, $4, 6, $5::bigint, $6::bigint, $7::bigint, 1, $8, $9::bigint)"
);

-- Moderation: cases, who reported, every act with who, when and why.
-- what: message, file, profile, space, note. author_id: whom it concerns, under the name that is shown;
-- veiled: that is a neutral name. state: open, asked (for an edit), decided. level: 0 whoever leads the
-- space, 1 whoever leads the network, 2 its owners. held: empty, hidden, removed.
-- appeal: empty, open, upheld, overturned. decider_id: who decided, and may not answer the appeal.

CREATE TABLE cases (
    id BIGINT PRIMARY KEY,
    what TEXT NOT NULL,
    subject_id BIGINT NOT NULL,
    space_id BIGINT,
    thread_id BIGINT,
    author_id BIGINT NOT NULL,
    veiled BOOLEAN NOT NULL,
    state TEXT NOT NULL,
    level BIGINT NOT NULL,
    held TEXT NOT NULL,
    locked BOOLEAN NOT NULL,
    reports BIGINT NOT NULL,
    created_ms BIGINT NOT NULL,
    changed_ms BIGINT NOT NULL,
    decider_id BIGINT,
    decided_ms BIGINT,
    appeal TEXT NOT NULL,
    appeal_level BIGINT NOT NULL,
    appeal_words TEXT NOT NULL,
    appeal_ms BIGINT,
    appeal_by BIGINT,
    appeal_answer TEXT NOT NULL
);
CREATE UNIQUE INDEX cases_open ON cases (what, subject_id) WHERE state <> 'decided';
CREATE INDEX cases_space ON cases (space_id, id DESC);
CREATE INDEX cases_author ON cases (author_id, id DESC);
CREATE INDEX cases_thread ON cases (thread_id) WHERE veiled;
CREATE INDEX cases_waiting ON cases (level, id DESC) WHERE state <> 'decided';
CREATE INDEX cases_appeals ON cases (appeal_level, id DESC) WHERE appeal = 'open';

-- Who reported is read with the reader's own id beside it, and told to nobody.
CREATE TABLE case_reports (
    case_id BIGINT NOT NULL,
    person_id BIGINT NOT NULL,
    reason TEXT NOT NULL,
    words TEXT NOT NULL,
    at_ms BIGINT NOT NULL,
    PRIMARY KEY (case_id, person_id)
);
CREATE INDEX case_reports_person ON case_reports (person_id, at_ms DESC, case_id DESC);

-- The log, for a year. words are for whoever it concerns; what was hidden or removed is never in it.
CREATE TABLE moderation_acts (
    id BIGINT PRIMARY KEY,
    case_id BIGINT NOT NULL,
    space_id BIGINT,
    act TEXT NOT NULL,
    rule TEXT NOT NULL,
    words TEXT NOT NULL,
    by_id BIGINT NOT NULL,
    at_ms BIGINT NOT NULL
);
CREATE INDEX moderation_acts_case ON moderation_acts (case_id, id);
CREATE INDEX moderation_acts_space ON moderation_acts (space_id, id DESC);
CREATE INDEX moderation_acts_at ON moderation_acts (at_ms);

-- Conversations: threads that take no replies for now, by which act.
CREATE TABLE thread_locks (
    thread_id BIGINT PRIMARY KEY,
    case_id BIGINT NOT NULL,
    at_ms BIGINT NOT NULL
);

-- People and the units they belong to.

CREATE TABLE units (
    id BIGINT PRIMARY KEY,
    parent_id BIGINT,
    slug TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    name_folded TEXT NOT NULL,
    manager_id BIGINT,
    created_ms BIGINT NOT NULL,
    closed_ms BIGINT,
    version BIGINT NOT NULL
);
CREATE INDEX units_parent ON units (parent_id);
CREATE INDEX units_manager ON units (manager_id);

-- The tree's dated history: one row for each stretch in which nothing about the unit changed.
CREATE TABLE unit_periods (
    unit_id BIGINT NOT NULL,
    from_ms BIGINT NOT NULL,
    until_ms BIGINT,
    parent_id BIGINT,
    name TEXT NOT NULL,
    manager_id BIGINT,
    by_id BIGINT,
    PRIMARY KEY (unit_id, from_ms)
);

-- state: active, invited, suspended, placeholder, left. about_who: who sees about (0008_profiles).
CREATE TABLE people (
    id BIGINT PRIMARY KEY,
    handle TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    name_folded TEXT NOT NULL,
    mail TEXT UNIQUE,
    title TEXT NOT NULL,
    about TEXT NOT NULL,
    lang TEXT NOT NULL,
    languages TEXT NOT NULL,
    zone TEXT NOT NULL,
    unit_id BIGINT,
    external BOOLEAN NOT NULL,
    state TEXT NOT NULL,
    password_hash TEXT,
    created_ms BIGINT NOT NULL,
    version BIGINT NOT NULL,
    about_who TEXT NOT NULL DEFAULT 'all'
);
CREATE INDEX people_unit ON people (unit_id, name_folded);
CREATE INDEX people_name ON people (name_folded, id);
CREATE INDEX people_of_unit ON people (unit_id) WHERE state <> 'left';

-- The words of everybody’s name, folded, and their handle: who is found by the beginning of one of them.
-- Compared byte by byte on both engines, so that a beginning is a stretch of the key.
CREATE TABLE people_names (
    word TEXT NOT NULL,
    person_id BIGINT NOT NULL,
    PRIMARY KEY (word, person_id)
);
CREATE INDEX people_names_person ON people_names (person_id);
-- postgres:
ALTER TABLE people_names ALTER COLUMN word TYPE TEXT COLLATE "C";
-- end

-- Who belonged to which unit when.
CREATE TABLE postings (
    person_id BIGINT NOT NULL,
    from_ms BIGINT NOT NULL,
    until_ms BIGINT,
    unit_id BIGINT NOT NULL,
    PRIMARY KEY (person_id, from_ms)
);
CREATE INDEX postings_unit ON postings (unit_id);

-- A permission over the whole network, given by somebody at some time (key: owner).
CREATE TABLE grants (
    person_id BIGINT NOT NULL,
    key TEXT NOT NULL,
    since_ms BIGINT NOT NULL,
    by_id BIGINT,
    PRIMARY KEY (person_id, key)
);

CREATE TABLE suspensions (
    person_id BIGINT PRIMARY KEY,
    at_ms BIGINT NOT NULL,
    by_id BIGINT,
    reason TEXT NOT NULL
);

CREATE TABLE sessions (
    id BIGINT PRIMARY KEY,
    token_hash BYTEA NOT NULL UNIQUE,
    person_id BIGINT NOT NULL,
    device TEXT NOT NULL,
    created_ms BIGINT NOT NULL,
    seen_ms BIGINT NOT NULL,
    until_ms BIGINT NOT NULL
);
CREATE INDEX sessions_person ON sessions (person_id);

-- scope: read, post or manage, each with what comes before. until_ms: empty for a token the operator
-- made on the command line; seen_ms is written once a day.
CREATE TABLE api_tokens (
    id BIGINT PRIMARY KEY,
    token_hash BYTEA NOT NULL UNIQUE,
    person_id BIGINT NOT NULL,
    label TEXT NOT NULL,
    created_ms BIGINT NOT NULL,
    seen_ms BIGINT NOT NULL,
    scope TEXT NOT NULL DEFAULT 'manage',
    until_ms BIGINT
);
CREATE INDEX api_tokens_person ON api_tokens (person_id);

-- Single-use links (kind: owner, invitation, reset); only the hash of the secret is kept.
CREATE TABLE links (
    id BIGINT PRIMARY KEY,
    token_hash BYTEA NOT NULL UNIQUE,
    kind TEXT NOT NULL,
    person_id BIGINT,
    by_id BIGINT,
    created_ms BIGINT NOT NULL,
    until_ms BIGINT NOT NULL,
    used_ms BIGINT
);

-- The made-up company's named people, one per role (demo only).
CREATE TABLE personas (
    role TEXT PRIMARY KEY,
    person_id BIGINT NOT NULL,
    place BIGINT NOT NULL
);

-- Away from one moment to another (whole days of the person's zone). The reason is never asked.
CREATE TABLE absences (
    id BIGINT PRIMARY KEY,
    person_id BIGINT NOT NULL,
    from_ms BIGINT NOT NULL,
    until_ms BIGINT NOT NULL,
    deputy_id BIGINT,
    made_ms BIGINT NOT NULL
);
CREATE INDEX absences_person ON absences (person_id, until_ms);
CREATE INDEX absences_until ON absences (until_ms);
CREATE INDEX absences_deputy ON absences (deputy_id, until_ms);

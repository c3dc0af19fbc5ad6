-- What of people leaves the network, and what was left of it: exports, erasures.

-- A person's own copy: asked for once a day at most, made in the background, gone after 7 days. state:
-- waiting, ready, failed. blob: the archive, sealed under no key but behind its person's sign-in.
CREATE TABLE person_exports (
    id BIGINT PRIMARY KEY,
    person_id BIGINT NOT NULL,
    asked_ms BIGINT NOT NULL,
    made_ms BIGINT,
    until_ms BIGINT,
    state TEXT NOT NULL,
    blob TEXT NOT NULL,
    size BIGINT NOT NULL
);
CREATE INDEX person_exports_person ON person_exports (person_id, id DESC);
CREATE INDEX person_exports_until ON person_exports (until_ms) WHERE until_ms IS NOT NULL;

-- An erasure that was asked for: taken back until due_ms, then carried out step by step. words: keep
-- (what was said stays, by a former member) or go. state: planned, running, done, withdrawn.
CREATE TABLE erasures (
    id BIGINT PRIMARY KEY,
    person_id BIGINT NOT NULL,
    by_id BIGINT,
    reason TEXT NOT NULL,
    words TEXT NOT NULL,
    asked_ms BIGINT NOT NULL,
    due_ms BIGINT NOT NULL,
    done_ms BIGINT,
    state TEXT NOT NULL
);
CREATE INDEX erasures_person ON erasures (person_id, id DESC);
CREATE INDEX erasures_due ON erasures (state, due_ms);

-- Whom a restore has to erase again: the hash of the id and nothing else.
CREATE TABLE erased (
    mark TEXT PRIMARY KEY,
    words TEXT NOT NULL,
    at_ms BIGINT NOT NULL
);

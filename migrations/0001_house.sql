-- The house: what every room stands on. One text for both engines; blocks marked
-- `-- sqlite:` / `-- postgres:` … `-- end` are kept for that engine only.

CREATE TABLE settings (
    key TEXT PRIMARY KEY,
    value TEXT NOT NULL,
    changed_ms BIGINT NOT NULL
);

-- Node numbers for ids, leased and fenced (the command line takes one too). who: which program it is.
CREATE TABLE nodes (
    node BIGINT PRIMARY KEY,
    lease TEXT NOT NULL,
    until_ms BIGINT NOT NULL,
    last_ms BIGINT NOT NULL,
    who TEXT NOT NULL DEFAULT ''
);

-- What happened, without text. `seq` is gap-free in commit order.
CREATE TABLE facts (
    id BIGINT PRIMARY KEY,
    seq BIGINT,
    kind TEXT NOT NULL,
    version BIGINT NOT NULL,
    at_ms BIGINT NOT NULL,
    actor_id BIGINT,
    space_id BIGINT,
    thread_id BIGINT,
    subject_id BIGINT NOT NULL,
    numbers TEXT NOT NULL,
    quiet BOOLEAN NOT NULL
);
CREATE UNIQUE INDEX facts_seq ON facts (seq);
-- postgres:
CREATE INDEX facts_unnumbered ON facts (id) WHERE seq IS NULL;
-- end
CREATE TABLE fact_counter (
    one BIGINT PRIMARY KEY,
    seq BIGINT NOT NULL
);
INSERT INTO fact_counter (one, seq) VALUES (1, 0);

-- Where each consumer of facts stands; moved in the same transaction as its effect.
CREATE TABLE consumers (
    name TEXT PRIMARY KEY,
    seq BIGINT NOT NULL,
    fails BIGINT NOT NULL
);
CREATE TABLE parked_facts (
    consumer TEXT NOT NULL,
    seq BIGINT NOT NULL,
    reason TEXT NOT NULL,
    at_ms BIGINT NOT NULL,
    PRIMARY KEY (consumer, seq)
);

CREATE TABLE jobs (
    id BIGINT PRIMARY KEY,
    kind TEXT NOT NULL,
    args TEXT NOT NULL,
    run_at_ms BIGINT NOT NULL,
    attempts BIGINT NOT NULL,
    lease TEXT,
    leased_until_ms BIGINT NOT NULL,
    state TEXT NOT NULL,
    reason TEXT NOT NULL
);
CREATE INDEX jobs_due ON jobs (state, run_at_ms, id);
CREATE TABLE schedules (
    kind TEXT PRIMARY KEY,
    next_ms BIGINT NOT NULL
);

CREATE TABLE idempotency_keys (
    person_id BIGINT NOT NULL,
    route TEXT NOT NULL,
    key TEXT NOT NULL,
    body_hash BYTEA NOT NULL,
    status BIGINT NOT NULL,
    location TEXT NOT NULL,
    body TEXT NOT NULL,
    at_ms BIGINT NOT NULL,
    PRIMARY KEY (person_id, route, key)
);
CREATE INDEX idempotency_location ON idempotency_keys (location);
CREATE INDEX idempotency_age ON idempotency_keys (at_ms);

-- Administrative acts, tried ones too: ids, enums and harmless values, never secrets or anybody's words.
-- Rows are added and go by their age; none is ever changed. via: page, api, command, link, clock.
-- outcome: done, refused, held. changes: what, before and after, as a JSON list of triples.
CREATE TABLE audit (
    id BIGINT PRIMARY KEY,
    at_ms BIGINT NOT NULL,
    actor_id BIGINT,
    via TEXT NOT NULL,
    act TEXT NOT NULL,
    subject_id BIGINT NOT NULL,
    outcome TEXT NOT NULL DEFAULT 'done',
    changes TEXT NOT NULL DEFAULT ''
);

-- Answers of the gate that were not a plain yes: no text, only rule and ids.
CREATE TABLE decisions (
    id BIGINT PRIMARY KEY,
    at_ms BIGINT NOT NULL,
    actor_id BIGINT NOT NULL,
    action TEXT NOT NULL,
    resource TEXT NOT NULL,
    resource_id BIGINT NOT NULL,
    answer TEXT NOT NULL,
    rule TEXT NOT NULL
);
CREATE INDEX decisions_space ON decisions (resource_id, id) WHERE resource = 'Space';

-- Which record of which past became which row. import_id: of 0017_imports; brought: that import made
-- the row, otherwise it was here.
CREATE TABLE source_keys (
    source TEXT NOT NULL,
    kind TEXT NOT NULL,
    key TEXT NOT NULL,
    id BIGINT NOT NULL,
    import_id BIGINT,
    brought BOOLEAN NOT NULL DEFAULT TRUE,
    PRIMARY KEY (source, kind, key)
);
CREATE INDEX source_keys_import ON source_keys (import_id, kind, id) WHERE import_id IS NOT NULL;

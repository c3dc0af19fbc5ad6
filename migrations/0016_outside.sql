-- Webhooks out and in, feeds.

-- Where facts of a space (or, with no space, of the network) are posted to. kinds: groups of facts with
-- spaces between. words: titles and texts go along. secret, old_secret: sealed; the old one signs too until
-- its time. state: on, off, gone (the other end said 410), failing (five days without an answer).
CREATE TABLE webhooks (
    id BIGINT PRIMARY KEY,
    space_id BIGINT,
    owner_id BIGINT NOT NULL,
    label TEXT NOT NULL,
    url TEXT NOT NULL,
    kinds TEXT NOT NULL,
    words BOOLEAN NOT NULL,
    secret TEXT NOT NULL,
    old_secret TEXT,
    old_until_ms BIGINT,
    state TEXT NOT NULL,
    failing_ms BIGINT,
    made_ms BIGINT NOT NULL
);
CREATE INDEX webhooks_space ON webhooks (space_id, id);

-- What is to be posted: ids only, the body is written when it leaves. seq: the fact's number; below zero
-- for a test. state: waiting, done, failed, needless (its owner may no longer read there).
CREATE TABLE webhook_deliveries (
    id BIGINT PRIMARY KEY,
    webhook_id BIGINT NOT NULL,
    seq BIGINT NOT NULL,
    kind TEXT NOT NULL,
    at_ms BIGINT NOT NULL,
    actor_id BIGINT,
    space_id BIGINT,
    thread_id BIGINT,
    subject BIGINT NOT NULL,
    state TEXT NOT NULL,
    attempts BIGINT NOT NULL,
    due_ms BIGINT NOT NULL,
    status BIGINT NOT NULL,
    said TEXT NOT NULL,
    UNIQUE (webhook_id, seq)
);
CREATE INDEX webhook_deliveries_due ON webhook_deliveries (due_ms, id) WHERE state = 'waiting';
CREATE INDEX webhook_deliveries_log ON webhook_deliveries (webhook_id, id);

-- Programs that post into one space under a name of their own, each by a secret address. id: its row among
-- people, so that it stands as an author; it is no person: nobody signs in with it and no list of people
-- has it. The row stays when it is ended, what it said does too.
CREATE TABLE bots (
    id BIGINT PRIMARY KEY,
    space_id BIGINT NOT NULL,
    name TEXT NOT NULL,
    secret_hash BYTEA NOT NULL UNIQUE,
    by_id BIGINT NOT NULL,
    made_ms BIGINT NOT NULL,
    ended_ms BIGINT
);
CREATE INDEX bots_space ON bots (space_id, id);

-- Which thread a bot's own key stands for.
CREATE TABLE bot_threads (
    bot_id BIGINT NOT NULL,
    key TEXT NOT NULL,
    thread_id BIGINT NOT NULL,
    PRIMARY KEY (bot_id, key)
);

-- What came in last, at most 50 for each bot: what was answered, and where it went.
CREATE TABLE bot_log (
    id BIGINT PRIMARY KEY,
    bot_id BIGINT NOT NULL,
    at_ms BIGINT NOT NULL,
    status BIGINT NOT NULL,
    said TEXT NOT NULL,
    thread_id BIGINT
);
CREATE INDEX bot_log_bot ON bot_log (bot_id, id);

-- Personal addresses feeds are read by. sealed: the secret, for its owner's own page.
CREATE TABLE feed_addresses (
    id BIGINT PRIMARY KEY,
    person_id BIGINT NOT NULL,
    label TEXT NOT NULL,
    secret_hash BYTEA NOT NULL UNIQUE,
    sealed TEXT NOT NULL,
    made_ms BIGINT NOT NULL,
    seen_ms BIGINT NOT NULL
);
CREATE INDEX feed_addresses_person ON feed_addresses (person_id, id);

-- How people are reached: rules, quiet hours, mail, push.

-- Keys that sign and seal, each kept under the key of the data folder (or of the settings). An ended
-- version neither signs nor is believed any more.
CREATE TABLE keys (
    purpose TEXT NOT NULL,
    version BIGINT NOT NULL,
    sealed TEXT NOT NULL,
    made_ms BIGINT NOT NULL,
    ended_ms BIGINT,
    PRIMARY KEY (purpose, version)
);

-- Where a person wishes to be reached otherwise than is usual. A rule is of a flow (work,
-- communities, network; space_id 0) or of one space (flow empty). what: mention, reply, announcement,
-- task, answer, door, ask, found. way: off, bell, daily, weekly, mail, push, both.
CREATE TABLE attention_rules (
    person_id BIGINT NOT NULL,
    flow TEXT NOT NULL,
    space_id BIGINT NOT NULL,
    what TEXT NOT NULL,
    way TEXT NOT NULL,
    PRIMARY KEY (person_id, space_id, flow, what)
);

-- A person's own hours, where they differ from the usual ones. quiet_from, quiet_until: minutes of the
-- day (equal: no quiet hours). quiet_days, digest_days: bit 0 is Monday. digest_days 0: no daily
-- digest. weekly: whether the weekly one comes. full: whether a push message says what it is about.
CREATE TABLE attention_hours (
    person_id BIGINT PRIMARY KEY,
    quiet_from BIGINT NOT NULL,
    quiet_until BIGINT NOT NULL,
    quiet_days BIGINT NOT NULL,
    digest_days BIGINT NOT NULL,
    weekly BOOLEAN NOT NULL,
    full_push BOOLEAN NOT NULL
);

-- One row per person, channel and thing, for ever unique: nobody is reached twice for the same thing.
-- channel: mail, push. thing: m and the message's id, else the notice's subject and the moment.
-- state: waiting, taken, needless (read before, or gone). due_ms of what was taken: when it left; of what
-- a digest brought, the moment itself.
CREATE TABLE deliveries (
    id BIGINT PRIMARY KEY,
    person_id BIGINT NOT NULL,
    channel TEXT NOT NULL,
    thing TEXT NOT NULL,
    subject TEXT NOT NULL,
    reason TEXT NOT NULL,
    space_id BIGINT,
    thread_id BIGINT,
    message_id BIGINT,
    actor_id BIGINT,
    at_ms BIGINT NOT NULL,
    due_ms BIGINT NOT NULL,
    state TEXT NOT NULL
);
CREATE UNIQUE INDEX deliveries_thing ON deliveries (person_id, channel, thing);
CREATE INDEX deliveries_due ON deliveries (channel, due_ms, id) WHERE state = 'waiting';
CREATE INDEX deliveries_age ON deliveries (at_ms);

-- Mails ready to leave. kind: notice, digest, invitation, reset, answer. head: further headers as JSON.
-- state: waiting, sending (handed over, answer not yet known), sent, kept (there is no mail host),
-- parked (refused, given up, or in doubt after a crash). words and html are gone once the mail has
-- left; of an invitation or a reset, words is the link's secret, sealed.
CREATE TABLE mails (
    id BIGINT PRIMARY KEY,
    person_id BIGINT,
    address TEXT NOT NULL,
    kind TEXT NOT NULL,
    subject TEXT NOT NULL,
    words TEXT NOT NULL,
    html TEXT NOT NULL,
    head TEXT NOT NULL,
    state TEXT NOT NULL,
    attempts BIGINT NOT NULL,
    due_ms BIGINT NOT NULL,
    made_ms BIGINT NOT NULL,
    done_ms BIGINT,
    reason TEXT NOT NULL
);
CREATE INDEX mails_due ON mails (state, due_ms, id);
CREATE INDEX mails_person ON mails (person_id, id);
CREATE INDEX mails_age ON mails (made_ms);

-- How far a day's digests have come in one time zone, and what each person was last told up to.
CREATE TABLE digest_runs (
    zone TEXT NOT NULL,
    day TEXT NOT NULL,
    after_id BIGINT NOT NULL,
    done BOOLEAN NOT NULL,
    PRIMARY KEY (zone, day)
);
CREATE TABLE digests (
    person_id BIGINT PRIMARY KEY,
    day TEXT NOT NULL,
    at_ms BIGINT NOT NULL
);
CREATE INDEX people_zone ON people (zone, id);

-- What came in by mail, by the hash of its Message-ID. outcome: posted, refused, dropped.
CREATE TABLE mails_in (
    hash TEXT PRIMARY KEY,
    at_ms BIGINT NOT NULL,
    person_id BIGINT,
    thread_id BIGINT,
    outcome TEXT NOT NULL
);
CREATE INDEX mails_in_age ON mails_in (at_ms);

-- Browsers that take push messages. device: what the browser said it is.
CREATE TABLE push_subscriptions (
    id BIGINT PRIMARY KEY,
    person_id BIGINT NOT NULL,
    endpoint TEXT NOT NULL UNIQUE,
    p256dh TEXT NOT NULL,
    auth TEXT NOT NULL,
    device TEXT NOT NULL,
    made_ms BIGINT NOT NULL
);
CREATE INDEX push_subscriptions_person ON push_subscriptions (person_id);

-- Of which threads somebody was told because a saved search or a tag they follow found them: once each.
CREATE TABLE finds_told (
    person_id BIGINT NOT NULL,
    thread_id BIGINT NOT NULL,
    at_ms BIGINT NOT NULL,
    PRIMARY KEY (person_id, thread_id)
);
CREATE INDEX finds_told_age ON finds_told (at_ms);

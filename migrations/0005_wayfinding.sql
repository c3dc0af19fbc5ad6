-- How things are found and heard.

-- kind: person, space, thread, message. `tokens` is folded and stemmed in Rust; it starts with
-- one visibility token (zopen, or zs followed by the space's id).
CREATE TABLE search_docs (
    id BIGINT PRIMARY KEY,
    kind TEXT NOT NULL,
    space_id BIGINT,
    thread_id BIGINT,
    author_id BIGINT,
    at_ms BIGINT NOT NULL,
    weight BIGINT NOT NULL,
    heading TEXT NOT NULL,
    tokens TEXT NOT NULL
);
CREATE INDEX search_docs_space ON search_docs (space_id);
CREATE INDEX search_docs_thread ON search_docs (thread_id);
-- sqlite:
CREATE VIRTUAL TABLE search_words USING fts5(tokens, content='', contentless_delete=1, tokenize='unicode61 remove_diacritics 0');
-- end
-- postgres:
ALTER TABLE search_docs ADD COLUMN words tsvector;
CREATE INDEX search_docs_words ON search_docs USING gin (words);
-- end

-- One row per person and thing; a second event on the same thing adds to it.
-- reason: mention, reply, announcement, invitation, join_request, joined, answered
CREATE TABLE notices (
    id BIGINT PRIMARY KEY,
    person_id BIGINT NOT NULL,
    subject TEXT NOT NULL,
    reason TEXT NOT NULL,
    space_id BIGINT,
    thread_id BIGINT,
    message_id BIGINT,
    actor_id BIGINT,
    times BIGINT NOT NULL,
    at_ms BIGINT NOT NULL,
    read_ms BIGINT
);
CREATE UNIQUE INDEX notices_subject ON notices (person_id, subject);
CREATE INDEX notices_person ON notices (person_id, at_ms DESC, id DESC);
CREATE INDEX notices_unread ON notices (person_id) WHERE read_ms IS NULL;

-- How things are found and heard.

-- kind: person, space, thread, message. The id is the message's (a thread's opening message), or
-- below zero the person's or space's. `heading` and `tokens` are folded and stemmed in Rust; tokens
-- begin with who may read it (zopen for everybody inside, zs and the space's id for its members).
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
CREATE INDEX search_docs_space ON search_docs (space_id, id);
CREATE INDEX search_docs_thread ON search_docs (thread_id);
-- sqlite:
CREATE VIRTUAL TABLE search_words USING fts5(tokens, content='', contentless_delete=1, tokenize='unicode61 remove_diacritics 0');
-- end
-- postgres:
ALTER TABLE search_docs ADD COLUMN words tsvector;
CREATE INDEX search_docs_words ON search_docs USING gin (words);
-- end

-- How open a space was when what is said in it was last indexed.
CREATE TABLE search_spaces (
    space_id BIGINT PRIMARY KEY,
    open BOOLEAN NOT NULL
);

-- One row per person and thing; a second event on the same thing adds to it. The stronger reason
-- stays. reason: mention, reply, announcement, invitation, join_request, joined, answered, helped;
-- of roles, acts and coachings: see shown_notices. about_id: the role or the act it is about.
-- at_message_id is where opening it leads to, message_id the newest message it counts.
CREATE TABLE notices (
    id BIGINT PRIMARY KEY,
    person_id BIGINT NOT NULL,
    subject TEXT NOT NULL,
    reason TEXT NOT NULL,
    strength BIGINT NOT NULL,
    space_id BIGINT,
    thread_id BIGINT,
    message_id BIGINT,
    at_message_id BIGINT,
    about_id BIGINT,
    actor_id BIGINT,
    times BIGINT NOT NULL,
    at_ms BIGINT NOT NULL,
    read_ms BIGINT
);
CREATE UNIQUE INDEX notices_subject ON notices (person_id, subject);
CREATE INDEX notices_person ON notices (person_id, at_ms DESC, id DESC);
CREATE INDEX notices_unread ON notices (person_id) WHERE read_ms IS NULL;
CREATE INDEX notices_thread ON notices (thread_id, message_id);
CREATE INDEX notices_space ON notices (space_id, person_id);

-- How far a rebuild of the index has come; one row while it is under way.
CREATE TABLE search_rebuild (
    id BIGINT PRIMARY KEY,
    reached TEXT NOT NULL
);
-- Words of titles and names by every form they take when a letter is left out, as a number: for “did you mean”.
CREATE TABLE search_near (
    shape BIGINT NOT NULL,
    word TEXT NOT NULL,
    PRIMARY KEY (shape, word)
);

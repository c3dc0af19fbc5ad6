-- Tags and saved searches.

-- A hashtag by its folded form, named as it was first written. into_id: it was merged into another
-- one, which can be undone; root_id: where that leads in the end, itself when it was not merged.
CREATE TABLE tags (
    id BIGINT PRIMARY KEY,
    folded TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    root_id BIGINT NOT NULL,
    into_id BIGINT,
    merged_ms BIGINT,
    merged_by BIGINT,
    created_ms BIGINT NOT NULL
);
CREATE INDEX tags_root ON tags (root_id);

-- Which messages carry a hashtag; space_id as in tag_spaces, so that both move together.
CREATE TABLE thread_tags (
    tag_id BIGINT NOT NULL,
    thread_id BIGINT NOT NULL,
    message_id BIGINT NOT NULL,
    space_id BIGINT NOT NULL,
    PRIMARY KEY (tag_id, thread_id, message_id)
);
CREATE INDEX thread_tags_message ON thread_tags (message_id);
CREATE INDEX thread_tags_thread ON thread_tags (thread_id);

-- How many threads of a space carry it: a reader's count is the sum over the spaces they may read.
CREATE TABLE tag_spaces (
    tag_id BIGINT NOT NULL,
    space_id BIGINT NOT NULL,
    threads BIGINT NOT NULL,
    PRIMARY KEY (tag_id, space_id)
);
CREATE INDEX tag_spaces_space ON tag_spaces (space_id, tag_id);

CREATE TABLE tag_follows (
    tag_id BIGINT NOT NULL,
    person_id BIGINT NOT NULL,
    since_ms BIGINT NOT NULL,
    PRIMARY KEY (tag_id, person_id)
);
CREATE INDEX tag_follows_person ON tag_follows (person_id);

-- A question kept under a name, by its owner alone. query: as in the address of the page. tells: a
-- notice when something new answers; seen_id: the newest document that was told.
CREATE TABLE saved_searches (
    id BIGINT PRIMARY KEY,
    person_id BIGINT NOT NULL,
    name TEXT NOT NULL,
    query TEXT NOT NULL,
    tells BOOLEAN NOT NULL,
    seen_id BIGINT NOT NULL,
    created_ms BIGINT NOT NULL
);
CREATE INDEX saved_searches_person ON saved_searches (person_id, id);
CREATE INDEX saved_searches_tells ON saved_searches (id) WHERE tells;

-- Threads that resemble another one, worked out now and then: ids with spaces between them.
CREATE TABLE search_related (
    thread_id BIGINT PRIMARY KEY,
    others TEXT NOT NULL,
    at_ms BIGINT NOT NULL
);

-- What the server read about links in messages.

-- What stands behind an address: once for each address, whoever wrote it. state: waiting, done. title: empty
-- while nothing is known, and where there is nothing to show. lang: as the page says it.
CREATE TABLE previews (
    id BIGINT PRIMARY KEY,
    url TEXT NOT NULL UNIQUE,
    state TEXT NOT NULL,
    title TEXT NOT NULL,
    site TEXT NOT NULL,
    says TEXT NOT NULL,
    lang TEXT NOT NULL,
    attempts BIGINT NOT NULL,
    due_ms BIGINT NOT NULL,
    read_ms BIGINT NOT NULL
);
CREATE INDEX previews_due ON previews (due_ms, id) WHERE state = 'waiting';

-- Which links a message has, in the order of its words.
CREATE TABLE message_links (
    message_id BIGINT NOT NULL,
    preview_id BIGINT NOT NULL,
    place BIGINT NOT NULL,
    PRIMARY KEY (message_id, preview_id)
);
CREATE INDEX message_links_preview ON message_links (preview_id);

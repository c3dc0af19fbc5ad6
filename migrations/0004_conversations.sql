-- Conversations: threads and their messages. The opening message is a message too.
-- kind: discussion, question, announcement, coordination; state: open, answered.
-- A thread whose opening words are withdrawn or deleted but which has replies stays, with an empty
-- title; without replies it is gone with its opening. A withdrawn title is kept in kept_title.
-- shifted: how many lines there are about it in thread_moves.

CREATE TABLE threads (
    id BIGINT PRIMARY KEY,
    space_id BIGINT NOT NULL,
    kind TEXT NOT NULL,
    state TEXT NOT NULL,
    title TEXT NOT NULL,
    excerpt TEXT NOT NULL,
    author_id BIGINT NOT NULL,
    opening_id BIGINT NOT NULL,
    answer_id BIGINT,
    broadcast BOOLEAN NOT NULL,
    created_ms BIGINT NOT NULL,
    last_ms BIGINT NOT NULL,
    last_id BIGINT NOT NULL,
    last_author_id BIGINT NOT NULL,
    replies BIGINT NOT NULL,
    gone TEXT,
    kept_title TEXT,
    version BIGINT NOT NULL,
    shifted BIGINT NOT NULL DEFAULT 0
);
CREATE INDEX threads_space_last ON threads (space_id, last_ms DESC, id DESC);
CREATE INDEX threads_last ON threads (last_ms DESC, id DESC, space_id);
CREATE INDEX threads_author ON threads (author_id, id);

-- gone: withdrawn, removed by moderation (words kept 30 days for appeal), hidden by it for now, purged (the 30 days are over), deleted (no words
-- left). reactions: empty, or JSON [["👍", count, ["person id", … at most 12]], …].
CREATE TABLE messages (
    id BIGINT PRIMARY KEY,
    thread_id BIGINT NOT NULL,
    author_id BIGINT NOT NULL,
    body TEXT NOT NULL,
    html TEXT NOT NULL,
    created_ms BIGINT NOT NULL,
    edited_ms BIGINT,
    gone TEXT,
    gone_ms BIGINT,
    gone_by BIGINT,
    reactions TEXT NOT NULL,
    version BIGINT NOT NULL
);
CREATE INDEX messages_thread ON messages (thread_id, id);
CREATE INDEX messages_author ON messages (author_id, id);
CREATE INDEX messages_gone ON messages (gone_ms) WHERE gone IN ('withdrawn', 'removed');

CREATE TABLE message_versions (
    message_id BIGINT NOT NULL,
    version BIGINT NOT NULL,
    title TEXT,
    body TEXT NOT NULL,
    html TEXT NOT NULL,
    until_ms BIGINT NOT NULL,
    by_id BIGINT NOT NULL,
    PRIMARY KEY (message_id, version)
);
CREATE TABLE reactions (
    message_id BIGINT NOT NULL,
    emoji TEXT NOT NULL,
    person_id BIGINT NOT NULL,
    at_ms BIGINT NOT NULL,
    PRIMARY KEY (message_id, emoji, person_id)
);
CREATE TABLE mentions (
    message_id BIGINT NOT NULL,
    person_id BIGINT NOT NULL,
    PRIMARY KEY (message_id, person_id)
);
-- why: started, replied, mentioned, chosen; muted is a choice too
CREATE TABLE follows (
    thread_id BIGINT NOT NULL,
    person_id BIGINT NOT NULL,
    why TEXT NOT NULL,
    since_ms BIGINT NOT NULL,
    PRIMARY KEY (thread_id, person_id)
);
-- Up to which message a person has read; seen by that person alone.
CREATE TABLE read_marks (
    person_id BIGINT NOT NULL,
    thread_id BIGINT NOT NULL,
    message_id BIGINT NOT NULL,
    at_ms BIGINT NOT NULL,
    PRIMARY KEY (person_id, thread_id)
);
-- place: space:ID for a new thread, thread:ID for a reply
CREATE TABLE drafts (
    person_id BIGINT NOT NULL,
    place TEXT NOT NULL,
    kind TEXT NOT NULL,
    title TEXT NOT NULL,
    body TEXT NOT NULL,
    saved_ms BIGINT NOT NULL,
    PRIMARY KEY (person_id, place)
);

-- Posts that wait for their hour. The row is gone when its post is there. rest: what else was asked for
-- (poll, who and when, a neutral name) as JSON. state: waiting; kept when its hour came and it could not
-- be published. why: gone (its author does not see the space any more), refused (a rule), unfit.
CREATE TABLE scheduled_posts (
    id BIGINT PRIMARY KEY,
    space_id BIGINT NOT NULL,
    author_id BIGINT NOT NULL,
    kind TEXT NOT NULL,
    title TEXT NOT NULL,
    body TEXT NOT NULL,
    rest TEXT NOT NULL,
    state TEXT NOT NULL,
    why TEXT NOT NULL,
    at_ms BIGINT NOT NULL,
    created_ms BIGINT NOT NULL,
    version BIGINT NOT NULL,
    cosigned BOOLEAN NOT NULL DEFAULT FALSE
);
CREATE INDEX scheduled_posts_due ON scheduled_posts (at_ms, id) WHERE state = 'waiting';
CREATE INDEX scheduled_posts_author ON scheduled_posts (author_id, at_ms, id);

-- Posts that wait for whoever leads their space. state: waiting; declined, with a reason, to be written
-- anew or withdrawn; published, as thread_id, without its words. voice_id: the name it is published
-- under; author_id is only read beside the reader's own id, or to tell its author. rest: as above.
-- message_id: the message it is made of. on_id: the thread a reply belongs to, NULL for a thread of its own.
CREATE TABLE waiting_posts (
    id BIGINT PRIMARY KEY,
    space_id BIGINT NOT NULL,
    author_id BIGINT NOT NULL,
    voice_id BIGINT NOT NULL,
    kind TEXT NOT NULL,
    title TEXT NOT NULL,
    body TEXT NOT NULL,
    rest TEXT NOT NULL,
    message_id BIGINT,
    state TEXT NOT NULL,
    thread_id BIGINT,
    at_ms BIGINT NOT NULL,
    decided_by BIGINT,
    decided_ms BIGINT,
    reason TEXT NOT NULL,
    version BIGINT NOT NULL,
    on_id BIGINT
);
CREATE INDEX waiting_posts_on ON waiting_posts (on_id, author_id) WHERE on_id IS NOT NULL;
CREATE INDEX waiting_posts_space ON waiting_posts (space_id, at_ms, id) WHERE state = 'waiting';
CREATE INDEX waiting_posts_author ON waiting_posts (author_id, at_ms, id) WHERE state <> 'published';
CREATE INDEX waiting_posts_thread ON waiting_posts (thread_id) WHERE thread_id IS NOT NULL;
CREATE INDEX waiting_posts_over ON waiting_posts (decided_ms) WHERE state = 'published';
-- The files their words point to, for whoever reads them before everybody does.
CREATE TABLE waiting_files (
    post_id BIGINT NOT NULL,
    file_id BIGINT NOT NULL,
    PRIMARY KEY (file_id, post_id)
);

-- What a person may read of conversations; deleted threads are nobody's.
CREATE VIEW visible_threads AS
    SELECT v.person_id AS person_id, v.mine AS mine, t.id AS thread_id, t.space_id AS space_id
    FROM threads t JOIN visible_spaces v ON v.space_id = t.space_id
    WHERE t.gone IS NULL;

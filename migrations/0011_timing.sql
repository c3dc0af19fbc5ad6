-- Where and when conversations stand: pins, announcements seen, scheduled and waiting posts, moves.

-- At most three at the top of a space, by whoever leads it.
CREATE TABLE pins (
    thread_id BIGINT PRIMARY KEY,
    space_id BIGINT NOT NULL,
    by_id BIGINT NOT NULL,
    at_ms BIGINT NOT NULL
);
CREATE INDEX pins_space ON pins (space_id, at_ms);
-- Worth reading, says whoever leads the space.
CREATE TABLE featured (
    thread_id BIGINT PRIMARY KEY,
    space_id BIGINT NOT NULL,
    by_id BIGINT NOT NULL,
    at_ms BIGINT NOT NULL
);
CREATE INDEX featured_space ON featured (space_id, thread_id);

-- An announcement somebody put away without opening it; seen by that person alone.
CREATE TABLE announcements_away (
    person_id BIGINT NOT NULL,
    thread_id BIGINT NOT NULL,
    at_ms BIGINT NOT NULL,
    PRIMARY KEY (person_id, thread_id)
);
CREATE INDEX threads_announced ON threads (space_id, created_ms) WHERE kind = 'announcement';
-- A space somebody does not want to hear of; seen by that person alone.
CREATE TABLE space_mutes (
    person_id BIGINT NOT NULL,
    space_id BIGINT NOT NULL,
    since_ms BIGINT NOT NULL,
    PRIMARY KEY (person_id, space_id)
);
CREATE INDEX follows_person ON follows (person_id, since_ms DESC, thread_id DESC);

-- Announcements a person has neither opened nor put away.
CREATE VIEW unseen_announcements AS
    SELECT p.id AS person_id, t.id AS thread_id, t.space_id AS space_id, t.created_ms AS created_ms
    FROM threads t CROSS JOIN people p
    WHERE t.kind = 'announcement' AND t.gone IS NULL AND t.title <> '' AND t.author_id <> p.id
      AND NOT EXISTS (SELECT 1 FROM read_marks r WHERE r.person_id = p.id AND r.thread_id = t.id
                      AND r.message_id >= t.opening_id)
      AND NOT EXISTS (SELECT 1 FROM announcements_away w WHERE w.person_id = p.id AND w.thread_id = t.id);

-- What was moved, split or merged: who, when, why, for both places. kind: move, back, split, merge.
-- thread_id: the thread that is there afterwards; other_id: where it came out of (split) or what
-- went into it (merge). message_id: its first message that came along.
CREATE TABLE thread_moves (
    id BIGINT PRIMARY KEY,
    kind TEXT NOT NULL,
    thread_id BIGINT NOT NULL,
    other_id BIGINT,
    message_id BIGINT,
    from_space BIGINT NOT NULL,
    to_space BIGINT NOT NULL,
    messages BIGINT NOT NULL,
    by_id BIGINT NOT NULL,
    why TEXT NOT NULL,
    at_ms BIGINT NOT NULL,
    undone_ms BIGINT
);
CREATE INDEX thread_moves_thread ON thread_moves (thread_id, id);
CREATE INDEX thread_moves_other ON thread_moves (other_id, id) WHERE other_id IS NOT NULL;
CREATE INDEX thread_moves_from ON thread_moves (from_space, id) WHERE kind = 'move';
-- Where a thread that was merged is found now.
CREATE TABLE thread_forwards (
    thread_id BIGINT PRIMARY KEY,
    to_id BIGINT NOT NULL
);
CREATE INDEX thread_forwards_to ON thread_forwards (to_id);

-- What conversations lead to: decisions, practices, ideas, polls, tasks.

-- What some kinds of thread say beside their words. who_id, day: who does it and by when
-- (coordination), or when it is looked at again (practice). words, reasons: what was decided or
-- answered. decided_by: who decided. Days are YYYY-MM-DD.
CREATE TABLE thread_terms (
    thread_id BIGINT PRIMARY KEY,
    who_id BIGINT,
    day TEXT NOT NULL,
    words TEXT NOT NULL,
    reasons TEXT NOT NULL,
    decided_by BIGINT,
    decided_ms BIGINT
);
-- Every change of a thread's state or kind: who, when and why. by_id is NULL when its time was over.
-- act: state, kind.
CREATE TABLE thread_acts (
    id BIGINT PRIMARY KEY,
    thread_id BIGINT NOT NULL,
    act TEXT NOT NULL,
    was TEXT NOT NULL,
    became TEXT NOT NULL,
    why TEXT NOT NULL,
    by_id BIGINT,
    at_ms BIGINT NOT NULL
);
CREATE INDEX thread_acts_thread ON thread_acts (thread_id, id);

-- What became of a message. kind: task, decision, idea, practice, question; target_id: the thread or task.
CREATE TABLE outcomes (
    message_id BIGINT NOT NULL,
    kind TEXT NOT NULL,
    target_id BIGINT NOT NULL,
    thread_id BIGINT NOT NULL,
    by_id BIGINT NOT NULL,
    at_ms BIGINT NOT NULL,
    PRIMARY KEY (message_id, kind, target_id)
);
CREATE INDEX outcomes_thread ON outcomes (thread_id, message_id);
CREATE INDEX outcomes_target ON outcomes (target_id, kind);

-- Polls. Counts are what anybody ever sees of votes; a vote's row is its voter's own, to change it.
CREATE TABLE polls (
    thread_id BIGINT PRIMARY KEY,
    several BOOLEAN NOT NULL,
    closes_ms BIGINT,
    voters BIGINT NOT NULL
);
CREATE INDEX polls_closes ON polls (closes_ms);
CREATE TABLE poll_options (
    thread_id BIGINT NOT NULL,
    place BIGINT NOT NULL,
    words TEXT NOT NULL,
    votes BIGINT NOT NULL,
    PRIMARY KEY (thread_id, place)
);
CREATE TABLE poll_votes (
    thread_id BIGINT NOT NULL,
    person_id BIGINT NOT NULL,
    place BIGINT NOT NULL,
    PRIMARY KEY (thread_id, person_id, place)
);

-- Who asked under a neutral name. Only ever read with the reader's own id beside the thread's, and by
-- notices, so that whoever stands behind a name gets their own (decision 0013).
CREATE TABLE pseudonyms (
    thread_id BIGINT PRIMARY KEY,
    person_id BIGINT NOT NULL
);

-- Tasks. thread_id, message_id: where it comes from. due_day is YYYY-MM-DD or empty.
CREATE TABLE tasks (
    id BIGINT PRIMARY KEY,
    space_id BIGINT NOT NULL,
    title TEXT NOT NULL,
    owner_id BIGINT,
    due_day TEXT NOT NULL,
    thread_id BIGINT,
    message_id BIGINT,
    created_by BIGINT NOT NULL,
    created_ms BIGINT NOT NULL,
    assigned_by BIGINT,
    done_ms BIGINT,
    done_by BIGINT,
    reminded_day TEXT NOT NULL,
    version BIGINT NOT NULL
);
CREATE INDEX tasks_space ON tasks (space_id, done_ms, id);
CREATE INDEX tasks_owner ON tasks (owner_id, due_day, id) WHERE done_ms IS NULL;
CREATE INDEX tasks_done ON tasks (owner_id, done_ms DESC, id DESC) WHERE done_ms IS NOT NULL;
CREATE INDEX tasks_thread ON tasks (thread_id, message_id);
CREATE INDEX tasks_due ON tasks (due_day, id) WHERE done_ms IS NULL;

-- Something raised in a community that is for a manager to settle: offered to them when its author
-- agrees. state: asked (of the author), offered, refused, taken.
CREATE TABLE handings (
    id BIGINT PRIMARY KEY,
    thread_id BIGINT NOT NULL,
    unit_id BIGINT NOT NULL,
    author_id BIGINT NOT NULL,
    asker_id BIGINT NOT NULL,
    manager_id BIGINT NOT NULL,
    state TEXT NOT NULL,
    at_ms BIGINT NOT NULL,
    answered_ms BIGINT
);
CREATE INDEX handings_thread ON handings (thread_id, id);
CREATE INDEX handings_manager ON handings (manager_id, state, id);

-- The working registers of the roles: objectives, roadmap, suggestions, feature requests, releases,
-- tickets, talks with units, practices, value of communities.

-- body: the register's own fields, as JSON {"why": "…"}. space_id: of a community's value.
-- hand_id: who a ticket is handed to. moved_ms: when it came into its state.
CREATE TABLE register_items (
    id BIGINT PRIMARY KEY,
    register TEXT NOT NULL,
    state TEXT NOT NULL,
    title TEXT NOT NULL,
    body TEXT NOT NULL,
    author_id BIGINT NOT NULL,
    space_id BIGINT,
    hand_id BIGINT,
    votes BIGINT NOT NULL,
    at_ms BIGINT NOT NULL,
    moved_ms BIGINT NOT NULL,
    version BIGINT NOT NULL
);
CREATE INDEX register_items_list ON register_items (register, votes DESC, id DESC);
CREATE INDEX register_items_state ON register_items (register, state, moved_ms);
CREATE INDEX register_items_space ON register_items (space_id, register);

-- What happened to an entry; nothing is overwritten. act: added, edited, moved. title and body: the
-- words as they were from then on (added, edited). why: the reason of a move.
CREATE TABLE register_moves (
    item_id BIGINT NOT NULL,
    version BIGINT NOT NULL,
    act TEXT NOT NULL,
    from_state TEXT NOT NULL,
    to_state TEXT NOT NULL,
    at_ms BIGINT NOT NULL,
    by_id BIGINT NOT NULL,
    why TEXT NOT NULL,
    hand_id BIGINT,
    title TEXT NOT NULL,
    body TEXT NOT NULL,
    PRIMARY KEY (item_id, version)
);

-- What an entry points at. kind: objective, release, feature (another entry), unit, thread.
CREATE TABLE register_links (
    item_id BIGINT NOT NULL,
    kind TEXT NOT NULL,
    target_id BIGINT NOT NULL,
    PRIMARY KEY (item_id, kind)
);
CREATE INDEX register_links_target ON register_links (target_id, kind);

-- The words of an entry as numbers, to find what was said before.
CREATE TABLE register_tokens (
    register TEXT NOT NULL,
    token BIGINT NOT NULL,
    item_id BIGINT NOT NULL,
    PRIMARY KEY (register, token, item_id)
);
CREATE INDEX register_tokens_item ON register_tokens (item_id);

-- One vote each; only their number is shown.
CREATE TABLE register_votes (
    item_id BIGINT NOT NULL,
    person_id BIGINT NOT NULL,
    at_ms BIGINT NOT NULL,
    PRIMARY KEY (item_id, person_id)
);

-- Spaces that work by a practice, with what came of it; a further outcome is a further row.
CREATE TABLE register_adoptions (
    id BIGINT PRIMARY KEY,
    item_id BIGINT NOT NULL,
    space_id BIGINT NOT NULL,
    outcome TEXT NOT NULL,
    by_id BIGINT NOT NULL,
    at_ms BIGINT NOT NULL
);
CREATE INDEX register_adoptions_item ON register_adoptions (item_id, id);

-- Who has seen what changed with a release.
CREATE TABLE release_seen (
    person_id BIGINT NOT NULL,
    item_id BIGINT NOT NULL,
    at_ms BIGINT NOT NULL,
    PRIMARY KEY (person_id, item_id)
);

-- Which objective a community serves, and what it is expected to contribute.
CREATE TABLE space_objectives (
    id BIGINT PRIMARY KEY,
    space_id BIGINT NOT NULL,
    objective_id BIGINT NOT NULL,
    contribution TEXT NOT NULL,
    from_ms BIGINT NOT NULL,
    by_id BIGINT NOT NULL,
    ended_ms BIGINT,
    ended_by BIGINT
);
CREATE UNIQUE INDEX space_objectives_open ON space_objectives (space_id, objective_id) WHERE ended_ms IS NULL;
CREATE INDEX space_objectives_objective ON space_objectives (objective_id);

-- What the network's lead expects of a community in a quarter (2026-Q2), version by version. stage:
-- start, growth, mature, quiet, or nothing said. risks: what may go wrong.
CREATE TABLE space_outlooks (
    space_id BIGINT NOT NULL,
    quarter TEXT NOT NULL,
    version BIGINT NOT NULL,
    outlook TEXT NOT NULL,
    stage TEXT NOT NULL DEFAULT '',
    risks TEXT NOT NULL DEFAULT '',
    by_id BIGINT NOT NULL,
    at_ms BIGINT NOT NULL,
    PRIMARY KEY (space_id, quarter, version)
);

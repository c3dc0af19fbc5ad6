-- What a space has beyond its card: categories, criteria, changes, former addresses, notes.

-- The network's own list, in both languages.
CREATE TABLE space_categories (
    id BIGINT PRIMARY KEY,
    place BIGINT NOT NULL,
    name_en TEXT NOT NULL,
    name_fr TEXT NOT NULL
);

-- What was changed in a space, for its members: what (a word of settings.rs), the value before and now.
CREATE TABLE space_changes (
    id BIGINT PRIMARY KEY,
    space_id BIGINT NOT NULL,
    at_ms BIGINT NOT NULL,
    by_id BIGINT,
    what TEXT NOT NULL,
    was TEXT NOT NULL,
    becomes TEXT NOT NULL
);
CREATE INDEX space_changes_space ON space_changes (space_id, id DESC);

-- Addresses a space had before; they lead to where it is now.
CREATE TABLE space_slugs (
    slug TEXT PRIMARY KEY,
    space_id BIGINT NOT NULL,
    since_ms BIGINT NOT NULL
);

-- By which facts of a person one joins a community “by criteria”. fact: unit (with the units below it),
-- title (all its words), language, inside (yes or no). spaces.criteria_any: one is enough.
CREATE TABLE space_criteria (
    space_id BIGINT NOT NULL,
    place BIGINT NOT NULL,
    fact TEXT NOT NULL,
    value TEXT NOT NULL,
    PRIMARY KEY (space_id, place)
);
-- Who stays although they do not meet them any more: somebody who leads keeps them, and says why.
CREATE TABLE space_exceptions (
    space_id BIGINT NOT NULL,
    person_id BIGINT NOT NULL,
    at_ms BIGINT NOT NULL,
    by_id BIGINT NOT NULL,
    why TEXT NOT NULL,
    PRIMARY KEY (space_id, person_id)
);

-- Notes: pages of a space that its members write together. links: what is named [[so]] in them.
CREATE TABLE notes (
    id BIGINT PRIMARY KEY,
    space_id BIGINT NOT NULL,
    title TEXT NOT NULL,
    title_folded TEXT NOT NULL,
    body TEXT NOT NULL,
    version BIGINT NOT NULL,
    created_ms BIGINT NOT NULL,
    author_id BIGINT NOT NULL,
    changed_ms BIGINT NOT NULL,
    changed_by BIGINT NOT NULL
);
CREATE UNIQUE INDEX notes_title ON notes (space_id, title_folded);
CREATE INDEX notes_changed ON notes (space_id, changed_ms DESC, id DESC);
CREATE TABLE note_versions (
    note_id BIGINT NOT NULL,
    version BIGINT NOT NULL,
    title TEXT NOT NULL,
    body TEXT NOT NULL,
    at_ms BIGINT NOT NULL,
    by_id BIGINT NOT NULL,
    PRIMARY KEY (note_id, version)
);
CREATE TABLE note_links (
    note_id BIGINT NOT NULL,
    title_folded TEXT NOT NULL,
    PRIMARY KEY (note_id, title_folded)
);

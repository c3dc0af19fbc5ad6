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

-- Invitations in waves. state: planned, paused, going (step by step), gone, back (taken back before it
-- went). sent, passed: how many were asked, and how many were in, gone or asked before by then.
CREATE TABLE invite_waves (
    id BIGINT PRIMARY KEY,
    space_id BIGINT NOT NULL,
    by_id BIGINT NOT NULL,
    made_ms BIGINT NOT NULL,
    at_ms BIGINT NOT NULL,
    words TEXT NOT NULL,
    state TEXT NOT NULL,
    people BIGINT NOT NULL,
    sent BIGINT NOT NULL,
    passed BIGINT NOT NULL
);
CREATE INDEX invite_waves_space ON invite_waves (space_id, id DESC);
CREATE INDEX invite_waves_due ON invite_waves (at_ms, id) WHERE state IN ('planned', 'going');
-- Whom a wave still has to ask; the row is gone when it did.
CREATE TABLE invite_wave_people (
    wave_id BIGINT NOT NULL,
    person_id BIGINT NOT NULL,
    PRIMARY KEY (wave_id, person_id)
);
-- Who was asked into a space by a wave, or declined: nobody is asked twice.
CREATE TABLE asked_once (
    space_id BIGINT NOT NULL,
    person_id BIGINT NOT NULL,
    wave_id BIGINT,
    at_ms BIGINT NOT NULL,
    declined_ms BIGINT,
    PRIMARY KEY (space_id, person_id)
);

-- An organisation’s own templates of spaces, made from one that is there. body: JSON, see templates/.
CREATE TABLE space_templates (
    id BIGINT PRIMARY KEY,
    name TEXT NOT NULL,
    what TEXT NOT NULL,
    kind TEXT NOT NULL,
    body TEXT NOT NULL,
    by_id BIGINT NOT NULL,
    at_ms BIGINT NOT NULL,
    version BIGINT NOT NULL
);

-- Communities that are being prepared; opening one ends the row. joining: how one will join. Until
-- then the space is by invitation and read by its members alone.
CREATE TABLE space_drafts (
    space_id BIGINT PRIMARY KEY,
    joining TEXT NOT NULL,
    since_ms BIGINT NOT NULL,
    by_id BIGINT
);

-- Spaces that will be deleted, on which day; until then they are archived. was_archived: before already.
CREATE TABLE space_removals (
    space_id BIGINT PRIMARY KEY,
    by_id BIGINT,
    at_ms BIGINT NOT NULL,
    due_ms BIGINT NOT NULL,
    was_archived BOOLEAN NOT NULL
);
CREATE INDEX space_removals_due ON space_removals (due_ms);

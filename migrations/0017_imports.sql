-- Pasts taken in: their plan, mapping and progress.

-- state: running (also what was cut off), done, undoing, undone. digest: of the file and the choices,
-- so that the same import is known when it is run again. What it brought is counted here; which rows
-- those are stands in source_keys.
CREATE TABLE imports (
    id BIGINT PRIMARY KEY,
    kind TEXT NOT NULL,
    source TEXT NOT NULL,
    file TEXT NOT NULL,
    digest TEXT NOT NULL,
    state TEXT NOT NULL,
    started_ms BIGINT NOT NULL,
    ended_ms BIGINT,
    people BIGINT NOT NULL,
    spaces BIGINT NOT NULL,
    threads BIGINT NOT NULL,
    messages BIGINT NOT NULL,
    reactions BIGINT NOT NULL,
    skipped BIGINT NOT NULL,
    kept BIGINT NOT NULL
);
CREATE INDEX imports_digest ON imports (digest, state);

-- One row for each transaction; the last one of a place says that it is complete.
CREATE TABLE import_steps (
    import_id BIGINT NOT NULL,
    number BIGINT NOT NULL,
    place TEXT NOT NULL,
    messages BIGINT NOT NULL,
    complete BOOLEAN NOT NULL,
    at_ms BIGINT NOT NULL,
    PRIMARY KEY (import_id, number)
);

-- Who became a member by an import.
CREATE TABLE import_members (
    import_id BIGINT NOT NULL,
    space_id BIGINT NOT NULL,
    person_id BIGINT NOT NULL,
    PRIMARY KEY (import_id, space_id, person_id)
);

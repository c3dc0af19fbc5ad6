-- Files and their versions. Bytes lie outside the database, under the SHA-256 of what they are.

-- One row for every blob, written before its bytes: what has no row has no bytes. state: free (no
-- scanner is set), waiting (for the scanner), clean, infected. doomed_ms: its bytes are being removed.
CREATE TABLE blobs (
    key TEXT PRIMARY KEY,
    size BIGINT NOT NULL,
    state TEXT NOT NULL,
    touched_ms BIGINT NOT NULL,
    doomed_ms BIGINT
);
CREATE INDEX blobs_touched ON blobs (touched_ms);

-- via: folder (put into the space itself), message (comes with a message that points to it).
-- folder: empty, or up to three names with / between them. What the current version is stands here too.
CREATE TABLE files (
    id BIGINT PRIMARY KEY,
    space_id BIGINT NOT NULL,
    folder TEXT NOT NULL,
    name TEXT NOT NULL,
    name_folded TEXT NOT NULL,
    alt TEXT NOT NULL,
    via TEXT NOT NULL,
    author_id BIGINT NOT NULL,
    created_ms BIGINT NOT NULL,
    changed_ms BIGINT NOT NULL,
    version BIGINT NOT NULL,
    blob TEXT NOT NULL,
    type TEXT NOT NULL,
    size BIGINT NOT NULL,
    width BIGINT,
    height BIGINT,
    gone_ms BIGINT,
    gone_by BIGINT
);
CREATE INDEX files_folder ON files (space_id, via, folder, name_folded, id) WHERE gone_ms IS NULL;
CREATE INDEX files_changed ON files (space_id, via, folder, changed_ms DESC, id DESC) WHERE gone_ms IS NULL;
CREATE INDEX files_size ON files (space_id, via, folder, size DESC, id DESC) WHERE gone_ms IS NULL;
CREATE INDEX files_name ON files (space_id, name_folded, id) WHERE gone_ms IS NULL;
CREATE INDEX files_loose ON files (created_ms, id) WHERE via = 'message' AND gone_ms IS NULL;
CREATE INDEX files_gone ON files (gone_ms, id) WHERE gone_ms IS NOT NULL;
CREATE INDEX files_blob ON files (blob);
CREATE INDEX files_author ON files (author_id, id);

CREATE TABLE file_versions (
    file_id BIGINT NOT NULL,
    number BIGINT NOT NULL,
    blob TEXT NOT NULL,
    type TEXT NOT NULL,
    size BIGINT NOT NULL,
    width BIGINT,
    height BIGINT,
    by_id BIGINT NOT NULL,
    at_ms BIGINT NOT NULL,
    restored BIGINT,
    PRIMARY KEY (file_id, number)
);
CREATE INDEX file_versions_blob ON file_versions (blob);
CREATE INDEX file_versions_by ON file_versions (by_id, file_id);

-- Counters: what a space holds, and what lies in each folder that is not empty.
CREATE TABLE space_files (
    space_id BIGINT PRIMARY KEY,
    files BIGINT NOT NULL,
    bytes BIGINT NOT NULL
);
CREATE TABLE file_folders (
    space_id BIGINT NOT NULL,
    path TEXT NOT NULL,
    files BIGINT NOT NULL,
    PRIMARY KEY (space_id, path)
);

-- Smaller pictures of a blob.
CREATE TABLE thumbs (
    blob TEXT NOT NULL,
    width BIGINT NOT NULL,
    thumb TEXT NOT NULL,
    type TEXT NOT NULL,
    size BIGINT NOT NULL,
    PRIMARY KEY (blob, width)
);
CREATE INDEX thumbs_thumb ON thumbs (thumb);

-- Work on blobs that no transaction may wait for. kind: scan, thumbs, remove.
CREATE TABLE file_work (
    kind TEXT NOT NULL,
    blob TEXT NOT NULL,
    due_ms BIGINT NOT NULL,
    tries BIGINT NOT NULL,
    PRIMARY KEY (kind, blob)
);
CREATE INDEX file_work_due ON file_work (due_ms);

-- Which messages point to which files; kept by conversations.
CREATE TABLE message_files (
    message_id BIGINT NOT NULL,
    file_id BIGINT NOT NULL,
    PRIMARY KEY (message_id, file_id)
);
CREATE INDEX message_files_file ON message_files (file_id);

-- Somebody's own picture; each new one has the next version.
CREATE TABLE pictures (
    person_id BIGINT PRIMARY KEY,
    version BIGINT NOT NULL,
    blob TEXT NOT NULL,
    type TEXT NOT NULL,
    size BIGINT NOT NULL,
    at_ms BIGINT NOT NULL
);
CREATE INDEX pictures_blob ON pictures (blob);

-- The pictures that are shown: nothing speaks against their bytes.
CREATE VIEW shown_pictures AS
    SELECT x.person_id AS person_id, x.version AS version FROM pictures x JOIN blobs b ON b.key = x.blob
    WHERE b.state IN ('free', 'clean');

-- The picture of a space; each new one has the next version.
CREATE TABLE space_pictures (
    space_id BIGINT PRIMARY KEY,
    version BIGINT NOT NULL,
    blob TEXT NOT NULL,
    type TEXT NOT NULL,
    size BIGINT NOT NULL,
    at_ms BIGINT NOT NULL
);
CREATE INDEX space_pictures_blob ON space_pictures (blob);
CREATE VIEW shown_space_pictures AS
    SELECT x.space_id AS space_id, x.version AS version FROM space_pictures x JOIN blobs b ON b.key = x.blob
    WHERE b.state IN ('free', 'clean');

-- What a person may read of files: those of their spaces that were put there or that a message which
-- can be read points to, once nothing speaks against their bytes; and what they brought themselves.
CREATE VIEW visible_files AS
    SELECT v.person_id AS person_id, f.id AS file_id, f.space_id AS space_id
    FROM files f JOIN visible_spaces v ON v.space_id = f.space_id
    WHERE f.gone_ms IS NULL AND (f.author_id = v.person_id OR (
        (f.via = 'folder' OR EXISTS (SELECT 1 FROM message_files x JOIN messages m ON m.id = x.message_id
            WHERE x.file_id = f.id AND m.gone IS NULL)
        -- Whoever approves a post sees what it carries.
        OR EXISTS (SELECT 1 FROM waiting_files y JOIN waiting_posts o ON o.id = y.post_id AND o.state = 'waiting'
            WHERE y.file_id = f.id AND (
                EXISTS (SELECT 1 FROM memberships l WHERE l.space_id = o.space_id AND l.person_id = v.person_id
                    AND l.standing IN ('starter', 'steward'))
                OR EXISTS (SELECT 1 FROM assignments a WHERE a.scope = 'space' AND a.scope_id = o.space_id
                    AND a.person_id = v.person_id AND a.role = 'facilitator' AND a.state = 'held'))))
        AND EXISTS (SELECT 1 FROM blobs b WHERE b.key = f.blob AND b.state IN ('free', 'clean'))));

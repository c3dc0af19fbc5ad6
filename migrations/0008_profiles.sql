-- Profiles and skills of people; absences lie in 0002_people.

-- What a person says of themselves, a row for each field that has words (key: job, pronouns, phone,
-- place, hours, links; about lies in people) or whose visibility was chosen (offers, seeks, speaks:
-- their words are in skills). who: all (everybody inside), spaces (who shares a space with me, my unit too), unit (my
-- unit and whoever leads it), me.
CREATE TABLE profile_fields (
    person_id BIGINT NOT NULL,
    key TEXT NOT NULL,
    words TEXT NOT NULL,
    who TEXT NOT NULL,
    PRIMARY KEY (person_id, key)
);

-- What a person offers, seeks and speaks, in their own words. kind: offers, seeks, speaks (a language
-- code). who: as in profile_fields. name_folded: the person's, so that a word's people come by name.
CREATE TABLE skills (
    person_id BIGINT NOT NULL,
    kind TEXT NOT NULL,
    word TEXT NOT NULL,
    folded TEXT NOT NULL,
    who TEXT NOT NULL,
    name_folded TEXT NOT NULL,
    PRIMARY KEY (person_id, kind, folded)
);
CREATE INDEX skills_word ON skills (folded, kind, name_folded, person_id);

-- Who left, with what is theirs if they come back: under the policy that hides names, people.name and
-- people.handle hold the words the network chose.
CREATE TABLE leavers (
    person_id BIGINT PRIMARY KEY,
    at_ms BIGINT NOT NULL,
    by_id BIGINT,
    name TEXT NOT NULL,
    handle TEXT NOT NULL UNIQUE,
    mail TEXT,
    unit_id BIGINT
);

-- Tables of units or people that were read and wait for a yes, or are being applied step by step.
-- kind: people, units; state: read, running, done.
CREATE TABLE people_tables (
    id BIGINT PRIMARY KEY,
    by_id BIGINT,
    at_ms BIGINT NOT NULL,
    kind TEXT NOT NULL,
    body TEXT NOT NULL,
    state TEXT NOT NULL,
    done_rows BIGINT NOT NULL,
    changed_rows BIGINT NOT NULL
);

-- A change of the organisation, prepared and carried out on its day: people and units move, content
-- does not. state: draft, planned, done, withdrawn; kind: person, unit.
CREATE TABLE reorganisations (
    id BIGINT PRIMARY KEY,
    name TEXT NOT NULL,
    by_id BIGINT,
    made_ms BIGINT NOT NULL,
    at_ms BIGINT,
    state TEXT NOT NULL
);
CREATE INDEX reorganisations_state ON reorganisations (state, at_ms);
CREATE TABLE reorganisation_moves (
    reorganisation_id BIGINT NOT NULL,
    kind TEXT NOT NULL,
    subject_id BIGINT NOT NULL,
    to_unit_id BIGINT,
    PRIMARY KEY (reorganisation_id, kind, subject_id)
);

-- What one person may know of another, decided here and nowhere else: other rooms join these two.
-- A guest learns none of it; somebody who left shows nothing any more.
CREATE VIEW knows AS
    SELECT v.id AS viewer_id, p.id AS person_id,
        CASE WHEN v.id = p.id THEN 3
             WHEN v.unit_id = p.unit_id THEN 2
             WHEN EXISTS (SELECT 1 FROM units u WHERE u.id = p.unit_id AND u.manager_id = v.id) THEN 2
             WHEN EXISTS (SELECT 1 FROM memberships a JOIN memberships b ON b.space_id = a.space_id
                          WHERE a.person_id = p.id AND b.person_id = v.id) THEN 1
             ELSE 0 END AS near
    FROM people v CROSS JOIN people p
    WHERE v.id = p.id OR (NOT v.external AND v.state = 'active' AND p.state <> 'left');
CREATE VIEW visible_fields AS
    SELECT k.viewer_id AS viewer_id, a.id AS person_id, 'about' AS key, a.about AS words
    FROM knows k JOIN people a ON a.id = k.person_id
    WHERE a.about <> '' AND k.near >= CASE a.about_who WHEN 'all' THEN 0 WHEN 'spaces' THEN 1 WHEN 'unit' THEN 2 ELSE 3 END
    UNION ALL
    SELECT k.viewer_id AS viewer_id, f.person_id AS person_id, f.key AS key, f.words AS words
    FROM knows k JOIN profile_fields f ON f.person_id = k.person_id
    WHERE f.words <> '' AND k.near >= CASE f.who WHEN 'all' THEN 0 WHEN 'spaces' THEN 1 WHEN 'unit' THEN 2 ELSE 3 END;
CREATE VIEW visible_skills AS
    SELECT k.viewer_id AS viewer_id, s.person_id AS person_id, s.kind AS kind, s.word AS word,
        s.folded AS folded, s.name_folded AS name_folded
    FROM knows k JOIN skills s ON s.person_id = k.person_id
    WHERE k.near >= CASE s.who WHEN 'all' THEN 0 WHEN 'spaces' THEN 1 WHEN 'unit' THEN 2 ELSE 3 END;

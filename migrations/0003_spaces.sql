-- Spaces, who is in them and by which terms.
-- kind: team, community, project, network; joining: open, approval, criteria, invite, directory.
-- open_read: everybody inside may read it without joining (network spaces, open communities).
-- approves: what members write waits for approval. pseudonyms: a question may be asked under another
-- name. quota_mb: of its files, NULL for the network's. keep_days: retention, NULL for ever; keep_agreed:
-- announcements and agreed practices stay all the same.
-- archived_ms: read, never written. feed: its people may read it by a feed. hosts: who invites (leads, members;
-- roles: nobody invites, its people are those who facilitate; there is one such space at most).
-- answer_days: by when a request to join is answered. start: a project's first form (blog, note, files).
-- lang: what is mostly spoken there; empty for more than one.

CREATE TABLE spaces (
    id BIGINT PRIMARY KEY,
    slug TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    name_folded TEXT NOT NULL,
    kind TEXT NOT NULL,
    joining TEXT NOT NULL,
    open_read BOOLEAN NOT NULL,
    reactions BOOLEAN NOT NULL,
    unit_id BIGINT UNIQUE,
    hue BIGINT NOT NULL,
    created_ms BIGINT NOT NULL,
    created_by BIGINT,
    closed_ms BIGINT,
    members BIGINT NOT NULL,
    threads BIGINT NOT NULL,
    last_ms BIGINT NOT NULL,
    card_version BIGINT NOT NULL,
    version BIGINT NOT NULL,
    category_id BIGINT,
    approves BOOLEAN NOT NULL DEFAULT FALSE,
    pseudonyms BOOLEAN NOT NULL DEFAULT FALSE,
    archived_ms BIGINT,
    quota_mb BIGINT,
    keep_days BIGINT,
    keep_agreed BOOLEAN NOT NULL DEFAULT TRUE,
    feed BOOLEAN NOT NULL DEFAULT TRUE,
    hosts TEXT NOT NULL DEFAULT 'leads',
    answer_days BIGINT NOT NULL DEFAULT 5,
    criteria_any BOOLEAN NOT NULL DEFAULT FALSE,
    start TEXT NOT NULL DEFAULT '',
    lang TEXT NOT NULL DEFAULT ''
);
CREATE INDEX spaces_kind ON spaces (kind, name_folded, id);
CREATE UNIQUE INDEX spaces_of_roles ON spaces (hosts) WHERE hosts = 'roles';
CREATE INDEX spaces_last ON spaces (last_ms DESC, id DESC);

-- The six answers; a new version of the terms is a new row.
CREATE TABLE space_cards (
    space_id BIGINT NOT NULL,
    version BIGINT NOT NULL,
    why TEXT NOT NULL,
    expected TEXT NOT NULL,
    free TEXT NOT NULL,
    ask TEXT NOT NULL,
    deciders TEXT NOT NULL,
    terms TEXT NOT NULL,
    created_ms BIGINT NOT NULL,
    by_id BIGINT,
    PRIMARY KEY (space_id, version)
);
CREATE TABLE terms_accepted (
    person_id BIGINT NOT NULL,
    space_id BIGINT NOT NULL,
    version BIGINT NOT NULL,
    at_ms BIGINT NOT NULL,
    PRIMARY KEY (person_id, space_id, version)
);

-- standing: member, manager (team), owner (community), starter (project), steward (network). An owner
-- keeps the community: a permission. Who facilitates it is an assignment (0006_roles).
CREATE TABLE memberships (
    person_id BIGINT NOT NULL,
    space_id BIGINT NOT NULL,
    standing TEXT NOT NULL,
    since_ms BIGINT NOT NULL,
    by_id BIGINT,
    PRIMARY KEY (person_id, space_id)
);
CREATE INDEX memberships_space ON memberships (space_id, person_id);
-- Those who lead: found at once even in a space of everybody.
CREATE INDEX memberships_leads ON memberships (space_id, since_ms, person_id) WHERE standing <> 'member';

-- A named delegate of a team's manager: may do what the manager may do towards the team.
CREATE TABLE delegates (
    space_id BIGINT NOT NULL,
    person_id BIGINT NOT NULL,
    since_ms BIGINT NOT NULL,
    until_ms BIGINT,
    by_id BIGINT,
    PRIMARY KEY (space_id, person_id)
);
CREATE TABLE join_requests (
    space_id BIGINT NOT NULL,
    person_id BIGINT NOT NULL,
    note TEXT NOT NULL,
    at_ms BIGINT NOT NULL,
    reminded BIGINT NOT NULL DEFAULT 0,
    PRIMARY KEY (space_id, person_id)
);
CREATE TABLE space_invitations (
    space_id BIGINT NOT NULL,
    person_id BIGINT NOT NULL,
    by_id BIGINT NOT NULL,
    at_ms BIGINT NOT NULL,
    PRIMARY KEY (space_id, person_id)
);
CREATE INDEX space_invitations_person ON space_invitations (person_id);

-- A helper in a team, by its manager's invitation and for a time. The row is gone when the time is
-- over. speaks: the manager invited them to write as well.
CREATE TABLE coaches (
    space_id BIGINT NOT NULL,
    person_id BIGINT NOT NULL,
    from_ms BIGINT NOT NULL,
    until_ms BIGINT NOT NULL,
    speaks BOOLEAN NOT NULL,
    about TEXT NOT NULL,
    by_id BIGINT NOT NULL,
    PRIMARY KEY (space_id, person_id)
);
CREATE INDEX coaches_person ON coaches (person_id);
CREATE INDEX coaches_until ON coaches (until_ms);

-- A member who does not meet a community’s criteria any more: leaves when the time is over.
CREATE TABLE space_lapses (
    space_id BIGINT NOT NULL,
    person_id BIGINT NOT NULL,
    at_ms BIGINT NOT NULL,
    until_ms BIGINT NOT NULL,
    PRIMARY KEY (space_id, person_id)
);
CREATE INDEX space_lapses_until ON space_lapses (until_ms);

-- Somebody from outside in one space: who answers for them, until when. The row stays when it is over.
CREATE TABLE guests (
    person_id BIGINT NOT NULL,
    space_id BIGINT NOT NULL,
    sponsor_id BIGINT NOT NULL,
    since_ms BIGINT NOT NULL,
    until_ms BIGINT NOT NULL,
    reminded_ms BIGINT,
    ended_ms BIGINT,
    PRIMARY KEY (person_id, space_id)
);
CREATE INDEX guests_space ON guests (space_id, until_ms);
CREATE INDEX guests_until ON guests (until_ms);


-- What a person may read: the spaces they are in, the teams they coach, and the spaces open
-- to everybody inside.
-- (person_id, space_id, mine); other rooms join this and nothing else to decide visibility.
CREATE VIEW visible_spaces AS
    SELECT m.person_id AS person_id, m.space_id AS space_id, TRUE AS mine
    FROM memberships m
    UNION ALL
    SELECT c.person_id AS person_id, c.space_id AS space_id, TRUE AS mine
    FROM coaches c
    WHERE NOT EXISTS (SELECT 1 FROM memberships y WHERE y.person_id = c.person_id AND y.space_id = c.space_id)
    UNION ALL
    SELECT p.id AS person_id, s.id AS space_id, FALSE AS mine
    FROM people p CROSS JOIN spaces s
    WHERE s.open_read AND NOT p.external
      AND NOT EXISTS (SELECT 1 FROM memberships x WHERE x.person_id = p.id AND x.space_id = s.id);

-- Somebody asks for help. kind: train, practice, coach (a manager, for their team: space_id), advice,
-- decision, means, arbitrate (two spaces want the same time: space_id and other_id). level: whom it was
-- addressed to (person, role, circle, managers, manager, lead, sponsor, owner). helper_id: who is asked
-- now, of a circle the one who took it. context: an address within the network. due_ms: until when
-- (0: never passed on). raised: how often it went a level up unanswered. days, until_ms: of a coaching that
-- is of no space, for how long and until when. state: asked, agreed, declined, withdrawn, ended.
CREATE TABLE help_requests (
    id BIGINT PRIMARY KEY,
    space_id BIGINT,
    kind TEXT NOT NULL,
    asker_id BIGINT NOT NULL,
    helper_id BIGINT NOT NULL,
    about TEXT NOT NULL,
    speaks BOOLEAN NOT NULL,
    days BIGINT NOT NULL,
    state TEXT NOT NULL,
    at_ms BIGINT NOT NULL,
    answered_ms BIGINT,
    level TEXT NOT NULL DEFAULT 'person',
    other_id BIGINT,
    context TEXT NOT NULL DEFAULT '',
    due_ms BIGINT NOT NULL DEFAULT 0,
    answer TEXT NOT NULL DEFAULT '',
    raised BIGINT NOT NULL DEFAULT 0,
    until_ms BIGINT NOT NULL DEFAULT 0
);
CREATE INDEX help_requests_until ON help_requests (until_ms) WHERE until_ms > 0;
CREATE INDEX help_requests_space ON help_requests (space_id, id);
CREATE INDEX help_requests_helper ON help_requests (helper_id, state, id);
CREATE INDEX help_requests_asker ON help_requests (asker_id, id);
CREATE INDEX help_requests_due ON help_requests (due_ms, id) WHERE state = 'asked' AND due_ms > 0;

-- Who may answer a request for help; gone_ms: from when on it is no longer theirs (delegated, raised).
CREATE TABLE help_addressees (
    request_id BIGINT NOT NULL,
    person_id BIGINT NOT NULL,
    since_ms BIGINT NOT NULL,
    gone_ms BIGINT,
    PRIMARY KEY (request_id, person_id)
);
CREATE INDEX help_addressees_person ON help_addressees (person_id, request_id);

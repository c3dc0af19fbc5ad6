-- Who does what: the organisation's changes to the charters, roles held, deputies, who answers.

-- One row is one change over the catalogue that the program ships; nothing is overwritten, so the
-- original and every version in between stay. body: a charter file (see docs/handbook/charters.md).
CREATE TABLE charter_changes (
    version BIGINT PRIMARY KEY,
    at_ms BIGINT NOT NULL,
    by_id BIGINT,
    body TEXT NOT NULL
);

-- A role (in code: an assignment): person × role × scope × share of time × period.
-- scope: network, unit, space (scope_id 0 for the network). state: proposed, held, declined,
-- withdrawn, ended. share: percent of working time. attachment: lead (reports to lead_id) or
-- correspondent. asker_id: the manager who asked for the space, reported to as well.
-- follows_id: the assignment this one takes over from. driver_id: who drives with somebody from outside.
-- renew_ms: when both were asked whether it goes on. cause: why it ended (left, successor, split,
-- period, person). A period that is over counts as ended from until_ms on.
CREATE TABLE assignments (
    id BIGINT PRIMARY KEY,
    role TEXT NOT NULL,
    person_id BIGINT NOT NULL,
    scope TEXT NOT NULL,
    scope_id BIGINT NOT NULL,
    share BIGINT NOT NULL,
    from_ms BIGINT NOT NULL,
    until_ms BIGINT,
    state TEXT NOT NULL,
    attachment TEXT NOT NULL,
    lead_id BIGINT,
    asker_id BIGINT,
    unit_id BIGINT,
    external BOOLEAN NOT NULL,
    specialities TEXT NOT NULL,
    note TEXT NOT NULL,
    follows_id BIGINT,
    proposed_ms BIGINT NOT NULL,
    proposed_by BIGINT,
    approved_ms BIGINT,
    approved_by BIGINT,
    answered_ms BIGINT,
    ended_ms BIGINT,
    ended_by BIGINT,
    cause TEXT NOT NULL,
    driver_id BIGINT,
    renew_ms BIGINT,
    version BIGINT NOT NULL
);
CREATE INDEX assignments_scope ON assignments (scope, scope_id, role, state);
CREATE INDEX assignments_person ON assignments (person_id, state);
CREATE INDEX assignments_state ON assignments (state, until_ms);
CREATE INDEX assignments_follows ON assignments (follows_id);

-- What a charter asks of whoever is proposed, and what the proposal answers.
CREATE TABLE assignment_answers (
    assignment_id BIGINT NOT NULL,
    criterion TEXT NOT NULL,
    answer TEXT NOT NULL,
    PRIMARY KEY (assignment_id, criterion)
);

-- Who stands in for a holder; state: asked, accepted.
CREATE TABLE deputies (
    assignment_id BIGINT NOT NULL,
    person_id BIGINT NOT NULL,
    state TEXT NOT NULL,
    since_ms BIGINT NOT NULL,
    by_id BIGINT,
    PRIMARY KEY (assignment_id, person_id)
);
CREATE INDEX deputies_person ON deputies (person_id);

-- Whoever agreed to stand in acts only from one moment to another: while the holder is away, or
-- once they are no longer there. Who asks compares from_ms and until_ms with the moment.
CREATE VIEW stand_ins AS
    SELECT d.assignment_id AS assignment_id, d.person_id AS person_id, b.from_ms AS from_ms, b.until_ms AS until_ms
    FROM deputies d JOIN assignments a ON a.id = d.assignment_id JOIN absences b ON b.person_id = a.person_id
    WHERE d.state = 'accepted'
    UNION ALL
    SELECT d.assignment_id, d.person_id, 0, 9223372036854775807
    FROM deputies d JOIN assignments a ON a.id = d.assignment_id JOIN people p ON p.id = a.person_id
    WHERE d.state = 'accepted' AND p.state <> 'active';

-- What a holder, or whoever stood in, did for a duty, or why they left it out this time (O5); theirs
-- and the lead's to see. evidence: an address within the network where what was done is seen.
CREATE TABLE duty_marks (
    assignment_id BIGINT NOT NULL,
    duty TEXT NOT NULL,
    at_ms BIGINT NOT NULL,
    skipped BOOLEAN NOT NULL,
    why TEXT NOT NULL,
    evidence TEXT NOT NULL DEFAULT '',
    by_id BIGINT,
    PRIMARY KEY (assignment_id, duty, at_ms)
);

-- Which of the three ways of looking after a space are wanted in it: managing, piloting, enlivening.
-- A space without a row has all three.
CREATE TABLE space_care (
    space_id BIGINT PRIMARY KEY,
    manages BOOLEAN NOT NULL,
    pilots BOOLEAN NOT NULL,
    enlivens BOOLEAN NOT NULL,
    since_ms BIGINT NOT NULL,
    by_id BIGINT NOT NULL
);

-- Somebody is looked for: a gap that became a task of the same id. title: in the words of whoever
-- asked. space_id: where the task lies.
CREATE TABLE recruitments (
    id BIGINT PRIMARY KEY,
    role TEXT NOT NULL,
    scope TEXT NOT NULL,
    scope_id BIGINT NOT NULL,
    title TEXT NOT NULL,
    space_id BIGINT NOT NULL,
    owner_id BIGINT NOT NULL,
    at_ms BIGINT NOT NULL,
    by_id BIGINT NOT NULL,
    over_ms BIGINT
);
CREATE UNIQUE INDEX recruitments_open ON recruitments (role, scope, scope_id) WHERE over_ms IS NULL;

-- What was handed over, by place in the charter's list.
CREATE TABLE handovers (
    assignment_id BIGINT NOT NULL,
    place BIGINT NOT NULL,
    done_ms BIGINT NOT NULL,
    by_id BIGINT NOT NULL,
    PRIMARY KEY (assignment_id, place)
);

-- The one person who answers for a duty in a scope, where more than one could.
CREATE TABLE accountables (
    duty TEXT NOT NULL,
    scope TEXT NOT NULL,
    scope_id BIGINT NOT NULL,
    assignment_id BIGINT NOT NULL,
    since_ms BIGINT NOT NULL,
    by_id BIGINT,
    PRIMARY KEY (duty, scope, scope_id)
);

-- People without the role who take part in a duty: listed with thanks, without permissions.
CREATE TABLE contributors (
    duty TEXT NOT NULL,
    scope TEXT NOT NULL,
    scope_id BIGINT NOT NULL,
    person_id BIGINT NOT NULL,
    since_ms BIGINT NOT NULL,
    by_id BIGINT,
    PRIMARY KEY (duty, scope, scope_id, person_id)
);

-- The period in which somebody from outside drives with somebody from inside.
-- checked: the places of the culture checklist that are done, as JSON [0,2].
CREATE TABLE codrivings (
    assignment_id BIGINT PRIMARY KEY,
    driver_id BIGINT NOT NULL,
    since_ms BIGINT NOT NULL,
    min_days BIGINT NOT NULL,
    min_acts BIGINT NOT NULL,
    checked TEXT NOT NULL,
    released_ms BIGINT,
    released_by BIGINT,
    suspended_ms BIGINT,
    suspended_by BIGINT
);
CREATE INDEX codrivings_driver ON codrivings (driver_id);

-- Acts that wait for a second signature, kept as the request that asked for them.
-- state: waiting, signing (signed, and being carried out), signed, turned_down, withdrawn, failed.
-- key: the request's idempotency key. reason: why it was turned down, or (JSON) what refused it at
-- last. result: where what it made is seen.
CREATE TABLE held_acts (
    id BIGINT PRIMARY KEY,
    actor_id BIGINT NOT NULL,
    space_id BIGINT,
    action TEXT NOT NULL,
    rule TEXT NOT NULL,
    key TEXT,
    method TEXT NOT NULL,
    path TEXT NOT NULL,
    content_type TEXT NOT NULL,
    body TEXT NOT NULL,
    at_ms BIGINT NOT NULL,
    state TEXT NOT NULL,
    decided_by BIGINT,
    decided_ms BIGINT,
    reason TEXT NOT NULL,
    result TEXT NOT NULL
);
CREATE UNIQUE INDEX held_acts_key ON held_acts (actor_id, path, key);
CREATE INDEX held_acts_space ON held_acts (space_id, state, id);
CREATE INDEX held_acts_actor ON held_acts (actor_id, id);

-- The working agreement of a space, accepted by each person it names. mark: what it said, in short,
-- so that another agreement is accepted anew.
CREATE TABLE agreements (
    space_id BIGINT NOT NULL,
    person_id BIGINT NOT NULL,
    mark TEXT NOT NULL,
    at_ms BIGINT NOT NULL,
    PRIMARY KEY (space_id, person_id)
);

-- What a space asked of its facilitators over the last 28 days; counts of the space, nobody's own.
CREATE TABLE space_volumes (
    space_id BIGINT PRIMARY KEY,
    at_ms BIGINT NOT NULL,
    threads BIGINT NOT NULL,
    questions BIGINT NOT NULL,
    messages BIGINT NOT NULL,
    joiners BIGINT NOT NULL
);

-- Who came into a space and went, by month (202602); numbers only.
CREATE TABLE space_flows (
    space_id BIGINT NOT NULL,
    month BIGINT NOT NULL,
    joined BIGINT NOT NULL,
    gone BIGINT NOT NULL,
    PRIMARY KEY (space_id, month)
);

-- The monthly report of a space; it counts the space, nobody in it.
CREATE TABLE space_reports (
    space_id BIGINT NOT NULL,
    month BIGINT NOT NULL,
    at_ms BIGINT NOT NULL,
    threads BIGINT NOT NULL,
    questions BIGINT NOT NULL,
    answered BIGINT NOT NULL,
    joined BIGINT NOT NULL,
    gone BIGINT NOT NULL,
    duties BIGINT NOT NULL,
    open_duties BIGINT NOT NULL,
    PRIMARY KEY (space_id, month)
);

-- Notices that still mean something to their person: what they may see, what waits, what has not
-- been settled otherwise.
CREATE VIEW shown_notices AS
    SELECT n.id AS id, n.person_id AS person_id, n.reason AS reason, n.times AS times, n.at_ms AS at_ms,
        n.actor_id AS actor_id, COALESCE(t.space_id, n.space_id) AS space_id, n.thread_id AS thread_id,
        n.at_message_id AS at_message_id, n.about_id AS about_id, t.title AS title, t.kind AS thread_kind,
        (n.read_ms IS NULL AND NOT EXISTS (SELECT 1 FROM read_marks k WHERE k.person_id = n.person_id
            AND k.thread_id = n.thread_id AND k.message_id >= n.message_id AND k.at_ms >= n.at_ms)) AS unread
    FROM notices n LEFT JOIN threads t ON t.id = n.thread_id
    WHERE CASE
        WHEN n.thread_id IS NOT NULL THEN t.gone IS NULL
            AND EXISTS (SELECT 1 FROM visible_spaces v WHERE v.person_id = n.person_id AND v.space_id = t.space_id)
        WHEN n.reason = 'invitation' THEN EXISTS (SELECT 1 FROM space_invitations i
            WHERE i.person_id = n.person_id AND i.space_id = n.space_id)
        WHEN n.reason = 'join_request' THEN EXISTS (SELECT 1 FROM join_requests j WHERE j.space_id = n.space_id)
        WHEN n.reason = 'role_proposed' THEN EXISTS (SELECT 1 FROM assignments a
            WHERE a.id = n.about_id AND a.person_id = n.person_id AND a.state = 'proposed')
        WHEN n.reason IN ('role_begun', 'role_declined') THEN EXISTS (SELECT 1 FROM assignments a WHERE a.id = n.about_id)
        WHEN n.reason IN ('role_ending', 'role_left') THEN EXISTS (SELECT 1 FROM assignments a WHERE a.id = n.about_id AND a.state = 'held')
        WHEN n.reason = 'role_vacant' THEN EXISTS (SELECT 1 FROM assignments a WHERE a.id = n.about_id
            AND NOT EXISTS (SELECT 1 FROM assignments b WHERE b.scope = a.scope AND b.scope_id = a.scope_id
                AND b.role = a.role AND b.state = 'held'
                AND (b.until_ms IS NULL OR b.until_ms > n.at_ms)))
        WHEN n.reason = 'deputy_asked' THEN EXISTS (SELECT 1 FROM deputies d
            WHERE d.assignment_id = n.about_id AND d.person_id = n.person_id AND d.state = 'asked')
        WHEN n.reason = 'act_held' THEN EXISTS (SELECT 1 FROM held_acts h WHERE h.id = n.about_id AND h.state = 'waiting')
        WHEN n.reason IN ('act_signed', 'act_turned_down', 'act_failed') THEN EXISTS (SELECT 1 FROM held_acts h
            WHERE h.id = n.about_id AND h.actor_id = n.person_id)
        WHEN n.reason = 'role_stand_in' THEN EXISTS (SELECT 1 FROM stand_ins x
            WHERE x.assignment_id = n.about_id AND x.person_id = n.person_id)
        WHEN n.reason = 'help_asked' THEN EXISTS (SELECT 1 FROM help_requests h
            WHERE h.id = n.about_id AND h.state = 'asked' AND (h.helper_id = n.person_id OR EXISTS (SELECT 1
                FROM help_addressees x WHERE x.request_id = h.id AND x.person_id = n.person_id AND x.gone_ms IS NULL)))
        WHEN n.reason IN ('help_answered', 'help_raised') THEN EXISTS (SELECT 1 FROM help_requests h
            WHERE h.id = n.about_id AND (h.asker_id = n.person_id OR EXISTS (SELECT 1
                FROM help_addressees x WHERE x.request_id = h.id AND x.person_id = n.person_id)))
        WHEN n.reason = 'space_report' THEN EXISTS (SELECT 1 FROM space_reports x
            WHERE x.space_id = n.space_id AND x.month = n.about_id)
        WHEN n.reason IN ('register_decided', 'register_handed') THEN EXISTS (SELECT 1 FROM people p
            WHERE p.id = n.person_id AND NOT p.external)
        WHEN n.reason IN ('case_waits', 'case_told', 'case_settled', 'webhook_stopped') THEN TRUE
        WHEN n.reason IN ('nominated', 'candidate_asked', 'candidate_answered', 'vacancy_over', 'description_due', 'review_opened', 'view_asked', 'view_given', 'cover_asked') THEN TRUE
        WHEN n.reason = 'request_due' THEN EXISTS (SELECT 1 FROM join_requests j WHERE j.space_id = n.space_id)
        WHEN n.reason = 'lapsing' THEN EXISTS (SELECT 1 FROM space_lapses x
            WHERE x.space_id = n.space_id AND x.person_id = n.person_id)
        WHEN n.reason = 'guest_ending' THEN EXISTS (SELECT 1 FROM guests g
            WHERE g.space_id = n.space_id AND g.person_id = n.actor_id AND g.ended_ms IS NULL)
        WHEN n.reason = 'coach_invited' THEN EXISTS (SELECT 1 FROM coaches c
            WHERE c.space_id = n.space_id AND c.person_id = n.person_id)
        WHEN n.reason = 'coach_ended' THEN EXISTS (SELECT 1 FROM people p WHERE p.id = n.person_id AND NOT p.external)
            AND NOT EXISTS (SELECT 1 FROM coaches c WHERE c.space_id = n.space_id AND c.person_id = n.person_id)
        WHEN n.reason = 'post_waits' THEN EXISTS (SELECT 1 FROM waiting_posts y WHERE y.space_id = n.space_id AND y.state = 'waiting')
        WHEN n.reason = 'post_declined' THEN EXISTS (SELECT 1 FROM waiting_posts y
            WHERE y.id = n.about_id AND y.author_id = n.person_id AND y.state = 'declined')
        WHEN n.reason = 'post_kept' THEN EXISTS (SELECT 1 FROM scheduled_posts y
            WHERE y.id = n.about_id AND y.author_id = n.person_id AND y.state = 'kept')
        WHEN n.reason = 'stand_in' THEN EXISTS (SELECT 1 FROM absences a
            WHERE a.id = n.about_id AND a.deputy_id = n.person_id)
        WHEN n.reason = 'stand_in_declined' THEN EXISTS (SELECT 1 FROM absences a
            WHERE a.id = n.about_id AND a.person_id = n.person_id AND a.deputy_id IS NULL)
        WHEN n.reason IN ('task_assigned', 'task_due', 'file_infected') THEN EXISTS (SELECT 1 FROM visible_spaces v WHERE v.person_id = n.person_id AND v.space_id = n.space_id)
        ELSE EXISTS (SELECT 1 FROM memberships m WHERE m.person_id = n.person_id AND m.space_id = n.space_id) END;

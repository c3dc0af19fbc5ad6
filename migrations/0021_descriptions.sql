-- Job descriptions and the people side of roles.

-- A job description. roles: keys, parted by spaces. scope: network, unit, space (scope_id 0 for the
-- network). state: draft, published, withdrawn. assignment_id: the role held by whoever works by it;
-- with it begin the reviews after three and twelve months (held_ms: when the role began).
CREATE TABLE job_descriptions (
    id BIGINT PRIMARY KEY,
    roles TEXT NOT NULL,
    scope TEXT NOT NULL,
    scope_id BIGINT NOT NULL,
    title_en TEXT NOT NULL,
    title_fr TEXT NOT NULL,
    state TEXT NOT NULL,
    version BIGINT NOT NULL,
    author_id BIGINT NOT NULL,
    made_ms BIGINT NOT NULL,
    changed_ms BIGINT NOT NULL,
    published_ms BIGINT,
    assignment_id BIGINT,
    held_ms BIGINT
);
CREATE INDEX job_descriptions_state ON job_descriptions (state, changed_ms, id);
CREATE INDEX job_descriptions_assignment ON job_descriptions (assignment_id);

-- What a description said in each of its versions. context: the answers and the choices, as JSON;
-- body: what came of them in both languages, as JSON, so that it stays as it was when charters change.
CREATE TABLE description_versions (
    description_id BIGINT NOT NULL,
    version BIGINT NOT NULL,
    at_ms BIGINT NOT NULL,
    by_id BIGINT NOT NULL,
    why TEXT NOT NULL,
    context TEXT NOT NULL,
    body TEXT NOT NULL,
    PRIMARY KEY (description_id, version)
);

CREATE TABLE description_comments (
    id BIGINT PRIMARY KEY,
    description_id BIGINT NOT NULL,
    version BIGINT NOT NULL,
    author_id BIGINT NOT NULL,
    at_ms BIGINT NOT NULL,
    body TEXT NOT NULL
);
CREATE INDEX description_comments_of ON description_comments (description_id, id);

-- The review of a description: asked for when it is due, answered by the holder and by whoever they
-- report to. months: 3 or 12; side: holder, lead.
CREATE TABLE description_reviews (
    description_id BIGINT NOT NULL,
    months BIGINT NOT NULL,
    due_ms BIGINT NOT NULL,
    asked_ms BIGINT,
    PRIMARY KEY (description_id, months)
);
CREATE INDEX description_reviews_due ON description_reviews (due_ms) WHERE asked_ms IS NULL;
CREATE TABLE description_answers (
    description_id BIGINT NOT NULL,
    months BIGINT NOT NULL,
    side TEXT NOT NULL,
    person_id BIGINT NOT NULL,
    at_ms BIGINT NOT NULL,
    fits BOOLEAN NOT NULL,
    body TEXT NOT NULL,
    PRIMARY KEY (description_id, months, side)
);

-- Somebody is looked for, in time by a description. state: open, filled, closed. why: in the words of
-- whoever opened it. assignment_id: the role that was taken on.
CREATE TABLE vacancies (
    id BIGINT PRIMARY KEY,
    description_id BIGINT,
    role TEXT NOT NULL,
    scope TEXT NOT NULL,
    scope_id BIGINT NOT NULL,
    state TEXT NOT NULL,
    opened_ms BIGINT NOT NULL,
    by_id BIGINT NOT NULL,
    why TEXT NOT NULL DEFAULT '',
    over_ms BIGINT,
    assignment_id BIGINT
);
CREATE INDEX vacancies_state ON vacancies (state, id);
CREATE UNIQUE INDEX vacancies_open ON vacancies (role, scope, scope_id) WHERE state = 'open';

-- Who was asked whether they would take a role on, and who said yes. state: approached, agreed, declined,
-- active. A row of each who asked (by_id), so that nobody learns whom another asked; one that is left once
-- the person says yes. source: self, lead. asked: what whoever asked (by_id) wrote; body: why they would, in their own
-- words; shares: whoever chooses may read what they say of their competences. Rows of those who were not
-- chosen go when the vacancy is over.
CREATE TABLE candidates (
    vacancy_id BIGINT NOT NULL,
    person_id BIGINT NOT NULL,
    state TEXT NOT NULL,
    source TEXT NOT NULL,
    asked TEXT NOT NULL DEFAULT '',
    body TEXT NOT NULL,
    shares BOOLEAN NOT NULL DEFAULT FALSE,
    by_id BIGINT NOT NULL,
    at_ms BIGINT NOT NULL,
    PRIMARY KEY (vacancy_id, person_id, by_id)
);
CREATE INDEX candidates_person ON candidates (person_id, state);

-- The first ninety days of a holder, step by step. step: key of a fixed list, or empty for one of the
-- lead's own (body).
CREATE TABLE onboarding_steps (
    assignment_id BIGINT NOT NULL,
    place BIGINT NOT NULL,
    step TEXT NOT NULL,
    body TEXT NOT NULL,
    due_ms BIGINT NOT NULL,
    done_ms BIGINT,
    done_by BIGINT,
    PRIMARY KEY (assignment_id, place)
);

-- The review of a holder over a stretch of their time. horizon: activity (6 to 12 months) or value
-- (18 to 36). The holder's own view, the lead's, and what is agreed to develop; nobody else's to see.
CREATE TABLE holder_reviews (
    id BIGINT PRIMARY KEY,
    assignment_id BIGINT NOT NULL,
    horizon TEXT NOT NULL,
    from_ms BIGINT NOT NULL,
    until_ms BIGINT NOT NULL,
    opened_ms BIGINT NOT NULL,
    by_id BIGINT NOT NULL,
    own_body TEXT NOT NULL,
    own_ms BIGINT,
    lead_body TEXT NOT NULL,
    lead_ms BIGINT,
    plan TEXT NOT NULL,
    closed_ms BIGINT
);
CREATE INDEX holder_reviews_of ON holder_reviews (assignment_id, id);

-- What somebody says of their own competences: 0 to 4, with what shows it.
CREATE TABLE competence_levels (
    person_id BIGINT NOT NULL,
    competence TEXT NOT NULL,
    level BIGINT NOT NULL,
    evidence TEXT NOT NULL,
    at_ms BIGINT NOT NULL,
    PRIMARY KEY (person_id, competence)
);

-- A view of a competence that somebody asked for. state: asked, given, agreed. What the person does
-- not agree to goes.
CREATE TABLE competence_feedback (
    id BIGINT PRIMARY KEY,
    person_id BIGINT NOT NULL,
    competence TEXT NOT NULL,
    giver_id BIGINT NOT NULL,
    state TEXT NOT NULL,
    body TEXT NOT NULL,
    asked_ms BIGINT NOT NULL,
    given_ms BIGINT
);
CREATE INDEX competence_feedback_person ON competence_feedback (person_id, id);
CREATE INDEX competence_feedback_giver ON competence_feedback (giver_id, state);

-- A colleague named as one who practises. state: open, accepted, declined. The words of a nomination
-- that was declined are gone; whoever made it sees the same as before.
CREATE TABLE nominations (
    id BIGINT PRIMARY KEY,
    person_id BIGINT NOT NULL,
    by_id BIGINT NOT NULL,
    state TEXT NOT NULL,
    body TEXT NOT NULL,
    at_ms BIGINT NOT NULL,
    answered_ms BIGINT,
    shared BOOLEAN NOT NULL,
    UNIQUE (person_id, by_id)
);
CREATE INDEX nominations_by ON nominations (by_id, id);
CREATE INDEX nominations_state ON nominations (state, shared, id);

-- Whoever practises without the title: a standing without permissions. share: percent of their time.
CREATE TABLE practitioners (
    person_id BIGINT PRIMARY KEY,
    since_ms BIGINT NOT NULL,
    share BIGINT NOT NULL,
    constituencies TEXT NOT NULL,
    intentions TEXT NOT NULL,
    shown BOOLEAN NOT NULL
);

-- A practitioner's own journal; nobody else reads it. card: key of the practice card it is about.
CREATE TABLE journal_entries (
    id BIGINT PRIMARY KEY,
    person_id BIGINT NOT NULL,
    at_ms BIGINT NOT NULL,
    card TEXT NOT NULL,
    body TEXT NOT NULL
);
CREATE INDEX journal_entries_person ON journal_entries (person_id, id);

-- Whose week it is among the facilitators, and who covers when they cannot. week: its Monday as a
-- day since 1970. state: set, cover_asked, covered.
CREATE TABLE rota_weeks (
    week BIGINT PRIMARY KEY,
    person_id BIGINT NOT NULL,
    cover_id BIGINT,
    state TEXT NOT NULL,
    by_id BIGINT NOT NULL,
    at_ms BIGINT NOT NULL
);
CREATE INDEX rota_weeks_person ON rota_weeks (person_id, state, week);

-- What those who facilitate want to talk about.
CREATE TABLE circle_points (
    id BIGINT PRIMARY KEY,
    author_id BIGINT NOT NULL,
    at_ms BIGINT NOT NULL,
    body TEXT NOT NULL,
    done_ms BIGINT
);
CREATE INDEX circle_points_open ON circle_points (id) WHERE done_ms IS NULL;

-- What an evangelist showed to whom: a number of people and what came of it, nobody's name. audience: a
-- unit, or 0. outcome: tried, questions, nothing, later.
CREATE TABLE demonstrations (
    id BIGINT PRIMARY KEY,
    person_id BIGINT NOT NULL,
    at_ms BIGINT NOT NULL,
    topic TEXT NOT NULL,
    unit_id BIGINT,
    people BIGINT NOT NULL,
    outcome TEXT NOT NULL,
    body TEXT NOT NULL
);
CREATE INDEX demonstrations_person ON demonstrations (person_id, id);

-- What evangelists show, beside the list that ships: kept by whoever holds the role, and by whoever leads.
-- address: a page within the network where it begins, or empty.
CREATE TABLE kit_items (
    id BIGINT PRIMARY KEY,
    by_id BIGINT NOT NULL,
    at_ms BIGINT NOT NULL,
    title TEXT NOT NULL,
    how TEXT NOT NULL,
    minutes BIGINT NOT NULL,
    address TEXT NOT NULL
);

-- Whoever lets it be known that colleagues found their contributions helpful, in their own words; how many
-- there were is in no row and nobody else’s to see.
CREATE TABLE helpful_shares (
    person_id BIGINT PRIMARY KEY,
    since_ms BIGINT NOT NULL,
    body TEXT NOT NULL
);

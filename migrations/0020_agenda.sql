-- The day of a role holder: attention, shared fairly. Acts on duties are in duty_marks, requests for
-- help in help_requests.

-- How many minutes a week a space asks of a member, as its facilitator says it. Declared, never tracked.
CREATE TABLE space_times (
    space_id BIGINT PRIMARY KEY,
    minutes BIGINT NOT NULL,
    since_ms BIGINT NOT NULL,
    by_id BIGINT NOT NULL
);

-- How many interruptions a day a person wants at most, where that is not the network's usual number.
CREATE TABLE attention_budgets (
    person_id BIGINT PRIMARY KEY,
    per_day BIGINT NOT NULL,
    since_ms BIGINT NOT NULL
);

-- What interrupted people in one week, named by its Monday: over the network (space_id 0) or in one team.
-- people: how many are counted; p50, p90: hundredths of interruptions per person and working day; manager:
-- those by the manager or a delegate; quiet: those that left in quiet hours. Totals, nobody’s own.
CREATE TABLE attention_weeks (
    space_id BIGINT NOT NULL,
    week TEXT NOT NULL,
    people BIGINT NOT NULL,
    p50 BIGINT NOT NULL,
    p90 BIGINT NOT NULL,
    total BIGINT NOT NULL,
    manager BIGINT NOT NULL,
    quiet BIGINT NOT NULL,
    PRIMARY KEY (space_id, week)
);

-- Communities and projects that share many people and subjects (F4), counted once a week. Numbers only:
-- shared and either are people, alike is the cosine of their subjects in thousandths.
CREATE TABLE space_overlaps (
    space_id BIGINT NOT NULL,
    other_id BIGINT NOT NULL,
    shared BIGINT NOT NULL,
    either BIGINT NOT NULL,
    alike BIGINT NOT NULL,
    at_ms BIGINT NOT NULL,
    PRIMARY KEY (space_id, other_id)
);

//! Weekly totals: counted once, from what was sent.

use kernel::{SpaceId, Time};
use store::{Read, Res, Write, p, row, sql};

use crate::attention::hours::Hours;

sql!(THERE, "SELECT total FROM attention_weeks WHERE space_id = 0 AND week = $1");
sql!(PEOPLE, "SELECT COUNT(*) FROM people WHERE state = 'active' AND NOT external");
// So many interruptions, so many people had.
sql!(
    COUNTS,
    "SELECT x.n, COUNT(*) FROM (SELECT d.person_id AS person_id, COUNT(DISTINCT d.thing) AS n FROM deliveries d
        JOIN people q ON q.id = d.person_id AND q.state = 'active' AND NOT q.external
        WHERE d.at_ms >= $1 AND d.at_ms < $2 AND d.channel IN ('mail', 'push') AND d.state = 'taken' AND d.due_ms > d.at_ms
        GROUP BY d.person_id) AS x
     GROUP BY x.n ORDER BY x.n LIMIT 2000"
);
// When each interruption left, with its person's hours; what is usual where they chose none. Whom and what
// it counts is what COUNTS counts: one and the same thing by mail and by push interrupts once.
sql!(
    LEFT,
    "SELECT d.id, d.due_ms, q.zone, h.quiet_from, h.quiet_until, h.quiet_days
     FROM deliveries d JOIN people q ON q.id = d.person_id AND q.state = 'active' AND NOT q.external
     LEFT JOIN attention_hours h ON h.person_id = d.person_id
     WHERE d.at_ms >= $1 AND d.at_ms < $2 AND d.id > $3 AND d.channel IN ('mail', 'push') AND d.state = 'taken'
       AND d.due_ms > d.at_ms AND NOT EXISTS (SELECT 1 FROM deliveries e WHERE e.person_id = d.person_id AND e.thing = d.thing
        AND e.id < d.id AND e.at_ms >= $1 AND e.at_ms < $2 AND e.channel IN ('mail', 'push') AND e.state = 'taken'
        AND e.due_ms > e.at_ms)
     ORDER BY d.id LIMIT $4"
);
// What interrupted in each team, and of it by its manager or a delegate.
sql!(
    TEAMS,
    "SELECT d.space_id, COUNT(DISTINCT d.person_id), COUNT(*),
        SUM(CASE WHEN d.actor_id = u.manager_id OR EXISTS (SELECT 1 FROM delegates x WHERE x.space_id = d.space_id
            AND x.person_id = d.actor_id AND x.since_ms <= d.at_ms AND (x.until_ms IS NULL OR x.until_ms > d.at_ms))
            THEN 1 ELSE 0 END)
     FROM deliveries d JOIN spaces s ON s.id = d.space_id AND s.kind = 'team' LEFT JOIN units u ON u.id = s.unit_id
     WHERE d.at_ms >= $1 AND d.at_ms < $2 AND d.space_id > $3 AND d.channel IN ('mail', 'push') AND d.state = 'taken'
       AND d.due_ms > d.at_ms
     GROUP BY d.space_id ORDER BY d.space_id LIMIT 500"
);
sql!(
    KEEP,
    "INSERT INTO attention_weeks (space_id, week, people, p50, p90, total, manager, quiet) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
     ON CONFLICT (space_id, week) DO NOTHING"
);
sql!(
    WEEKS,
    "SELECT week, people, p50, p90, total, manager, quiet FROM attention_weeks WHERE space_id = $1 ORDER BY week DESC LIMIT $2"
);
// Acts on a place that a rule refused, and of how many people; `decisions` carries no words.
sql!(
    REFUSED,
    "SELECT d.rule, COUNT(*), COUNT(DISTINCT d.actor_id) FROM decisions d
     WHERE d.resource = 'Space' AND d.resource_id = $1 AND d.id >= $2 AND d.id < $3 AND d.answer = 'refused' AND d.action IN ('broadcast', 'mentionAll', 'assign', 'remind', 'createEvent')
     GROUP BY d.rule ORDER BY 2 DESC, d.rule LIMIT 20"
);

/// The totals of one week.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Week {
    /// Its Monday: `2026-03-02`.
    pub week: String,
    /// How many people are counted.
    pub people: i64,
    /// The middle, in hundredths per person and working day; below zero where too few stand behind it.
    pub p50: i64,
    /// The ninetieth percent; below zero where too few stand behind it.
    pub p90: i64,
    /// Interruptions; none are kept where they are those of a few.
    pub total: i64,
    /// Of them by the manager or a delegate.
    pub manager: i64,
    /// Of them in quiet hours.
    pub quiet: i64,
}
row!(Week { week, people, p50, p90, total, manager, quiet });

/// One interruption that left.
pub struct Left {
    pub id: i64,
    pub at: Time,
    pub zone: String,
    from: Option<i64>,
    until: Option<i64>,
    days: Option<i64>,
}
row!(Left { id, at, zone, from, until, days });

impl Left {
    /// Whether it left while its person's hours were quiet.
    pub fn in_quiet_hours(&self) -> bool {
        let usual = Hours::default();
        let hours = Hours {
            quiet_from: self.from.unwrap_or(usual.quiet_from),
            quiet_until: self.until.unwrap_or(usual.quiet_until),
            quiet_days: self.days.unwrap_or(usual.quiet_days),
            ..usual
        };
        hours.wait(self.at, &self.zone).is_some()
    }
}

/// Whether a week is counted.
pub fn there(r: &mut Read<'_>, week: &str) -> Res<bool> {
    Ok(r.opt::<(i64,)>(&THERE, p![week])?.is_some())
}
/// Who is counted.
pub fn people(r: &mut Read<'_>) -> Res<i64> {
    Ok(r.one::<(i64,)>(&PEOPLE, p![])?.0)
}
/// So many interruptions, so many people.
pub fn counts(r: &mut Read<'_>, (from, until): (Time, Time)) -> Res<Vec<(i64, i64)>> {
    r.all(&COUNTS, p![from, until])
}
/// The next interruptions that left.
pub fn left(r: &mut Read<'_>, (from, until): (Time, Time), after: i64, limit: i64) -> Res<Vec<Left>> {
    r.all(&LEFT, p![from, until, after, limit])
}
/// Each team's people, interruptions, and those of its manager.
pub fn teams(
    r: &mut Read<'_>,
    (from, until): (Time, Time),
    after: SpaceId,
) -> Res<Vec<(SpaceId, i64, i64, i64)>> {
    r.all(&TEAMS, p![from, until, after])
}
/// Keeps a week, once.
pub fn keep(w: &mut Write<'_>, space: i64, k: &Week) -> Res<()> {
    w.exec(&KEEP, p![space, &k.week, k.people, k.p50, k.p90, k.total, k.manager, k.quiet]).map(drop)
}
/// The latest weeks of the network (0) or a team.
pub fn weeks(r: &mut Read<'_>, space: i64, limit: i64) -> Res<Vec<Week>> {
    r.all(&WEEKS, p![space, limit])
}
/// What rules refused in a place in that time: rule, how often, to how many people.
pub fn refused(
    r: &mut Read<'_>,
    space: SpaceId,
    (from, until): (Time, Time),
) -> Res<Vec<(String, i64, i64)>> {
    let first = |moment: Time| kernel::id::compose(moment.0, 0, 0);
    r.all(&REFUSED, p![space, first(from), first(until)])
}

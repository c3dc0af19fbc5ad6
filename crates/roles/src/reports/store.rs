//! Every SQL text of monthly reports.

use kernel::{Fact, PersonId, SpaceId, Time};
use store::{Read, Res, Write, p, row, sql};

use super::month::Month;
use crate::facts;
use crate::scope::Scope;
use crate::store::{board, scopes};
use crate::who::open_duties;

/// So many reports are written in one step.
const STEP: i64 = 10;
/// So many months are offered beside a report.
const EARLIER: i64 = 12;

sql!(
    FLOW,
    "INSERT INTO space_flows (space_id, month, joined, gone) VALUES ($1, $2, $3, $4)
     ON CONFLICT (space_id, month) DO UPDATE SET joined = space_flows.joined + excluded.joined,
        gone = space_flows.gone + excluded.gone"
);
sql!(
    DUE,
    "SELECT DISTINCT s.id FROM assignments a JOIN spaces s ON s.id = a.scope_id AND s.closed_ms IS NULL AND s.kind <> 'team'
     WHERE a.scope = 'space' AND a.role = 'facilitator' AND a.state = 'held' AND a.from_ms < $2
       AND (a.until_ms IS NULL OR a.until_ms > $2)
       AND NOT EXISTS (SELECT 1 FROM space_reports x WHERE x.space_id = s.id AND x.month = $1)
     ORDER BY s.id LIMIT $3"
);
sql!(
    REPORT,
    "INSERT INTO space_reports (space_id, month, at_ms, threads, questions, answered, joined, gone, duties, open_duties)
     SELECT $1::bigint, $2::bigint, $3::bigint,
        (SELECT COUNT(*) FROM threads t WHERE t.space_id = $1 AND t.last_ms >= $4 AND t.created_ms >= $4 AND t.created_ms < $5),
        (SELECT COUNT(*) FROM threads t WHERE t.space_id = $1 AND t.last_ms >= $4 AND t.created_ms >= $4 AND t.created_ms < $5
            AND t.kind = 'question'),
        (SELECT COUNT(*) FROM threads t WHERE t.space_id = $1 AND t.last_ms >= $4 AND t.created_ms >= $4 AND t.created_ms < $5
            AND t.kind = 'question' AND t.state = 'answered'),
        COALESCE((SELECT f.joined FROM space_flows f WHERE f.space_id = $1 AND f.month = $2), 0),
        COALESCE((SELECT f.gone FROM space_flows f WHERE f.space_id = $1 AND f.month = $2), 0), $6::bigint, $7::bigint
     ON CONFLICT (space_id, month) DO NOTHING"
);
// Both lines: who leads those who facilitate it, and who asked for it; nobody named: the network's lead.
sql!(
    TOLD,
    "SELECT a.lead_id FROM assignments a WHERE a.scope = 'space' AND a.scope_id = $1 AND a.role = 'facilitator'
        AND a.state = 'held' AND (a.until_ms IS NULL OR a.until_ms > $2) AND a.lead_id IS NOT NULL
     UNION
     SELECT a.asker_id FROM assignments a WHERE a.scope = 'space' AND a.scope_id = $1 AND a.role = 'facilitator'
        AND a.state = 'held' AND (a.until_ms IS NULL OR a.until_ms > $2) AND a.asker_id IS NOT NULL
     UNION
     SELECT n.person_id FROM assignments n WHERE n.scope = 'network' AND n.role = 'network_lead' AND n.state = 'held'
        AND n.from_ms <= $2 AND (n.until_ms IS NULL OR n.until_ms > $2)
        AND NOT EXISTS (SELECT 1 FROM assignments a WHERE a.scope = 'space' AND a.scope_id = $1 AND a.role = 'facilitator'
            AND a.state = 'held' AND (a.until_ms IS NULL OR a.until_ms > $2) AND a.lead_id IS NOT NULL)
     ORDER BY 1"
);
sql!(
    CONCERNED,
    "SELECT a.id FROM assignments a WHERE a.scope = 'space' AND a.scope_id = $1 AND a.role = 'facilitator' AND a.state = 'held'
       AND a.from_ms <= $3 AND (a.until_ms IS NULL OR a.until_ms > $3)
       AND (a.person_id = $2 OR a.lead_id = $2 OR a.asker_id = $2) LIMIT 1"
);
sql!(SPACE, "SELECT id, name FROM spaces WHERE slug = $1 AND closed_ms IS NULL");
sql!(
    ONE,
    "SELECT month, at_ms, threads, questions, answered, joined, gone, duties, open_duties FROM space_reports
     WHERE space_id = $1 AND month = $2"
);
sql!(MONTHS, "SELECT month FROM space_reports WHERE space_id = $1 ORDER BY month DESC LIMIT $2");

/// What a month of a space came to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Report {
    /// Which month, as a number.
    pub month: i64,
    /// When it was written.
    pub at: Time,
    /// Threads started.
    pub threads: i64,
    /// Questions among them.
    pub questions: i64,
    /// Questions with an answer.
    pub answered: i64,
    /// Who came.
    pub joined: i64,
    /// Who went.
    pub gone: i64,
    /// Duties somebody has to answer for.
    pub duties: i64,
    /// Of them, those with nobody or with several.
    pub open_duties: i64,
}
row!(Report { month, at, threads, questions, answered, joined, gone, duties, open_duties });

/// Somebody came or went.
pub(super) fn flowed(w: &mut Write<'_>, fact: &Fact) -> Res<()> {
    let Some(space) = fact.space else { return Ok(()) };
    let (joined, gone): (i64, i64) = if fact.kind == "membership.begun" { (1, 0) } else { (0, 1) };
    w.exec(&FLOW, p![space, Month::of(fact.at).number(), joined, gone]).map(drop)
}

/// Writes the next reports of the month that is over, and tells both lines.
pub(super) fn write(w: &mut Write<'_>) -> Res<Option<String>> {
    let now = w.now();
    let month = Month::of(now).before();
    let (start, end) = (month.start(), month.after().start());
    let due = w.ints(&DUE, p![month.number(), end, STEP])?;
    let catalogue = charter::current(w)?;
    for id in &due {
        let at = scopes::stored(w, Scope::Space(SpaceId::new(*id)))?;
        let (duties, open) = open_duties(&board::state(w, &at)?.board(&catalogue, &at, now));
        w.exec(&REPORT, p![*id, month.number(), now, start, end, duties, open])?;
        for person in w.ints(&TOLD, p![*id, now])? {
            let fact = Fact::new(&facts::REPORTED, person, now).space(SpaceId::new(*id));
            w.announce(fact.with("month", month.number()));
        }
    }
    Ok(i64::try_from(due.len()).is_ok_and(|n| n == STEP).then(|| "on".to_owned()))
}

/// Id and name of an open space.
pub(super) fn space(r: &mut Read<'_>, slug: &str) -> Res<(i64, String)> {
    r.one(&SPACE, p![slug])
}
/// Whether somebody facilitates a space, leads whoever does, or asked for it.
pub(super) fn concerned(r: &mut Read<'_>, space: i64, person: PersonId) -> Res<bool> {
    let now = r.now();
    Ok(!r.ints(&CONCERNED, p![space, person, now])?.is_empty())
}
/// The report of a month.
pub(super) fn one(r: &mut Read<'_>, space: i64, month: Month) -> Res<Report> {
    r.one(&ONE, p![space, month.number()])
}
/// The months there are, the newest first.
pub(super) fn months(r: &mut Read<'_>, space: i64) -> Res<Vec<Month>> {
    let found = r.ints(&MONTHS, p![space, EARLIER])?;
    Ok(found.into_iter().map(Month::from_number).collect())
}

//! Every SQL text of the overview: counts, never content.

use kernel::time::HOUR;
use store::{Read, Res, p, sql};

use super::api::{Figure, Need, Overview};

sql!(
    MAILS,
    "SELECT (SELECT COUNT(*) FROM mails WHERE state = 'parked'),
        (SELECT COUNT(*) FROM mails WHERE state = 'waiting' AND due_ms < $1)"
);
sql!(
    FULL,
    "SELECT COUNT(*) FROM space_files x JOIN spaces s ON s.id = x.space_id
     WHERE s.closed_ms IS NULL AND x.bytes >= COALESCE(s.quota_mb, $1::bigint) * 900000"
);
sql!(
    AT_THE_DOOR,
    "SELECT COUNT(*) FROM join_requests j JOIN spaces s ON s.id = j.space_id
     WHERE s.closed_ms IS NULL AND j.at_ms < $1::bigint - s.answer_days * 86400000"
);
sql!(
    OWNERS,
    "SELECT COUNT(*) FROM grants g JOIN people p ON p.id = g.person_id WHERE g.key = 'owner' AND p.state = 'active'"
);
sql!(PEOPLE, "SELECT state, COUNT(*) FROM people WHERE state <> 'left' GROUP BY state ORDER BY state");
sql!(SPACES, "SELECT kind, COUNT(*) FROM spaces WHERE closed_ms IS NULL GROUP BY kind ORDER BY kind");

/// What needs somebody, and what there is.
///
/// # Errors
/// What the database says.
pub fn overview(r: &mut Read<'_>, quota_mb: i64) -> Res<Overview> {
    let now = r.now();
    let trouble = jobs::tend::trouble(r)?;
    let (parked, late): (i64, i64) = r.one(&MAILS, p![now.plus(-HOUR)])?;
    let (full,): (i64,) = r.one(&FULL, p![quota_mb])?;
    let (door,): (i64,) = r.one(&AT_THE_DOOR, p![now])?;
    let (owners,): (i64,) = r.one(&OWNERS, p![])?;
    let need = |what, count, url| Need { what, count, url };
    let needs = [
        need("parked-jobs", trouble.jobs, "/operator/jobs#parked"),
        need("parked-facts", trouble.facts, "/operator/jobs#facts"),
        need("failing-jobs", trouble.failing, "/operator/jobs#failing"),
        need("late-schedules", trouble.late, "/operator/jobs#schedules"),
        need("parked-mails", parked, "/operator/outbox"),
        need("late-mails", late, "/operator/outbox"),
        need("full-spaces", full, "/operator/spaces?only=full"),
        need("late-requests", door, "/operator/spaces?only=waiting"),
        need("one-owner", i64::from(owners == 1), "/operator/people?only=owners"),
    ];
    let people: Vec<(String, i64)> = r.all(&PEOPLE, p![])?;
    let spaces: Vec<(String, i64)> = r.all(&SPACES, p![])?;
    let figure =
        |start: &str, (what, count): (String, i64)| Figure { what: format!("{start}-{what}"), count };
    let figures = people
        .into_iter()
        .map(|f| figure("people", f))
        .chain(spaces.into_iter().map(|f| figure("spaces", f)));
    Ok(Overview { needs: needs.into_iter().filter(|n| n.count > 0).collect(), figures: figures.collect() })
}

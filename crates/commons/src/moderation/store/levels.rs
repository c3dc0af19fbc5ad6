//! Who is free to decide: not whom it concerns, not who reported it, and one level further up when
//! nobody is left or it concerns whoever leads the space.

use kernel::PersonId;
use store::{Read, Res, p, sql};

use super::find::Subject;

// (id, it concerns them, they may not decide)
macro_rules! free_sql {
    ($who:literal) => {
        concat!(
            "SELECT q.id, (q.id = $2 OR EXISTS (SELECT 1 FROM pseudonyms y WHERE y.thread_id = $3 AND y.person_id = q.id)),
                (q.id = $4 OR q.id = $6
                 OR EXISTS (SELECT 1 FROM case_reports r WHERE r.case_id = $5 AND r.person_id = q.id))
             FROM people q WHERE q.state = 'active' AND q.id IN (",
            $who,
            ") ORDER BY q.id LIMIT 50"
        )
    };
}
sql!(
    LEADS,
    free_sql!(
        "SELECT m.person_id FROM memberships m JOIN spaces s ON s.id = m.space_id
         WHERE m.space_id = $1 AND ((s.kind = 'team' AND m.standing = 'manager')
            OR (s.kind = 'project' AND m.standing = 'starter') OR (s.kind = 'network' AND m.standing = 'steward'))
         UNION SELECT d.person_id FROM delegates d JOIN memberships k ON k.space_id = d.space_id AND k.person_id = d.person_id
         WHERE d.space_id = $1 AND (d.until_ms IS NULL OR d.until_ms > $8)
         UNION SELECT a.person_id FROM assignments a
         WHERE a.scope = 'space' AND a.scope_id = $1 AND a.role = 'facilitator' AND a.state = 'held'
           AND a.from_ms <= $8 AND (a.until_ms IS NULL OR a.until_ms > $8)
         UNION SELECT e.person_id FROM assignments a JOIN stand_ins e ON e.assignment_id = a.id
         WHERE a.scope = 'space' AND a.scope_id = $1 AND a.role = 'facilitator' AND a.state = 'held'
           AND a.from_ms <= $8 AND (a.until_ms IS NULL OR a.until_ms > $8) AND e.from_ms <= $8 AND e.until_ms > $8
         UNION SELECT z.id FROM people z WHERE z.id = $7"
    )
);
sql!(
    NETWORK,
    free_sql!(
        "SELECT a.person_id FROM assignments a
         WHERE a.scope = 'network' AND a.role = 'network_lead' AND a.state = 'held'
           AND a.from_ms <= $8 AND (a.until_ms IS NULL OR a.until_ms > $8) AND $1::bigint >= 0 AND $7::bigint >= 0"
    )
);
sql!(
    OWNERS,
    free_sql!(
        "SELECT g.person_id FROM grants g WHERE g.key = 'owner'
         UNION SELECT a.person_id FROM assignments a
         WHERE a.scope = 'network' AND a.role = 'esn_owner' AND a.state = 'held'
           AND a.from_ms <= $8 AND (a.until_ms IS NULL OR a.until_ms > $8) AND $1::bigint >= 0 AND $7::bigint >= 0"
    )
);

/// The level a case stands at, at least `from`, and who may decide there. `report` is who reports
/// now, `not` who decided before.
///
/// # Errors
/// What the database says.
pub fn deciders(
    r: &mut Read<'_>,
    subject: &Subject,
    case: i64,
    reporter: PersonId,
    not: PersonId,
    from: i64,
) -> Res<(i64, Vec<i64>)> {
    let space = subject.space.map_or(0, kernel::Id::number);
    let thread = subject.thread.filter(|_| subject.veiled).map_or(0, kernel::Id::number);
    let now = r.now();
    let first = if subject.what == "space" || subject.space.is_none() { from.max(1) } else { from };
    for level in first..=2 {
        let of = [&LEADS, &NETWORK, &OWNERS];
        let Some(sql) = usize::try_from(level).ok().and_then(|n| of.get(n)) else { break };
        let people: Vec<(i64, bool, bool)> =
            r.all(sql, p![space, subject.author, thread, reporter, case, not, subject.lead, now])?;
        let concerned = level == 0 && people.iter().any(|(_, own, _)| *own);
        let free: Vec<i64> =
            people.iter().filter(|(_, own, out)| !own && !out).map(|(id, _, _)| *id).collect();
        if !free.is_empty() && !concerned {
            return Ok((level, free));
        }
    }
    Ok((2, Vec::new()))
}

//! Who of those who hold a role is away: in the weeks to come, for capacity alone, and now, when
//! somebody stands in. Only days are known, never why.

use std::collections::BTreeMap;

use kernel::time::{DAY, MINUTE};
use kernel::{PersonId, Time};
use store::{Read, Res, p, sql};

use crate::absent::Absent;

sql!(
    AHEAD,
    "SELECT a.person_id, a.from_ms, a.until_ms FROM absences a
     WHERE a.until_ms > $1 AND a.from_ms < $2
       AND EXISTS (SELECT 1 FROM assignments h WHERE h.person_id = a.person_id AND h.state = 'held')"
);

sql!(
    NOW,
    "SELECT MAX(b.until_ms), p.zone FROM people p JOIN absences b ON b.person_id = p.id
     WHERE p.id = $1 AND b.from_ms <= $2 AND b.until_ms > $2 GROUP BY p.zone"
);

/// Whether somebody is away now, and until when.
///
/// # Errors
/// What the database says.
pub fn now_of(r: &mut Read<'_>, person: PersonId) -> Res<Option<Absent>> {
    let now = r.now();
    let row: Option<(Time, String)> = r.opt(&NOW, p![person, now])?;
    Ok(row.map(|(until, zone)| Absent { until, zone }))
}

/// Minutes of the four weeks to come that each holder of a role is away for.
///
/// # Errors
/// What the database says.
pub fn ahead(r: &mut Read<'_>) -> Res<BTreeMap<PersonId, i64>> {
    let now = r.now();
    let end = now.plus(28 * DAY);
    let mut away: BTreeMap<PersonId, i64> = BTreeMap::new();
    for (person, from, until) in r.all::<(PersonId, Time, Time)>(&AHEAD, p![now, end])? {
        let gone = until.0.min(end.0) - from.0.max(now.0);
        *away.entry(person).or_default() += gone.max(0) / MINUTE;
    }
    Ok(away)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::float_cmp)]
    use testkit::{Town, both_engines};

    use super::*;
    use crate::load::capacity;
    use crate::store::board;

    sql!(
        AWAY,
        "INSERT INTO absences (id, person_id, from_ms, until_ms, deputy_id, made_ms) VALUES ($1, $2, $3, $4, NULL, $3)"
    );

    // spec: S1-2 (part: absences)
    #[test]
    fn a_week_away_is_a_quarter_less_of_the_four_weeks_to_come() {
        both_engines(async |t: Town| {
            let (amelie, yuki, now) = (t.amelie().id, t.yuki().id, t.now());
            t.db.write(move |w| {
                w.exec(&AWAY, p![1, amelie, now.plus(3 * DAY), now.plus(10 * DAY)])?;
                w.exec(&AWAY, p![2, amelie, now.plus(-9 * DAY), now.plus(-2 * DAY)])?;
                w.exec(&AWAY, p![3, yuki, now, now.plus(DAY)])
            })
            .await
            .unwrap();
            let state = t.db.read(board::everything).await.unwrap();
            assert_eq!(capacity(20, state.away_for(amelie)), 6.0, "8 hours a week, a quarter of them away");
            assert_eq!(state.away.len(), 1, "who holds no role is not looked at");
        });
    }
}

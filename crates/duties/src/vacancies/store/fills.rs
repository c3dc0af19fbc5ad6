//! Who may fill a vacancy at this moment, in SQL: as `policy.cedar` says it of one actor, for those who are told.

use kernel::PersonId;
use store::{Read, Res, p, sql};

use super::Found;

// Whoever answers for the network and may know of the place, and whoever keeps the space; nobody who was ever
// a candidate there.
sql!(
    FILLS,
    "SELECT p.id FROM people p WHERE p.state = 'active' AND NOT p.external
        AND NOT EXISTS (SELECT 1 FROM candidates c WHERE c.vacancy_id = $1 AND c.person_id = p.id AND c.state <> 'active')
        AND (p.id IN (SELECT m.person_id FROM memberships m WHERE $2::text = 'space' AND m.space_id = $3
                AND m.standing IN ('owner', 'starter', 'steward'))
            OR (p.id IN (SELECT g.person_id FROM grants g WHERE g.key = 'owner'
                    UNION SELECT a.person_id FROM assignments a WHERE a.role IN ('esn_owner', 'network_lead')
                        AND a.scope = 'network' AND a.state = 'held' AND a.from_ms <= $4
                        AND (a.until_ms IS NULL OR a.until_ms > $4)
                    UNION SELECT x.person_id FROM stand_ins x JOIN assignments a ON a.id = x.assignment_id
                        WHERE a.role IN ('esn_owner', 'network_lead') AND a.scope = 'network' AND a.state = 'held'
                        AND a.from_ms <= $4 AND (a.until_ms IS NULL OR a.until_ms > $4)
                        AND x.from_ms <= $4 AND x.until_ms > $4)
                AND ($2::text <> 'space' OR EXISTS (SELECT 1 FROM spaces s WHERE s.id = $3 AND s.joining <> 'invite')
                    OR EXISTS (SELECT 1 FROM visible_spaces v WHERE v.person_id = p.id AND v.space_id = $3))))
     ORDER BY p.id LIMIT 50"
);

/// Who may fill it now.
///
/// # Errors
/// What the database says.
pub fn fills(r: &mut Read<'_>, found: &Found) -> Res<Vec<PersonId>> {
    let now = r.now();
    let ids = r.ints(&FILLS, p![found.id, &found.scope, found.scope_id, now])?;
    Ok(ids.into_iter().map(PersonId::new).collect())
}

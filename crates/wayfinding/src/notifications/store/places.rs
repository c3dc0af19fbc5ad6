//! Who answers for the network, when a space does not answer.

use store::{Read, Res, p, sql};

sql!(
    NETWORK_LEADS,
    "SELECT g.person_id FROM grants g JOIN people q ON q.id = g.person_id
     WHERE g.key = 'owner' AND q.state = 'active'
     UNION
     SELECT a.person_id FROM assignments a JOIN people q ON q.id = a.person_id
     WHERE a.scope = 'network' AND a.role IN ('esn_owner', 'network_lead') AND a.state = 'held'
       AND a.from_ms <= $1 AND (a.until_ms IS NULL OR a.until_ms > $1) AND q.state = 'active'
     ORDER BY 1 LIMIT 50"
);

/// The network's owner and its leads.
pub(in crate::notifications) fn network_leads(r: &mut Read<'_>) -> Res<Vec<i64>> {
    let now = r.now();
    r.ints(&NETWORK_LEADS, p![now])
}

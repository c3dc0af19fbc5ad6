//! What is told of roles, held acts and coachings: read from the rows those rooms keep.

use kernel::{PersonId, SpaceId};
use store::{Read, Res, p, row, sql};

sql!(
    ROLE,
    "SELECT role, scope, scope_id, person_id, state, cause, proposed_by FROM assignments WHERE id = $1"
);
sql!(
    FILLED,
    "SELECT COUNT(*) FROM assignments a JOIN people p ON p.id = a.person_id
     WHERE a.role = $1 AND a.scope = $2 AND a.scope_id = $3 AND a.state = 'held'
       AND (a.until_ms IS NULL OR a.until_ms > $4) AND p.state = 'active'"
);
// Who stands in, whom the holder reported to, and who answers for the network.
sql!(
    CONCERNED,
    "SELECT d.person_id FROM deputies d WHERE d.assignment_id = $1 AND d.state = 'accepted'
     UNION
     SELECT a.lead_id FROM assignments a WHERE a.id = $1 AND a.lead_id IS NOT NULL
     UNION
     SELECT b.person_id FROM assignments b WHERE b.scope = 'network' AND b.role IN ('network_lead', 'esn_owner')
       AND b.state = 'held' AND b.from_ms <= $2 AND (b.until_ms IS NULL OR b.until_ms > $2)
       AND (b.role = 'network_lead' OR EXISTS (SELECT 1 FROM assignments c WHERE c.id = $1 AND c.scope = 'network'))
     ORDER BY 1 LIMIT 50"
);
// The manager of somebody’s unit, where it is not themselves.
sql!(
    MANAGER,
    "SELECT u.manager_id FROM people p JOIN units u ON u.id = p.unit_id
     WHERE p.id = $1 AND u.manager_id IS NOT NULL AND u.manager_id <> p.id"
);
sql!(ACTIVE, "SELECT id FROM people WHERE id = ANY($1) AND state = 'active' ORDER BY id");
sql!(DECIDED, "SELECT state FROM held_acts WHERE id = $1");

/// A role somebody was asked to hold, holds or held.
#[derive(Debug, Clone)]
pub(in crate::notifications) struct Role {
    /// Its key.
    pub key: String,
    /// `network`, `unit`, `space`.
    pub scope: String,
    /// Of which unit or space.
    pub scope_id: i64,
    /// Whose it is.
    pub person: PersonId,
    /// `proposed`, `held`, `declined`, `withdrawn`, `ended`.
    pub state: String,
    /// Why it ended.
    pub cause: String,
    /// Who asked.
    pub proposer: Option<PersonId>,
}
row!(Role { key, scope, scope_id, person, state, cause, proposer });

/// The role behind a fact.
pub(in crate::notifications) fn role(r: &mut Read<'_>, id: i64) -> Res<Option<Role>> {
    r.opt(&ROLE, p![id])
}

/// Who manages whoever came forward for a role beside their work.
pub(in crate::notifications) fn manager(r: &mut Read<'_>, role: &Role) -> Res<Vec<i64>> {
    r.ints(&MANAGER, p![role.person])
}

/// Who is told that a role stands empty; nobody while somebody else holds it.
pub(in crate::notifications) fn told_of_vacancy(r: &mut Read<'_>, id: i64, role: &Role) -> Res<Vec<i64>> {
    let now = r.now();
    let (filled,): (i64,) = r.one(&FILLED, p![role.key.as_str(), role.scope.as_str(), role.scope_id, now])?;
    if filled > 0 { Ok(Vec::new()) } else { r.ints(&CONCERNED, p![id, now]) }
}

/// Who stands in for a role, whom its holder reported to, and who answers for the network.
pub(in crate::notifications) fn concerned(r: &mut Read<'_>, id: i64) -> Res<Vec<i64>> {
    let now = r.now();
    r.ints(&CONCERNED, p![id, now])
}

/// Of these people, those who are here.
pub(in crate::notifications) fn active(r: &mut Read<'_>, people: &Vec<i64>) -> Res<Vec<i64>> {
    if people.is_empty() { Ok(Vec::new()) } else { r.ints(&ACTIVE, p![people]) }
}

sql!(
    STAND_INS,
    "SELECT a.id, CASE WHEN a.scope = 'space' THEN a.scope_id END, d.person_id
     FROM assignments a JOIN deputies d ON d.assignment_id = a.id AND d.state = 'accepted'
     WHERE a.person_id = $1 AND a.state = 'held' ORDER BY a.id, d.person_id LIMIT 100"
);

/// Who stands in for the roles of somebody: role, its space, deputy.
pub(in crate::notifications) fn stand_ins(
    r: &mut Read<'_>,
    holder: i64,
) -> Res<Vec<(i64, Option<SpaceId>, i64)>> {
    r.all(&STAND_INS, p![holder])
}

/// How a held act was decided: `signed`, `turned_down`, `failed`, `withdrawn`.
pub(in crate::notifications) fn decided(r: &mut Read<'_>, act: i64) -> Res<Option<String>> {
    Ok(r.opt::<(String,)>(&DECIDED, p![act])?.map(|(state,)| state))
}

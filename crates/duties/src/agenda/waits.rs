//! What waits between people: for me from whom, and for whom from me (S2-NB2). Read from the rows other
//! rooms keep, in their public columns.

use kernel::{PersonId, Time};
use store::{Read, Res, p, row, sql};

sql!(
    FOR_ME,
    "SELECT 'role', a.id, a.role, COALESCE(s.name, u.name, ''), p.name, p.handle, a.proposed_ms, CAST(0 AS BIGINT)
     FROM assignments a JOIN people p ON p.id = a.proposed_by
     LEFT JOIN spaces s ON a.scope = 'space' AND s.id = a.scope_id LEFT JOIN units u ON a.scope = 'unit' AND u.id = a.scope_id
     WHERE a.person_id = $1 AND a.state = 'proposed' AND a.proposed_by <> $1
     UNION ALL
     SELECT 'deputy', a.id, a.role, COALESCE(s.name, u.name, ''), p.name, p.handle, d.since_ms, CAST(0 AS BIGINT)
     FROM deputies d JOIN assignments a ON a.id = d.assignment_id AND a.state = 'held' JOIN people p ON p.id = a.person_id
     LEFT JOIN spaces s ON a.scope = 'space' AND s.id = a.scope_id LEFT JOIN units u ON a.scope = 'unit' AND u.id = a.scope_id
     WHERE d.person_id = $1 AND d.state = 'asked'
     UNION ALL
     SELECT 'help', h.id, h.kind, h.about, p.name, p.handle, h.at_ms, h.due_ms
     FROM help_addressees x JOIN help_requests h ON h.id = x.request_id AND h.state = 'asked'
     JOIN people p ON p.id = h.asker_id WHERE x.person_id = $1 AND x.gone_ms IS NULL
     UNION ALL
     SELECT 'coaching', h.id, h.kind, h.about, p.name, p.handle, h.at_ms, h.until_ms
     FROM help_requests h JOIN people p ON p.id = h.asker_id
     WHERE h.helper_id = $1 AND h.until_ms > $2 AND h.state = 'agreed'
     UNION ALL
     SELECT 'handing', t.id, s.slug, t.title, p.name, p.handle, h.at_ms, CAST(0 AS BIGINT)
     FROM handings h JOIN threads t ON t.id = h.thread_id AND t.gone IS NULL JOIN spaces s ON s.id = t.space_id
     JOIN people p ON p.id = h.asker_id WHERE h.manager_id = $1 AND h.state = 'offered'
     UNION ALL
     SELECT 'act', h.id, h.action, s.name, p.name, p.handle, h.at_ms, CAST(0 AS BIGINT)
     FROM codrivings c JOIN assignments a ON a.id = c.assignment_id AND a.scope = 'space'
     JOIN held_acts h ON h.actor_id = a.person_id AND h.space_id = a.scope_id AND h.state = 'waiting'
     JOIN spaces s ON s.id = h.space_id JOIN people p ON p.id = h.actor_id
     WHERE c.driver_id = $1 AND c.released_ms IS NULL AND c.suspended_ms IS NULL
     ORDER BY 7, 2 LIMIT 40"
);
sql!(
    FROM_ME,
    "SELECT 'role', a.id, a.role, COALESCE(s.name, u.name, ''), p.name, p.handle, a.proposed_ms, CAST(0 AS BIGINT)
     FROM assignments a JOIN people p ON p.id = a.person_id
     LEFT JOIN spaces s ON a.scope = 'space' AND s.id = a.scope_id LEFT JOIN units u ON a.scope = 'unit' AND u.id = a.scope_id
     WHERE a.proposed_by = $1 AND a.state = 'proposed' AND a.person_id <> $1
     UNION ALL
     SELECT 'deputy', a.id, a.role, COALESCE(s.name, u.name, ''), p.name, p.handle, d.since_ms, CAST(0 AS BIGINT)
     FROM assignments a JOIN deputies d ON d.assignment_id = a.id AND d.state = 'asked' JOIN people p ON p.id = d.person_id
     LEFT JOIN spaces s ON a.scope = 'space' AND s.id = a.scope_id LEFT JOIN units u ON a.scope = 'unit' AND u.id = a.scope_id
     WHERE a.person_id = $1 AND a.state = 'held'
     UNION ALL
     SELECT 'help', h.id, h.kind, h.about, p.name, p.handle, h.at_ms, h.due_ms
     FROM help_requests h JOIN people p ON p.id = h.helper_id WHERE h.asker_id = $1 AND h.state = 'asked'
     UNION ALL
     SELECT 'coaching', h.id, h.kind, h.about, p.name, p.handle, h.at_ms, h.until_ms
     FROM help_requests h JOIN people p ON p.id = h.helper_id
     WHERE h.asker_id = $1 AND h.until_ms > $2 AND h.state = 'agreed'
     UNION ALL
     SELECT 'act', h.id, h.action, s.name, p.name, p.handle, h.at_ms, CAST(0 AS BIGINT)
     FROM held_acts h JOIN spaces s ON s.id = h.space_id
     JOIN assignments a ON a.person_id = h.actor_id AND a.scope = 'space' AND a.scope_id = h.space_id AND a.state = 'held'
     JOIN codrivings c ON c.assignment_id = a.id AND c.released_ms IS NULL JOIN people p ON p.id = c.driver_id
     WHERE h.actor_id = $1 AND h.state = 'waiting'
     ORDER BY 7, 2 LIMIT 40"
);

/// Something that waits for one person from another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wait {
    /// `role`, `deputy`, `help`, `coaching`, `handing`, `act`.
    pub kind: String,
    /// Of what.
    pub id: i64,
    /// Key of the role, kind of help, slug of the space, or the action.
    pub key: String,
    /// The place, what it is about, or the title.
    pub about: String,
    /// The other person.
    pub name: String,
    /// Their handle.
    pub handle: String,
    /// Since when.
    pub at: Time,
    /// Until when; 0 for no day.
    pub due: Time,
}
row!(Wait { kind, id, key, about, name, handle, at, due });

impl Wait {
    /// Where it is answered.
    #[must_use]
    pub fn href(&self) -> String {
        match self.kind.as_str() {
            "help" | "coaching" => format!("/help/{}", self.id),
            "handing" => format!("/s/{}/t/{}/handing", self.key, self.id),
            "act" => "/held".to_owned(),
            _ => format!("/who/assignments/{}", self.id),
        }
    }
}

/// What others wait for from me.
///
/// # Errors
/// What the database says.
pub fn for_me(r: &mut Read<'_>, me: PersonId) -> Res<Vec<Wait>> {
    let now = r.now();
    r.all(&FOR_ME, p![me, now])
}

/// What I wait for from others.
///
/// # Errors
/// What the database says.
pub fn from_me(r: &mut Read<'_>, me: PersonId) -> Res<Vec<Wait>> {
    let now = r.now();
    r.all(&FROM_ME, p![me, now])
}

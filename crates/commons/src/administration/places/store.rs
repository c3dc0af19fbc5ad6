//! The SQL text of the list of spaces.

use kernel::Time;
use store::{Read, Res, p, row, sql};

sql!(
    LIST,
    "SELECT s.id, s.slug, s.name, s.name_folded, s.kind, s.joining, s.members,
        (SELECT p.name FROM memberships m JOIN people p ON p.id = m.person_id
         WHERE m.space_id = s.id AND m.standing <> 'member' ORDER BY m.since_ms, m.person_id LIMIT 1),
        (SELECT p.name FROM assignments a JOIN people p ON p.id = a.person_id
         WHERE a.scope = 'space' AND a.scope_id = s.id AND a.role = 'facilitator' AND a.state = 'held'
         ORDER BY a.id LIMIT 1),
        s.archived_ms, COALESCE(x.bytes, 0), s.quota_mb,
        (SELECT COUNT(*) FROM join_requests j WHERE j.space_id = s.id)
     FROM spaces s LEFT JOIN space_files x ON x.space_id = s.id
     WHERE s.closed_ms IS NULL AND (s.name_folded, s.id) > ($1, $2) AND ($3::text = '' OR s.kind = $3)
       AND s.name_folded LIKE $4
       AND ($5::text = '' OR ($5 = 'archived' AND s.archived_ms IS NOT NULL)
            OR ($5 = 'full' AND x.bytes >= COALESCE(s.quota_mb, $6::bigint) * 900000)
            OR ($5 = 'waiting' AND EXISTS (SELECT 1 FROM join_requests j WHERE j.space_id = s.id)))
     ORDER BY s.name_folded, s.id LIMIT $7"
);

/// A space as administration sees it.
#[derive(Debug, Clone)]
pub struct Row {
    /// Its id.
    pub id: i64,
    /// Its address.
    pub slug: String,
    /// Its name.
    pub name: String,
    /// Its name as it is sorted.
    pub folded: String,
    /// Its kind.
    pub kind: String,
    /// How one gets in.
    pub joining: String,
    /// How many belong to it.
    pub members: i64,
    /// Who leads it first.
    pub lead: Option<String>,
    /// Who facilitates it.
    pub facilitator: Option<String>,
    /// Since when it is archived.
    pub archived: Option<Time>,
    /// How much its files hold.
    pub bytes: i64,
    /// How much they may, where it says otherwise than the network.
    pub quota_mb: Option<i64>,
    /// How many wait at its door.
    pub waiting: i64,
}
row!(Row {
    id,
    slug,
    name,
    folded,
    kind,
    joining,
    members,
    lead,
    facilitator,
    archived,
    bytes,
    quota_mb,
    waiting
});

/// What is asked for.
#[derive(Debug, Clone, Default)]
pub struct Asked {
    /// Words in the name, folded.
    pub q: String,
    /// Its kind; empty for any.
    pub kind: String,
    /// archived, full, waiting; empty for any.
    pub only: String,
    /// After this name and id.
    pub after: (String, i64),
    /// How much a space may hold, unless it says otherwise.
    pub quota_mb: i64,
}

/// Spaces by name.
///
/// # Errors
/// What the database says.
pub fn list(r: &mut Read<'_>, asked: &Asked, limit: i64) -> Res<Vec<Row>> {
    let like = format!("%{}%", asked.q.replace(['%', '_', '\\'], ""));
    let (name, id) = (&asked.after.0, asked.after.1);
    r.all(&LIST, p![name, id, &asked.kind, &like, &asked.only, asked.quota_mb, limit])
}

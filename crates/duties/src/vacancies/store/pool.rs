//! People who let it be known that they practise: whom one could ask (S0-LA4).

use kernel::Actor;
use store::{Read, Res, p, row, sql};

use super::Found;

// Somebody was named and let it be known, practises and lets it be seen, or lets it be known that others
// found them helpful (never how often). The words of a nomination
// stay its person’s own. Nobody who said yes, whom the reader asked, or who holds the role there: whom others
// asked is not for the reader to know, so they stand here as before.
sql!(
    POOL,
    "SELECT p.name, p.handle, p.title, COALESCE(u.name, ''),
        EXISTS (SELECT 1 FROM nominations n WHERE n.person_id = p.id AND n.state = 'accepted' AND n.shared),
        EXISTS (SELECT 1 FROM practitioners x WHERE x.person_id = p.id AND x.shown),
        COALESCE((SELECT h.body FROM helpful_shares h WHERE h.person_id = p.id), ''),
        CASE WHEN $3::text = 'unit' AND p.unit_id = $4 THEN TRUE ELSE FALSE END,
        EXISTS (SELECT 1 FROM memberships m WHERE $3::text = 'space' AND m.space_id = $4 AND m.person_id = p.id)
     FROM people p LEFT JOIN units u ON u.id = p.unit_id
     WHERE p.id IN (SELECT n.person_id FROM nominations n WHERE n.state = 'accepted' AND n.shared
            UNION SELECT x.person_id FROM practitioners x WHERE x.shown
            UNION SELECT h.person_id FROM helpful_shares h)
        AND p.state = 'active' AND NOT p.external
        AND NOT EXISTS (SELECT 1 FROM candidates c WHERE c.vacancy_id = $1 AND c.person_id = p.id
            AND (c.state IN ('agreed', 'active') OR c.by_id = $5))
        AND NOT EXISTS (SELECT 1 FROM assignments a WHERE a.person_id = p.id AND a.role = $2 AND a.scope = $3
            AND a.scope_id = $4 AND a.state = 'held')
     ORDER BY p.name_folded, p.id LIMIT 200"
);

/// Somebody who could be asked.
#[derive(Debug, Clone)]
#[allow(clippy::struct_excessive_bools)] // each is a column
pub struct Known {
    /// Their name.
    pub name: String,
    /// Their short name.
    pub handle: String,
    /// Their job.
    pub title: String,
    /// Their unit.
    pub unit: String,
    /// Colleagues named them, and they let it be known.
    pub named: bool,
    /// They practise, and let it be seen.
    pub practises: bool,
    /// Others found them helpful, and they let it be known in these words; empty for neither.
    pub helpful: String,
    /// They are of the unit.
    pub of_unit: bool,
    /// They are in the space.
    pub in_space: bool,
}
row!(Known { name, handle, title, unit, named, practises, helpful, of_unit, in_space });

/// Whom one could ask: those of the place first, then by name; nobody is ranked.
///
/// # Errors
/// What the database says.
pub fn pool(r: &mut Read<'_>, actor: &Actor, found: &Found) -> Res<Vec<Known>> {
    let mut all: Vec<Known> =
        r.all(&POOL, p![found.id, &found.role, &found.scope, found.scope_id, actor.id])?;
    all.sort_by_key(|k| !(k.of_unit || k.in_space));
    all.truncate(30);
    Ok(all)
}

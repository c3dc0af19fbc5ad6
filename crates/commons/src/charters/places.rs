//! Where a role is held by name: in which communities and units, and by whom. Projects and teams are
//! for their members and are not told here.

use store::{Read, Res, p, row, sql};

/// So many places stand on the page of a role.
pub const MOST: usize = 60;

sql!(
    HELD,
    "SELECT a.scope, COALESCE(s.slug, u.slug), COALESCE(s.name, u.name), p.name
     FROM assignments a JOIN people p ON p.id = a.person_id AND p.state = 'active'
     LEFT JOIN spaces s ON a.scope = 'space' AND s.id = a.scope_id AND s.closed_ms IS NULL AND s.kind = 'community'
     LEFT JOIN units u ON a.scope = 'unit' AND u.id = a.scope_id AND u.closed_ms IS NULL
     WHERE a.role = $1 AND a.scope <> 'network' AND COALESCE(s.id, u.id) IS NOT NULL AND a.state = 'held'
       AND a.from_ms <= $2 AND (a.until_ms IS NULL OR a.until_ms > $2)
     ORDER BY a.scope, COALESCE(s.name_folded, u.name_folded), a.scope_id, a.from_ms LIMIT 200"
);

struct Row {
    scope: String,
    slug: String,
    place: String,
    name: String,
}
row!(Row { scope, slug, place, name });

/// A place in which the role is held.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// `space:SLUG` or `unit:SLUG`, as addresses have it.
    pub token: String,
    /// Its name.
    pub name: String,
    /// Who holds the role there.
    pub people: Vec<String>,
}

/// The places in which a role is held, by name.
///
/// # Errors
/// What the database says.
pub fn places(r: &mut Read<'_>, role: &str, now: kernel::Time) -> Res<Vec<Place>> {
    let mut all: Vec<Place> = Vec::new();
    for row in r.all::<Row>(&HELD, p![role, now])? {
        let token = format!("{}:{}", row.scope, row.slug);
        match all.last_mut().filter(|last| last.token == token) {
            Some(last) => last.people.push(row.name),
            None => all.push(Place { token, name: row.place, people: vec![row.name] }),
        }
    }
    Ok(all)
}

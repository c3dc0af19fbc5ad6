//! The spaces somebody may have rules for.

use kernel::{PersonId, SpaceId};
use store::{Read, Res, p, row, sql};

sql!(
    MY_SPACES,
    "SELECT s.id, s.slug, s.name, s.kind, (SELECT COUNT(*) FROM attention_rules r WHERE r.person_id = $1 AND r.space_id = s.id)
     FROM memberships m JOIN spaces s ON s.id = m.space_id WHERE m.person_id = $1 ORDER BY s.name_folded, s.id LIMIT 200"
);
sql!(
    MY_SPACE,
    "SELECT s.id, s.slug, s.name, s.kind, (SELECT COUNT(*) FROM attention_rules r WHERE r.person_id = $1 AND r.space_id = s.id)
     FROM spaces s WHERE s.slug = $2
       AND EXISTS (SELECT 1 FROM visible_spaces v WHERE v.person_id = $1 AND v.space_id = s.id)"
);

/// A space with how many rules of its own somebody has for it.
#[derive(Debug, Clone)]
pub struct MySpace {
    /// Its id.
    pub id: SpaceId,
    /// Its address.
    pub slug: String,
    /// Its name.
    pub name: String,
    /// Its kind.
    pub kind: String,
    /// How many rules of its own.
    pub own: i64,
}
row!(MySpace { id, slug, name, kind, own });

/// The spaces somebody is in.
pub fn my_spaces(r: &mut Read<'_>, person: PersonId) -> Res<Vec<MySpace>> {
    r.all(&MY_SPACES, p![person])
}
/// A space somebody may read.
pub fn my_space(r: &mut Read<'_>, person: PersonId, slug: &str) -> Res<MySpace> {
    r.one(&MY_SPACE, p![person, slug])
}

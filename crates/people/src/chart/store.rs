//! Every SQL text of the organisation chart.

use kernel::Time;
use store::{Read, Res, p, sql};

use crate::unit::Unit;

sql!(
    AS_OF,
    "SELECT u.id, u.slug, h.name, h.parent_id, h.manager_id, m.name, m.handle,
        (SELECT COUNT(*) FROM postings x WHERE x.unit_id = u.id AND x.from_ms <= $1 AND (x.until_ms IS NULL OR x.until_ms > $1))
     FROM unit_periods h JOIN units u ON u.id = h.unit_id LEFT JOIN people m ON m.id = h.manager_id
     WHERE h.from_ms <= $1 AND (h.until_ms IS NULL OR h.until_ms > $1) AND (u.closed_ms IS NULL OR u.closed_ms > $1)
     ORDER BY h.name, u.id"
);

/// The units as they stood at a moment.
///
/// # Errors
/// What the database says.
pub fn as_of(r: &mut Read<'_>, at: Time) -> Res<Vec<Unit>> {
    r.all(&AS_OF, p![at])
}

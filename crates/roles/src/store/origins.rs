//! From which units those come who hold the network's roles: the unit each role was recorded with
//! (S1-PM4), whatever it is.

use kernel::Time;
use store::{Read, Res, p, row, sql};

sql!(
    ORIGINS,
    "SELECT u.slug, u.name, a.role, p.handle, p.name FROM assignments a
     JOIN people p ON p.id = a.person_id AND p.state = 'active' JOIN units u ON u.id = a.unit_id
     WHERE a.scope = 'network' AND a.state = 'held' AND a.from_ms <= $1 AND (a.until_ms IS NULL OR a.until_ms > $1)
     ORDER BY u.name_folded, u.id, a.role, p.name, p.id LIMIT 200"
);

/// Somebody with a role of the network, and the unit they hold it from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Origin {
    /// Word of the unit in addresses.
    pub unit: String,
    /// Its name.
    pub unit_name: String,
    /// Key of the role.
    pub role: String,
    /// Handle of the holder.
    pub handle: String,
    /// Their name.
    pub name: String,
}
row!(Origin { unit, unit_name, role, handle, name });

/// Everybody who holds a role of the network, by unit.
///
/// # Errors
/// What the database says.
pub fn origins(r: &mut Read<'_>) -> Res<Vec<Origin>> {
    let now: Time = r.now();
    r.all(&ORIGINS, p![now])
}

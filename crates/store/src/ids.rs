//! Node numbers for ids: leased in the database and fenced, for servers and command lines alike.

use kernel::Time;
use kernel::time::SECOND;

use crate::{Res, Write, p};

/// How long a lease holds without being renewed.
pub(crate) const LEASE_MS: i64 = 60 * SECOND;
/// Numbers 0 to 509 are leased; 510 is "none yet", 511 is the past.
const NODES: i64 = 510;

crate::sql!(
    FREE_NODE,
    "SELECT node, last_ms FROM nodes WHERE until_ms < $1 ORDER BY node LIMIT 1 FOR UPDATE"
);
crate::sql!(MOST_NODE, "SELECT COALESCE(MAX(node), -1) FROM nodes");
crate::sql!(
    TAKE_NODE,
    "INSERT INTO nodes (node, lease, until_ms, last_ms) VALUES ($1, $2, $3, $3)
     ON CONFLICT (node) DO UPDATE SET lease = excluded.lease, until_ms = excluded.until_ms, last_ms = excluded.last_ms"
);
crate::sql!(
    RENEW_NODE,
    "UPDATE nodes SET until_ms = $3, last_ms = $3 WHERE node = $1 AND lease = $2 AND until_ms >= $4"
);
crate::sql!(GIVE_NODE_BACK, "UPDATE nodes SET until_ms = $3, last_ms = $3 WHERE node = $1 AND lease = $2");

/// A leased node number and the time ids made under it must come after.
pub(crate) struct Lease {
    pub node: u16,
    pub after_ms: i64,
}

/// Takes the lowest free number.
pub(crate) fn claim(w: &mut Write<'_>, secret: &str) -> Res<Lease> {
    let now = w.now();
    let free: Option<(i64, i64)> = w.opt(&FREE_NODE, p![now])?;
    let (node, after_ms) = match free {
        Some(found) => found,
        None => (w.one::<(i64,)>(&MOST_NODE, p![])?.0 + 1, 0),
    };
    if node >= NODES {
        return Err(crate::Error::Other("all 510 node numbers are in use".into()));
    }
    w.exec(&TAKE_NODE, p![node, secret, now.plus(LEASE_MS)])?;
    Ok(Lease { node: u16::try_from(node).unwrap_or(0), after_ms })
}

/// Renews a lease; false when it was lost meanwhile.
pub(crate) fn renew(w: &mut Write<'_>, node: u16, secret: &str) -> Res<bool> {
    let now = w.now();
    Ok(w.exec(&RENEW_NODE, p![i64::from(node), secret, now.plus(LEASE_MS), now])? == 1)
}

/// Frees a number; whoever takes it next starts after `last`.
pub(crate) fn give_back(w: &mut Write<'_>, node: u16, secret: &str, last: Time) -> Res<()> {
    w.exec(&GIVE_NODE_BACK, p![i64::from(node), secret, last])?;
    Ok(())
}

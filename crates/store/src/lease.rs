//! The node number this process makes its ids under: leased in the database on opening, renewed
//! in the background, given back on closing. Without a lease no write runs, so that two processes
//! never make the same id. Leases are counted by the machine's clock, ids by the network's.

use std::hash::{BuildHasher, Hasher};
use std::sync::Weak;
use std::sync::atomic::{AtomicI64, AtomicU16, Ordering};
use std::time::Duration;

use kernel::time::SECOND;
use kernel::{Clock, IdGen, Time};

use crate::db::{Db, Inner};
use crate::{Error, Res, Write, p};

/// How long a lease holds without being renewed.
const LEASE_MS: i64 = 60 * SECOND;
/// A lease with less than this left is renewed.
const RENEW_MS: i64 = 45 * SECOND;
/// Numbers 0 to 509 are leased; 510 is "none yet", 511 is the past.
const NODES: i64 = 510;

crate::sql!(
    FREE_NODE,
    "SELECT node, last_ms FROM nodes WHERE until_ms < $1 ORDER BY node LIMIT 1 FOR UPDATE"
);
crate::sql!(MOST_NODE, "SELECT COALESCE(MAX(node), -1) FROM nodes");
crate::sql!(
    TAKE_NODE,
    "INSERT INTO nodes (node, lease, until_ms, last_ms, who) VALUES ($1, $2, $3, $4, $5)
     ON CONFLICT (node) DO UPDATE SET lease = excluded.lease, until_ms = excluded.until_ms,
        last_ms = excluded.last_ms, who = excluded.who"
);
crate::sql!(RENEW_NODE, "UPDATE nodes SET until_ms = $3, last_ms = $4 WHERE node = $1 AND lease = $2");
crate::sql!(GIVE_NODE_BACK, "UPDATE nodes SET until_ms = 0, last_ms = $3 WHERE node = $1 AND lease = $2");

/// What this process holds.
pub(crate) struct Lease {
    secret: String,
    node: AtomicU16,
    until_ms: AtomicI64,
}

impl Lease {
    pub(crate) fn none() -> Self {
        let random = || std::collections::hash_map::RandomState::new().build_hasher().finish();
        let secret = format!("{:016x}{:016x}", random(), random());
        Self { secret, node: AtomicU16::new(510), until_ms: AtomicI64::new(0) }
    }
    /// Whether ids may be made now.
    pub(crate) fn holds(&self) -> bool {
        self.left_ms() > 0
    }
    fn left_ms(&self) -> i64 {
        self.until_ms.load(Ordering::SeqCst) - machine_now().0
    }
    fn held(&self, node: i64, until: Time) {
        self.node.store(u16::try_from(node).unwrap_or(510), Ordering::SeqCst);
        self.until_ms.store(until.0, Ordering::SeqCst);
    }
    fn node(&self) -> i64 {
        i64::from(self.node.load(Ordering::SeqCst))
    }
}

fn machine_now() -> Time {
    Clock::system().now()
}

/// Takes a number for `db` and keeps it while any handle lives.
pub(crate) fn take(db: &Db) -> Res<()> {
    claim(db)?;
    let weak = db.downgrade();
    std::thread::Builder::new()
        .name("lease".into())
        .spawn(move || keep(&weak))
        .map_err(|e| Error::Other(e.to_string()))?;
    Ok(())
}

/// The background: looks four times a second, so that a machine that slept is back at once.
fn keep(weak: &Weak<Inner>) {
    loop {
        std::thread::sleep(Duration::from_millis(250));
        let Some(db) = Db::upgrade(weak) else { return };
        if db.lease_state().left_ms() > RENEW_MS {
            continue;
        }
        if let Err(error) = still_ours(&db) {
            tracing::warn!(%error, "the lease of the node number could not be renewed");
        }
    }
}

/// Renews the lease, or takes another number when it was lost.
pub(crate) fn still_ours(db: &Db) -> Res<()> {
    if renew(db)? { Ok(()) } else { claim(db) }
}

fn renew(db: &Db) -> Res<bool> {
    let (lease, until) = (db.lease_state(), machine_now().plus(LEASE_MS));
    let (node, secret) = (lease.node(), lease.secret.clone());
    let mine = db.write_lease(move |w| {
        Ok(w.exec(&RENEW_NODE, p![node, &secret, until, w.now().plus(LEASE_MS)])? == 1)
    })?;
    if mine {
        lease.held(node, until);
    }
    Ok(mine)
}

/// Takes the lowest free number.
fn claim(db: &Db) -> Res<()> {
    let now = machine_now();
    let secret = db.lease_state().secret.clone();
    let who = db.who().to_owned();
    let (node, after_ms) = db.write_lease(move |w| free(w, now, &secret, &who))?;
    db.ids().move_to(u16::try_from(node).unwrap_or(510), after_ms);
    db.lease_state().held(node, now.plus(LEASE_MS));
    Ok(())
}

fn free(w: &mut Write<'_>, now: Time, secret: &str, who: &str) -> Res<(i64, i64)> {
    let free: Option<(i64, i64)> = w.opt(&FREE_NODE, p![now])?;
    let (node, after_ms) = match free {
        Some(found) => found,
        None => (w.one::<(i64,)>(&MOST_NODE, p![])?.0 + 1, 0),
    };
    if node >= NODES {
        return Err(Error::Other("all 510 node numbers are in use".into()));
    }
    w.exec(&TAKE_NODE, p![node, secret, now.plus(LEASE_MS), w.now().plus(LEASE_MS), who])?;
    Ok((node, after_ms))
}

/// Gives the number back; whoever takes it next starts after the last id made under it.
pub(crate) fn give_back(db: &Db) -> Res<()> {
    let lease = db.lease_state();
    let (node, secret, last) = (lease.node(), lease.secret.clone(), last_of(db.ids(), db.clock().now()));
    lease.held(510, Time(0));
    db.write_lease(move |w| w.exec(&GIVE_NODE_BACK, p![node, &secret, last]).map(drop))
}

fn last_of(ids: &IdGen, now: Time) -> Time {
    ids.next::<()>(now).time()
}

//! The queue of jobs: taken by lease, run and ended in one transaction, tried again with growing
//! patience, parked after the eighth try. Schedules put jobs into it.

use kernel::{Id, Time, time};
use store::{Db, Error, Read, Res, Write, p, row, sql};

use crate::JobKind;

/// How long a job belongs to the node that took it.
const LEASE_MS: i64 = time::MINUTE;
/// After so many failed tries a job is parked.
const TRIES: i64 = 8;

sql!(
    ENQUEUE,
    "INSERT INTO jobs (id, kind, args, run_at_ms, attempts, lease, leased_until_ms, state, reason)
     VALUES ($1, $2, $3, $4, 0, NULL, 0, 'queued', '')"
);
sql!(
    DUE_KINDS,
    "SELECT DISTINCT kind FROM jobs WHERE state = 'queued' AND run_at_ms <= $1 AND leased_until_ms <= $1"
);
sql!(
    TAKE,
    "UPDATE jobs SET lease = $1, leased_until_ms = $2, attempts = attempts + 1
     WHERE id = (SELECT id FROM jobs
                 WHERE state = 'queued' AND run_at_ms <= $3 AND leased_until_ms <= $3 AND kind = $4
                 ORDER BY run_at_ms, id LIMIT 1 FOR UPDATE SKIP LOCKED)
     RETURNING id, args, attempts"
);
sql!(HOLD, "SELECT id FROM jobs WHERE id = $1 AND lease = $2 FOR UPDATE");
sql!(END, "DELETE FROM jobs WHERE id = $1");
sql!(
    GO_ON,
    "UPDATE jobs SET args = $2, run_at_ms = $3, attempts = 0, lease = NULL, leased_until_ms = 0 WHERE id = $1"
);
sql!(
    FAIL,
    "UPDATE jobs SET state = $3, reason = $4, run_at_ms = $5, lease = NULL, leased_until_ms = 0
     WHERE id = $1 AND lease = $2"
);
sql!(
    PARKED,
    "SELECT id, kind, attempts, reason, run_at_ms FROM jobs WHERE state = 'parked' ORDER BY id LIMIT 200"
);
sql!(ADD_SCHEDULE, "INSERT INTO schedules (kind, next_ms) VALUES ($1, $2) ON CONFLICT (kind) DO NOTHING");
sql!(COME_ROUND, "UPDATE schedules SET next_ms = $3 WHERE kind = $1 AND next_ms <= $2");
sql!(SCHEDULED, "SELECT kind FROM schedules WHERE next_ms <= $1");
sql!(WAITING, "SELECT id FROM jobs WHERE kind = $1 AND state = 'queued' LIMIT 1");

/// A job that failed too often, for the operator.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ParkedJob {
    /// Its id.
    pub id: i64,
    /// What kind of work it is.
    pub kind: String,
    /// How often it was tried.
    pub attempts: i64,
    /// What the last try said.
    pub reason: String,
    /// When it was last due.
    pub at: Time,
}
row!(ParkedJob { id, kind, attempts, reason, at });

/// The jobs that are parked, at most 200.
///
/// # Errors
/// What the database says.
pub fn parked_jobs(r: &mut Read<'_>) -> Res<Vec<ParkedJob>> {
    r.all(&PARKED, &[])
}

/// Puts a job into the queue, to run once `at` has come.
///
/// # Errors
/// What the database says.
pub fn enqueue(w: &mut Write<'_>, kind: &str, args: &str, at: Time) -> Res<()> {
    let id: Id<JobKind> = w.id();
    w.exec(&ENQUEUE, p![id, kind, args, at]).map(drop)
}

/// A job this node has taken.
#[derive(Debug, Clone)]
struct Taken {
    id: i64,
    args: String,
    attempts: i64,
    lease: String,
}

/// Runs the jobs that are due, kind by kind in turn, until none is left; whether there were any.
pub(crate) async fn run_due(db: &Db, kinds: &[JobKind]) -> Res<bool> {
    let mut any = false;
    loop {
        let due: Vec<String> = db
            .read(|r| {
                let now = r.now();
                Ok::<_, Error>(
                    r.all::<(String,)>(&DUE_KINDS, p![now])?.into_iter().map(|(kind,)| kind).collect(),
                )
            })
            .await?;
        let mut ran = false;
        for kind in kinds.iter().filter(|k| due.iter().any(|d| d == k.name)) {
            ran |= run_one(db, *kind).await?;
        }
        if !ran {
            return Ok(any);
        }
        any = true;
    }
}

async fn run_one(db: &Db, kind: JobKind) -> Res<bool> {
    let Some(job) = db.write_hot(move |w| take(w, kind.name)).await? else { return Ok(false) };
    let own = job.clone();
    if let Err(error) = db.write(move |w| run(w, kind, &own)).await {
        tracing::warn!(kind = kind.name, job = job.id, attempts = job.attempts, %error, "a job failed");
        db.write_hot(move |w| fail(w, &job, &error)).await?;
    }
    Ok(true)
}

fn take(w: &mut Write<'_>, kind: &str) -> Res<Option<Taken>> {
    let now = w.now();
    let lease = w.id::<Taken>().to_string();
    let row: Option<(i64, String, i64)> = w.opt(&TAKE, p![&lease, now.plus(LEASE_MS), now, kind])?;
    Ok(row.map(|(id, args, attempts)| Taken { id, args, attempts, lease }))
}

/// The job's effect and its end, in one transaction; nothing when the lease was lost meanwhile.
fn run(w: &mut Write<'_>, kind: JobKind, job: &Taken) -> Res<()> {
    if w.opt::<(i64,)>(&HOLD, p![job.id, &job.lease])?.is_none() {
        return Ok(());
    }
    match (kind.run)(w, &job.args)? {
        Some(args) => w.exec(&GO_ON, p![job.id, &args, w.now()]).map(drop),
        None => w.exec(&END, p![job.id]).map(drop),
    }
}

fn fail(w: &mut Write<'_>, job: &Taken, error: &Error) -> Res<()> {
    let state = if job.attempts >= TRIES { "parked" } else { "queued" };
    let again = w.now().plus(patience_ms(job.attempts));
    w.exec(&FAIL, p![job.id, &job.lease, state, &error.to_string(), again]).map(drop)
}

/// 2 s, 4 s, 8 s … at most an hour.
fn patience_ms(attempts: i64) -> i64 {
    let doubled = u32::try_from(attempts).ok().and_then(|n| 2_i64.checked_pow(n)).unwrap_or(i64::MAX);
    doubled.saturating_mul(time::SECOND).min(time::HOUR)
}

/// Puts the scheduled kinds whose time has come into the queue; two nodes do it once.
pub(crate) async fn come_round(db: &Db, kinds: &[JobKind]) -> Res<()> {
    let due: Vec<String> = db
        .read(|r| {
            let now = r.now();
            Ok::<_, Error>(r.all::<(String,)>(&SCHEDULED, p![now])?.into_iter().map(|(kind,)| kind).collect())
        })
        .await?;
    for kind in kinds.iter().filter(|k| due.iter().any(|d| d == k.name)) {
        let (name, Some(every)) = (kind.name, kind.every_ms) else { continue };
        db.write_hot(move |w| schedule(w, name, every)).await?;
    }
    Ok(())
}

fn schedule(w: &mut Write<'_>, kind: &str, every_ms: i64) -> Res<()> {
    let now = w.now();
    let every_ms = every_ms.max(1);
    let next = (now.0.div_euclid(every_ms) + 1) * every_ms;
    // Whoever moves the time first enqueues; the other's condition no longer holds.
    if w.exec(&COME_ROUND, p![kind, now, next])? == 1 && w.opt::<(i64,)>(&WAITING, p![kind])?.is_none() {
        enqueue(w, kind, "", now)?;
    }
    Ok(())
}

/// Makes every scheduled kind known, due at once the first time.
pub(crate) async fn add_schedules(db: &Db, kinds: &[JobKind]) -> Res<()> {
    for name in kinds.iter().filter(|k| k.every_ms.is_some()).map(|k| k.name) {
        db.write_hot(move |w| w.exec(&ADD_SCHEDULE, p![name, w.now()])).await?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    store::sql!(ANYTHING, "SELECT id FROM jobs");

    #[test]
    fn who_lost_the_lease_does_nothing_more() {
        testkit::both_engines_empty(async |db| {
            let never = |_: &mut Write<'_>, _: &str| Err(Error::Other("ran without its lease".into()));
            let kind = JobKind { name: "k", every_ms: None, run: never };
            db.write(|w| enqueue(w, "k", "", w.now())).await.unwrap();
            let slow = db.write(|w| take(w, "k")).await.unwrap().unwrap();
            assert!(db.write(|w| take(w, "k")).await.unwrap().is_none());
            db.clock().advance(LEASE_MS);
            let heir = db.write(|w| take(w, "k")).await.unwrap().unwrap();
            assert_eq!((slow.id, heir.attempts), (heir.id, 2));
            let late = slow.clone();
            db.write(move |w| run(w, kind, &late)).await.unwrap();
            db.write(move |w| fail(w, &slow, &Error::Busy)).await.unwrap();
            assert!(db.write(|w| take(w, "k")).await.unwrap().is_none(), "the heir's lease still stands");
            let done = JobKind { run: |_, _| Ok(None), ..kind };
            db.write(move |w| run(w, done, &heir)).await.unwrap();
            assert_eq!(db.read(|r| r.ints(&ANYTHING, &[])).await.unwrap(), Vec::<i64>::new());
        });
    }
}

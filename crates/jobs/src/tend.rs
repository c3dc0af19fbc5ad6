//! What whoever runs the place sees of the queue and does about it: what waits, what fails, what was
//! parked; trying it again, or dropping it.

use kernel::Time;
use store::{Read, Res, Write, p, row, sql};

use crate::Consumer;
use crate::facts::between;

sql!(
    KINDS,
    "SELECT kind, COUNT(*), MIN(run_at_ms) FROM jobs WHERE state = 'queued' GROUP BY kind ORDER BY kind LIMIT 200"
);
sql!(
    FAILING,
    "SELECT id, kind, attempts, reason, run_at_ms FROM jobs
     WHERE state = 'queued' AND attempts > 0 AND reason <> '' ORDER BY run_at_ms, id LIMIT 100"
);
sql!(SCHEDULES, "SELECT kind, next_ms FROM schedules ORDER BY next_ms, kind LIMIT 200");
sql!(
    BEHIND,
    "SELECT c.name, f.seq - c.seq, c.fails FROM consumers c CROSS JOIN fact_counter f
     WHERE c.fails > 0 OR f.seq - c.seq > $1 ORDER BY c.name LIMIT 200"
);
sql!(
    TROUBLE,
    "SELECT (SELECT COUNT(*) FROM jobs WHERE state = 'parked'), (SELECT COUNT(*) FROM parked_facts),
        (SELECT COUNT(*) FROM schedules WHERE next_ms < $1),
        (SELECT COUNT(*) FROM jobs WHERE state = 'queued' AND attempts > 1 AND reason <> '')"
);
sql!(
    AGAIN,
    "UPDATE jobs SET state = 'queued', attempts = 0, run_at_ms = $2, lease = NULL, leased_until_ms = 0
     WHERE id = $1 AND state = 'parked'"
);
sql!(DROP, "DELETE FROM jobs WHERE id = $1 AND state = 'parked'");
sql!(ALONE, "SELECT seq FROM consumers WHERE name = $1 FOR UPDATE");
sql!(STILL_PARKED, "SELECT seq FROM parked_facts WHERE consumer = $1 AND seq = $2");
sql!(UNPARK, "DELETE FROM parked_facts WHERE consumer = $1 AND seq = $2");

/// So many facts a consumer may be behind before anybody is told: its stored place lags a little.
const BEHIND_BY: i64 = 10_000;
/// So late a schedule may be.
const LATE_MS: i64 = 10 * kernel::time::MINUTE;

/// A kind of work in the queue.
#[derive(Debug, Clone)]
pub struct QueuedKind {
    /// Its name.
    pub kind: String,
    /// How many wait.
    pub count: i64,
    /// When the first is due.
    pub first: Time,
}
row!(QueuedKind { kind, count, first });

/// A job whose last try failed.
#[derive(Debug, Clone)]
pub struct FailingJob {
    /// Its id.
    pub id: i64,
    /// Its kind.
    pub kind: String,
    /// How often it was tried.
    pub attempts: i64,
    /// What the last try said.
    pub reason: String,
    /// When it is tried next.
    pub next: Time,
}
row!(FailingJob { id, kind, attempts, reason, next });

/// Something that comes round.
#[derive(Debug, Clone)]
pub struct Schedule {
    /// Its name.
    pub kind: String,
    /// When it comes round next.
    pub next: Time,
}
row!(Schedule { kind, next });

impl Schedule {
    /// Whether it should have come round already.
    #[must_use]
    pub fn late(&self, now: Time) -> bool {
        self.next.plus(LATE_MS) < now
    }
}

/// A consumer that does not get on.
#[derive(Debug, Clone)]
pub struct Behind {
    /// Its name.
    pub name: String,
    /// How many facts it has yet to hear.
    pub facts: i64,
    /// How often the next one failed.
    pub fails: i64,
}
row!(Behind { name, facts, fails });

/// How much of it needs somebody.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Trouble {
    /// Jobs that were given up.
    pub jobs: i64,
    /// Facts a consumer could not take.
    pub facts: i64,
    /// Schedules that did not come round.
    pub late: i64,
    /// Jobs that fail and are tried again.
    pub failing: i64,
}
row!(Trouble { jobs, facts, late, failing });

/// The queue as it stands.
#[derive(Debug, Clone, Default)]
pub struct Queue {
    /// What waits, kind by kind.
    pub kinds: Vec<QueuedKind>,
    /// What fails and is tried again.
    pub failing: Vec<FailingJob>,
    /// What comes round.
    pub schedules: Vec<Schedule>,
    /// Who does not get on.
    pub behind: Vec<Behind>,
}

/// The queue.
///
/// # Errors
/// What the database says.
pub fn queue(r: &mut Read<'_>) -> Res<Queue> {
    Ok(Queue {
        kinds: r.all(&KINDS, &[])?,
        failing: r.all(&FAILING, &[])?,
        schedules: r.all(&SCHEDULES, &[])?,
        behind: r.all(&BEHIND, p![BEHIND_BY])?,
    })
}

/// How much needs somebody.
///
/// # Errors
/// What the database says.
pub fn trouble(r: &mut Read<'_>) -> Res<Trouble> {
    let late = r.now().plus(-LATE_MS);
    r.one(&TROUBLE, p![late])
}

/// Tries a parked job again; false when it is not parked.
///
/// # Errors
/// What the database says.
pub fn job_again(w: &mut Write<'_>, id: i64) -> Res<bool> {
    let now = w.now();
    Ok(w.exec(&AGAIN, p![id, now])? == 1)
}

/// Drops a parked job; false when it is not parked.
///
/// # Errors
/// What the database says.
pub fn drop_job(w: &mut Write<'_>, id: i64) -> Res<bool> {
    Ok(w.exec(&DROP, p![id])? == 1)
}

/// Hands a parked fact to its consumer once more; false when it is not parked. Run it at READ
/// COMMITTED, as deliveries are: it waits until nobody else delivers to that consumer.
///
/// # Errors
/// What the consumer says: the fact stays parked then.
pub fn fact_again(w: &mut Write<'_>, consumers: &[Consumer], name: &str, seq: i64) -> Res<bool> {
    let Some(consumer) = consumers.iter().find(|c| c.name == name) else { return Ok(false) };
    w.opt::<(i64,)>(&ALONE, p![name])?;
    if w.opt::<(i64,)>(&STILL_PARKED, p![name, seq])?.is_none() {
        return Ok(false);
    }
    // A fact that was forgotten by its age has nothing more to say.
    if let Some(fact) = between(w, seq - 1, seq, true, 1)?.first() {
        (consumer.handle)(w, fact)?;
    }
    w.exec(&UNPARK, p![name, seq])?;
    Ok(true)
}

/// Drops a parked fact; false when it is not parked.
///
/// # Errors
/// What the database says.
pub fn drop_fact(w: &mut Write<'_>, name: &str, seq: i64) -> Res<bool> {
    Ok(w.exec(&UNPARK, p![name, seq])? == 1)
}

//! What happens after the commit: facts get their numbers and reach every consumer exactly once,
//! jobs run from a queue in the same database, schedules come round, old rows go.
//!
//! A consumer's effect and its place move in one transaction, so a crash delivers nothing twice
//! and nothing never. What fails again and again is parked for the operator; the rest goes on.

mod deliver;
mod facts;
mod queue;
mod retention;
mod runner;
mod sequence;
mod tail;
pub mod tend;

use kernel::Fact;
use store::{Db, Res, Write};

use deliver::Delivery;
pub use deliver::{ParkedFact, parked_facts};
pub use facts::{facts_after, last_seq};
pub use queue::{ParkedJob, enqueue, parked_jobs};
pub use retention::retention;
pub use runner::{Hook, Runner};
use sequence::WhenBusy;
pub use tail::{Tail, tail};

/// Somebody who hears facts: notifications, search, indicators, webhooks.
#[derive(Debug, Clone, Copy)]
pub struct Consumer {
    /// Stable name; its place in the facts is kept under it.
    pub name: &'static str,
    /// Names of the kinds of facts it hears.
    pub hears: &'static [&'static str],
    /// Whether it also hears facts of the past (imports, the made-up company).
    pub quiet: bool,
    /// Its effect, in the transaction that moves its place. On PostgreSQL this runs at READ
    /// COMMITTED and alone for this consumer: it writes only rows no one else writes.
    pub handle: fn(&mut Write<'_>, &Fact) -> Res<()>,
}

impl Consumer {
    fn wants(&self, fact: &Fact) -> bool {
        (self.quiet || !fact.quiet) && self.hears.contains(&fact.kind.as_str())
    }
}

/// A kind of work done apart from any request.
#[derive(Debug, Clone, Copy)]
pub struct JobKind {
    /// Stable name.
    pub name: &'static str,
    /// How often it comes round by itself; its arguments are empty then.
    pub every_ms: Option<i64>,
    /// One bounded step, in one transaction. `Some(args)` goes on in another run.
    pub run: fn(&mut Write<'_>, &str) -> Res<Option<String>>,
}

/// Delivers every fact and runs every job that is due, until nothing is left: for tests, imports
/// and the command line. Schedules do not come round here.
///
/// # Errors
/// What the database says. A consumer or job that fails is parked, not an error.
pub async fn settle(db: &Db, consumers: &[Consumer], kinds: &[JobKind]) -> Res<()> {
    let mut deliveries: Vec<Delivery> = consumers.iter().map(|c| Delivery::new(*c, WhenBusy::Wait)).collect();
    loop {
        let mut moved = sequence::number(db, WhenBusy::Wait).await?;
        for delivery in &mut deliveries {
            moved |= delivery.settle(db).await?;
        }
        moved |= queue::run_due(db, kinds).await?;
        if !moved {
            return Ok(());
        }
    }
}

//! What waits in the queues: reads, and writes with their answer.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::time::Instant;

use tokio::sync::oneshot;

use crate::{Error, Read, Res, Way, Write};

/// One read: when it was queued, its patience in milliseconds, and the closure.
pub(crate) type ReadJob = (Instant, i64, Box<dyn FnOnce(Res<&mut Read<'_>>) + Send>);

/// How a write runs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Manner {
    /// Serializable on PostgreSQL.
    Serial,
    /// READ COMMITTED on PostgreSQL.
    Hot,
    /// Like `Serial`, also while no node number is held.
    Lease,
}

/// One write: run inside a transaction (again, when it has to), answered after the commit.
pub(crate) trait Work: Send {
    /// Whether it waited longer than it may.
    fn late(&self) -> bool;
    fn manner(&self) -> Manner;
    fn patience_ms(&self) -> i64;
    /// Runs the closure; whether it said yes.
    fn run(&mut self, w: &mut Write<'_>) -> bool;
    /// The answer is this error, unless the closure gave one of its own.
    fn fail(&mut self, error: Error);
    /// Answers, given how the transaction ended.
    fn done(self: Box<Self>, end: Res<()>);
}

pub(crate) struct Task<F, T, E> {
    pub work: F,
    pub manner: Manner,
    pub patience_ms: i64,
    pub queued: Instant,
    pub way: Option<Way>,
    pub result: Option<Result<T, E>>,
    pub answer: oneshot::Sender<Result<T, E>>,
}

impl<F, T, E> Work for Task<F, T, E>
where
    F: Fn(&mut Write<'_>) -> Result<T, E> + Send,
    T: Send,
    E: From<Error> + Send,
{
    fn late(&self) -> bool {
        late(self.queued, self.patience_ms)
    }
    fn manner(&self) -> Manner {
        self.manner
    }
    fn patience_ms(&self) -> i64 {
        self.patience_ms
    }
    fn run(&mut self, w: &mut Write<'_>) -> bool {
        w.way = self.way;
        let result = catch_unwind(AssertUnwindSafe(|| (self.work)(w)));
        let result = result.unwrap_or_else(|_| Err(Error::Panicked.into()));
        let fine = result.is_ok();
        self.result = Some(result);
        fine
    }
    fn fail(&mut self, error: Error) {
        if !matches!(self.result, Some(Err(_))) {
            self.result = Some(Err(error.into()));
        }
    }
    fn done(mut self: Box<Self>, end: Res<()>) {
        if let Err(error) = end {
            self.fail(error);
        }
        let result = self.result.unwrap_or_else(|| Err(Error::Busy.into()));
        drop(self.answer.send(result));
    }
}

pub(crate) fn late(queued: Instant, patience_ms: i64) -> bool {
    patience_ms > 0 && i64::try_from(queued.elapsed().as_millis()).is_ok_and(|ms| ms > patience_ms)
}

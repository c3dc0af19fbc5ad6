//! New facts as they come, in order: what the live hub and caches by version listen to.

use std::time::Duration;

use kernel::Fact;
use store::Db;
use tokio::sync::watch;

use crate::facts_after;

/// How many facts are handed on together.
const BATCH: i64 = 500;
/// The safety net when no commit was heard of (another node's, say).
pub(crate) const AT_MOST: Duration = Duration::from_secs(1);

/// Follows the facts from a number on.
#[derive(Debug)]
pub struct Tail {
    db: Db,
    committed: watch::Receiver<u64>,
    seq: i64,
}

impl Tail {
    /// Facts after number `seq`.
    #[must_use]
    pub fn new(db: Db, seq: i64) -> Self {
        let committed = db.committed();
        Self { db, committed, seq }
    }
    /// The number of the last fact given.
    #[must_use]
    pub const fn seq(&self) -> i64 {
        self.seq
    }
    /// The next facts, oldest first, never empty; waits until there are some.
    pub async fn next(&mut self) -> Vec<Fact> {
        loop {
            self.committed.mark_unchanged();
            let seq = self.seq;
            match self.db.read(move |r| facts_after(r, seq, BATCH)).await {
                Ok(facts) => {
                    if let Some(last) = facts.last() {
                        self.seq = last.seq;
                        return facts;
                    }
                }
                Err(error) => tracing::warn!(%error, "facts could not be read; trying again"),
            }
            woken(&mut self.committed).await;
        }
    }
}

/// Calls `each` with new facts after `from_seq`, oldest first, for ever.
pub async fn tail(db: Db, from_seq: i64, mut each: impl FnMut(&[Fact])) {
    let mut tail = Tail::new(db, from_seq);
    loop {
        each(&tail.next().await);
    }
}

/// Until a commit with facts, at most a second.
pub(crate) async fn woken(committed: &mut watch::Receiver<u64>) {
    if let Ok(Err(_)) = tokio::time::timeout(AT_MOST, committed.changed()).await {
        tokio::time::sleep(AT_MOST).await; // the database is closing
    }
}

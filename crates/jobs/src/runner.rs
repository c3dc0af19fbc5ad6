//! What `serve` runs beside the web server: numbering, delivery, jobs, schedules, and one hook.

use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;
use std::time::Duration;

use store::Db;
use tokio::task::JoinSet;

use crate::deliver::{Delivery, Pass};
use crate::sequence::{self, WhenBusy};
use crate::tail::{AT_MOST, woken};
use crate::{Consumer, JobKind, queue};

/// Something to do every second (the gate writes its log down).
pub type Hook = Arc<dyn Fn(Db) -> Pin<Box<dyn Future<Output = ()> + Send>> + Send + Sync>;

/// The background of one node; any number of nodes may run it on one database.
pub struct Runner {
    db: Db,
    consumers: Vec<Consumer>,
    kinds: Vec<JobKind>,
    hooks: Vec<Hook>,
}

impl std::fmt::Debug for Runner {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Runner")
            .field("consumers", &self.consumers)
            .field("kinds", &self.kinds)
            .finish_non_exhaustive()
    }
}

impl Runner {
    /// Delivers to `consumers` and runs jobs of `kinds`.
    #[must_use]
    pub const fn new(db: Db, consumers: Vec<Consumer>, kinds: Vec<JobKind>) -> Self {
        Self { db, consumers, kinds, hooks: Vec::new() }
    }
    /// Also does this every second:
    /// `.every_second(move |db| { let gate = gate.clone(); async move { drop(gate.drain(&db).await) } })`.
    #[must_use]
    pub fn every_second<F>(mut self, hook: impl Fn(Db) -> F + Send + Sync + 'static) -> Self
    where
        F: Future<Output = ()> + Send + 'static,
    {
        self.hooks.push(Arc::new(move |db| Box::pin(hook(db))));
        self
    }

    /// Runs until it is dropped. Whatever was not finished then is taken up again by the next.
    pub async fn run(self) {
        let mut tasks = JoinSet::new();
        tasks.spawn(number(self.db.clone()));
        for consumer in self.consumers {
            tasks.spawn(deliver(self.db.clone(), consumer));
        }
        tasks.spawn(work(self.db.clone(), self.kinds));
        for hook in self.hooks {
            tasks.spawn(repeat(self.db.clone(), hook));
        }
        while let Some(ended) = tasks.join_next().await {
            if let Err(error) = ended {
                tracing::error!(%error, "a background task ended");
            }
        }
    }
}

async fn number(db: Db) {
    let mut committed = db.committed();
    loop {
        committed.mark_unchanged();
        if let Err(error) = sequence::number(&db, WhenBusy::Skip).await {
            tracing::warn!(%error, "facts could not be numbered; trying again");
            tokio::time::sleep(AT_MOST).await;
        }
        woken(&mut committed).await;
    }
}

async fn deliver(db: Db, consumer: Consumer) {
    let mut committed = db.committed();
    let mut delivery = Delivery::new(consumer, WhenBusy::Skip);
    let mut fails = 0_u64;
    loop {
        committed.mark_unchanged();
        match delivery.pass(&db).await {
            Ok(Pass::Moved) => fails = 0,
            Ok(Pass::Idle) => woken(&mut committed).await,
            Ok(Pass::Failed) => {
                fails += 1;
                tokio::time::sleep(Duration::from_millis(200 * fails)).await;
            }
            Err(error) => {
                tracing::warn!(consumer = consumer.name, %error, "facts could not be delivered; trying again");
                tokio::time::sleep(AT_MOST).await;
            }
        }
    }
}

async fn work(db: Db, kinds: Vec<JobKind>) {
    let mut committed = db.committed();
    let mut known = false;
    loop {
        committed.mark_unchanged();
        if let Err(error) = work_once(&db, &kinds, &mut known).await {
            tracing::warn!(%error, "jobs could not be run; trying again");
            tokio::time::sleep(AT_MOST).await;
        }
        woken(&mut committed).await;
    }
}

async fn work_once(db: &Db, kinds: &[JobKind], known: &mut bool) -> store::Res<()> {
    if !*known {
        queue::add_schedules(db, kinds).await?;
        *known = true;
    }
    queue::come_round(db, kinds).await?;
    queue::run_due(db, kinds).await.map(drop)
}

async fn repeat(db: Db, hook: Hook) {
    loop {
        tokio::time::sleep(AT_MOST).await;
        hook(db.clone()).await;
    }
}

//! The database as handlers see it: two bounded queues and the threads behind them.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Arc, Weak};
use std::time::{Duration, Instant};

use crossbeam_channel::{Receiver, Sender, bounded};
use kernel::{Clock, IdGen};
use tokio::sync::{oneshot, watch};

use crate::commits::Commits;
use crate::lease::{self, Lease};
use crate::options::{Options, Target};
use crate::threads::{Threads, prepare};
use crate::work::{Manner, ReadJob, Task, Work};
use crate::{Engine, Error, Read, Res, Way, Write};

/// A handle on the database; cheap to clone. The threads end when the last handle is gone.
#[derive(Clone)]
pub struct Db(Arc<Inner>);

pub(crate) struct Inner {
    target: Target,
    options: Options,
    ids: Arc<IdGen>,
    reads: Sender<ReadJob>,
    writes: Sender<Box<dyn Work>>,
    commits: Arc<Commits>,
    lease: Arc<Lease>,
    /// Reads as disconnected when the last thread has ended.
    ended: Receiver<()>,
}

impl std::fmt::Debug for Db {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Db({:?})", self.engine())
    }
}

impl Db {
    /// Opens (and where needed migrates) a database and starts its threads.
    ///
    /// # Errors
    /// When it cannot be reached, was made by a newer program, or a migration fails.
    pub fn open(target: Target, options: Options) -> Res<Self> {
        prepare(&target, &options)?;
        let (reads, read_queue) = bounded(options.queue);
        let (writes, write_queue) = bounded(options.queue);
        let commits = Arc::new(Commits::new());
        let (ids, lease) = (Arc::new(IdGen::new(510, 0)), Arc::new(Lease::none()));
        let (alive, ended) = bounded(0);
        let threads = Threads {
            _alive: alive,
            options: options.clone(),
            ids: Arc::clone(&ids),
            lease: Arc::clone(&lease),
            commits: Arc::clone(&commits),
            reads: read_queue,
            writes: write_queue,
        };
        threads.start(&target)?;
        let db = Self(Arc::new(Inner { target, options, ids, reads, writes, commits, lease, ended }));
        lease::take(&db)?;
        Ok(db)
    }

    /// Which engine this is.
    #[must_use]
    pub fn engine(&self) -> Engine {
        match self.0.target {
            Target::Sqlite(_) => Engine::Sqlite,
            Target::Postgres(_) => Engine::Postgres,
        }
    }
    /// Where the data lies.
    #[must_use]
    pub fn target(&self) -> &Target {
        &self.0.target
    }
    /// The network's clock.
    #[must_use]
    pub fn clock(&self) -> &Clock {
        &self.0.options.clock
    }
    /// Fires after every commit that announced facts, here or (see `signal`) elsewhere.
    #[must_use]
    pub fn committed(&self) -> watch::Receiver<u64> {
        self.0.commits.all.subscribe()
    }
    /// Tells this process that another one committed.
    pub fn wake(&self) {
        self.0.commits.elsewhere();
    }

    /// Runs `work` on a reader thread.
    ///
    /// # Errors
    /// `Busy` when the queue is full or the deadline passed; otherwise what `work` answers.
    pub async fn read<T, E>(
        &self,
        work: impl FnOnce(&mut Read<'_>) -> Result<T, E> + Send + 'static,
    ) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<Error> + Send + 'static,
    {
        self.read_for(self.0.options.patience_ms, work).await
    }

    /// Like `read`, with its own deadline in milliseconds (0: as long as it takes).
    ///
    /// # Errors
    /// As `read`.
    pub async fn read_for<T, E>(
        &self,
        patience_ms: i64,
        work: impl FnOnce(&mut Read<'_>) -> Result<T, E> + Send + 'static,
    ) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<Error> + Send + 'static,
    {
        let (answer, answered) = oneshot::channel();
        let job = Box::new(move |read: Res<&mut Read<'_>>| {
            let run = |read| catch_unwind(AssertUnwindSafe(|| work(read)));
            let result = match read.map(run) {
                Ok(Ok(result)) => result,
                Ok(Err(_)) => Err(Error::Panicked.into()),
                Err(error) => Err(error.into()),
            };
            drop(answer.send(result));
        });
        match self.0.reads.try_send((Instant::now(), patience_ms, job)) {
            Ok(()) => answered.await.unwrap_or_else(|_| Err(Error::Busy.into())),
            Err(_) => Err(Error::Busy.into()),
        }
    }

    /// Runs `work` in a transaction; answered when it is on disk. On PostgreSQL the transaction is
    /// serializable and `work` may run again, so it touches nothing but the database.
    ///
    /// # Errors
    /// `Busy`, `Full`, or what `work` answers; nothing is stored then.
    pub async fn write<T, E>(
        &self,
        work: impl Fn(&mut Write<'_>) -> Result<T, E> + Send + 'static,
    ) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<Error> + Send + 'static,
    {
        self.submit(Manner::Serial, self.0.options.patience_ms, work).await
    }

    /// Like `write`, at READ COMMITTED: for a hot act that touches only its own rows.
    ///
    /// # Errors
    /// As `write`.
    pub async fn write_hot<T, E>(
        &self,
        work: impl Fn(&mut Write<'_>) -> Result<T, E> + Send + 'static,
    ) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<Error> + Send + 'static,
    {
        self.submit(Manner::Hot, self.0.options.patience_ms, work).await
    }

    /// Like `write_hot`, without a deadline: for imports and fills.
    ///
    /// # Errors
    /// As `write`.
    pub async fn bulk<T, E>(
        &self,
        work: impl Fn(&mut Write<'_>) -> Result<T, E> + Send + 'static,
    ) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<Error> + Send + 'static,
    {
        self.submit(Manner::Hot, 0, work).await
    }

    async fn submit<T, E>(
        &self,
        manner: Manner,
        patience_ms: i64,
        work: impl Fn(&mut Write<'_>) -> Result<T, E> + Send + 'static,
    ) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<Error> + Send + 'static,
    {
        let answered = self.enqueue(manner, patience_ms, work)?;
        answered.await.unwrap_or_else(|_| Err(Error::Busy.into()))
    }

    fn enqueue<T, E>(
        &self,
        manner: Manner,
        patience_ms: i64,
        work: impl Fn(&mut Write<'_>) -> Result<T, E> + Send + 'static,
    ) -> Result<oneshot::Receiver<Result<T, E>>, E>
    where
        T: Send + 'static,
        E: From<Error> + Send + 'static,
    {
        let (answer, answered) = oneshot::channel();
        let (queued, way) = (Instant::now(), Way::here());
        let task = Task { work, manner, patience_ms, queued, way, result: None, answer };
        match self.0.writes.try_send(Box::new(task)) {
            Ok(()) => Ok(answered),
            Err(_) => Err(Error::Busy.into()),
        }
    }

    /// A write of the lease itself, which runs although no lease is held; waits for its answer.
    pub(crate) fn write_lease<T: Send + 'static>(
        &self,
        work: impl Fn(&mut Write<'_>) -> Res<T> + Send + 'static,
    ) -> Res<T> {
        let answered = self.enqueue(Manner::Lease, self.0.options.patience_ms, work)?;
        // On a thread of its own: this one may be driving a runtime.
        std::thread::scope(|s| {
            s.spawn(|| answered.blocking_recv()).join().ok().and_then(Result::ok).unwrap_or(Err(Error::Busy))
        })
    }
    pub(crate) fn commits(&self) -> &Arc<Commits> {
        &self.0.commits
    }
    pub(crate) fn lease_state(&self) -> &Lease {
        &self.0.lease
    }
    pub(crate) fn who(&self) -> &str {
        &self.0.options.who
    }
    pub(crate) fn ids(&self) -> &IdGen {
        &self.0.ids
    }
    pub(crate) fn downgrade(&self) -> Weak<Inner> {
        Arc::downgrade(&self.0)
    }
    pub(crate) fn upgrade(weak: &Weak<Inner>) -> Option<Self> {
        weak.upgrade().map(Self)
    }

    /// Makes sure that the number ids are made under is still this process's, and takes another when
    /// it is not. Done in the background by itself; for whoever knows of a long pause.
    ///
    /// # Errors
    /// When the database says no.
    pub fn keep_lease(&self) -> Res<()> {
        lease::still_ours(self)
    }

    /// Gives the node number back, lets queued work finish and waits until every connection is
    /// closed. Call it on the last handle; it waits at most ten seconds for others to be dropped.
    ///
    /// # Errors
    /// When the number could not be given back (it is free again after a minute anyway).
    pub fn close(self) -> Res<()> {
        let given = lease::give_back(&self);
        let ended = self.0.ended.clone();
        drop(self);
        ended.recv_timeout(Duration::from_secs(10)).ok();
        given
    }
}

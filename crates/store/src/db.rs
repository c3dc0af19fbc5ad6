//! The database as handlers see it: two bounded queues and the threads behind them.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use crossbeam_channel::{Sender, TrySendError, bounded};
use kernel::{Clock, IdGen};
use tokio::sync::{oneshot, watch};

use crate::threads::{Threads, prepare};
use crate::{Engine, Error, Read, Res, Write, ids};

/// Where the data lies.
#[derive(Debug, Clone)]
pub enum Target {
    /// A SQLite file.
    Sqlite(PathBuf),
    /// A PostgreSQL address: `postgres://user@host/name`.
    Postgres(String),
}

/// How the database is opened.
#[derive(Debug, Clone)]
pub struct Options {
    /// The network's clock.
    pub clock: Clock,
    /// Reader threads on SQLite; connections on PostgreSQL.
    pub threads: usize,
    /// Jobs that may wait in each queue; one more is answered `Busy`.
    pub queue: usize,
    /// How long a job may wait, and then how long its statements may run, in milliseconds.
    pub patience_ms: i64,
    /// Whether a commit waits for the disk. Only tests and the first fill of a demo say no.
    pub durable: bool,
    /// How many writes share one fsync on SQLite at most.
    pub group: usize,
}

impl Default for Options {
    fn default() -> Self {
        let cores = std::thread::available_parallelism().map_or(2, usize::from);
        Self {
            clock: Clock::system(),
            threads: 2 * cores,
            queue: 4096,
            patience_ms: 10_000,
            durable: true,
            group: 256,
        }
    }
}

/// A handle on the database; cheap to clone. The threads end when the last handle is gone.
#[derive(Clone)]
pub struct Db(Arc<Inner>);

struct Inner {
    target: Target,
    options: Options,
    ids: Arc<IdGen>,
    reads: Sender<ReadJob>,
    writes: Sender<Box<dyn Work>>,
    committed: Arc<watch::Sender<u64>>,
    closing: Arc<AtomicBool>,
}

impl Drop for Inner {
    fn drop(&mut self) {
        self.closing.store(true, Ordering::SeqCst);
    }
}

impl std::fmt::Debug for Db {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Db({:?})", self.engine())
    }
}

pub(crate) type ReadJob = (Instant, i64, Box<dyn FnOnce(Res<&mut Read<'_>>) + Send>);

/// One write: run inside a transaction (again, when two crossed), answered after the commit.
pub(crate) trait Work: Send {
    fn queued(&self) -> Instant;
    fn hot(&self) -> bool;
    fn patience_ms(&self) -> i64;
    fn run(&mut self, w: &mut Write<'_>) -> bool;
    fn fail(&mut self, error: Error);
    fn done(self: Box<Self>, end: Res<()>);
}

struct Task<F, T, E> {
    work: F,
    hot: bool,
    patience_ms: i64,
    queued: Instant,
    result: Option<Result<T, E>>,
    answer: oneshot::Sender<Result<T, E>>,
}

impl<F, T, E> Work for Task<F, T, E>
where
    F: Fn(&mut Write<'_>) -> Result<T, E> + Send,
    T: Send,
    E: From<Error> + Send,
{
    fn queued(&self) -> Instant {
        self.queued
    }
    fn hot(&self) -> bool {
        self.hot
    }
    fn patience_ms(&self) -> i64 {
        self.patience_ms
    }
    fn run(&mut self, w: &mut Write<'_>) -> bool {
        let result =
            catch_unwind(AssertUnwindSafe(|| (self.work)(w))).unwrap_or_else(|_| Err(Error::Panicked.into()));
        let fine = result.is_ok();
        self.result = Some(result);
        fine
    }
    fn fail(&mut self, error: Error) {
        self.result = Some(Err(error.into()));
    }
    fn done(self: Box<Self>, end: Res<()>) {
        let result = match (self.result, end) {
            (Some(Ok(_)) | None, Err(error)) => Err(error.into()),
            (Some(result), _) => result,
            (None, Ok(())) => Err(Error::Busy.into()),
        };
        drop(self.answer.send(result));
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
        let committed = Arc::new(watch::channel(0).0);
        let ids = Arc::new(IdGen::new(510, 0));
        let threads = Threads {
            options: options.clone(),
            ids: Arc::clone(&ids),
            committed: Arc::clone(&committed),
            reads: read_queue,
            writes: write_queue,
        };
        threads.start(&target)?;
        let closing = Arc::new(AtomicBool::new(false));
        let db = Self(Arc::new(Inner { target, options, ids, reads, writes, committed, closing }));
        db.lease()?;
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
        self.0.committed.subscribe()
    }
    /// Tells this process that another one committed.
    pub fn wake(&self) {
        self.0.committed.send_modify(|n| *n += 1);
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
            let result = match read {
                Ok(read) => catch_unwind(AssertUnwindSafe(|| work(read)))
                    .unwrap_or_else(|_| Err(Error::Panicked.into())),
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
        self.submit(false, self.0.options.patience_ms, work).await
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
        self.submit(true, self.0.options.patience_ms, work).await
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
        self.submit(true, 0, work).await
    }

    async fn submit<T, E>(
        &self,
        hot: bool,
        patience_ms: i64,
        work: impl Fn(&mut Write<'_>) -> Result<T, E> + Send + 'static,
    ) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<Error> + Send + 'static,
    {
        let answered = self.enqueue(hot, patience_ms, work)?;
        answered.await.unwrap_or_else(|_| Err(Error::Busy.into()))
    }

    fn enqueue<T, E>(
        &self,
        hot: bool,
        patience_ms: i64,
        work: impl Fn(&mut Write<'_>) -> Result<T, E> + Send + 'static,
    ) -> Result<oneshot::Receiver<Result<T, E>>, E>
    where
        T: Send + 'static,
        E: From<Error> + Send + 'static,
    {
        let (answer, answered) = oneshot::channel();
        let task = Task { work, hot, patience_ms, queued: Instant::now(), result: None, answer };
        match self.0.writes.try_send(Box::new(task)) {
            Ok(()) => Ok(answered),
            Err(TrySendError::Full(_) | TrySendError::Disconnected(_)) => Err(Error::Busy.into()),
        }
    }

    fn write_blocking<T: Send + 'static>(
        &self,
        work: impl Fn(&mut Write<'_>) -> Res<T> + Send + 'static,
    ) -> Res<T> {
        let answered = self.enqueue(false, self.0.options.patience_ms, work)?;
        // Waits without a runtime's help: called from plain threads and before any runtime work.
        std::thread::scope(|s| {
            s.spawn(|| answered.blocking_recv()).join().ok().and_then(Result::ok).unwrap_or(Err(Error::Busy))
        })
    }

    /// Takes a node number and keeps it while any handle lives.
    fn lease(&self) -> Res<()> {
        let secret = format!("{:x}-{:x}", std::process::id(), self.clock().now().0);
        let own = secret.clone();
        let lease = self.write_blocking(move |w| ids::claim(w, &own))?;
        self.0.ids.move_to(lease.node, lease.after_ms);
        let (weak, closing) = (Arc::downgrade(&self.0), Arc::clone(&self.0.closing));
        let mut node = lease.node;
        std::thread::spawn(move || {
            let mut beats = 0_u32;
            while !closing.load(Ordering::SeqCst) {
                std::thread::sleep(Duration::from_millis(250));
                beats += 1;
                if !beats.is_multiple_of(60) {
                    continue;
                }
                let Some(inner) = weak.upgrade() else { return };
                node = keep(&Self(inner), node, &secret);
            }
        });
        Ok(())
    }
}

/// One heartbeat: renews the lease, or takes another number when it was lost.
fn keep(db: &Db, node: u16, secret: &str) -> u16 {
    let own = secret.to_owned();
    match db.write_blocking(move |w| ids::renew(w, node, &own)) {
        Ok(true) | Err(_) => node,
        Ok(false) => {
            let own = secret.to_owned();
            let Ok(lease) = db.write_blocking(move |w| ids::claim(w, &own)) else { return node };
            db.0.ids.move_to(lease.node, lease.after_ms);
            lease.node
        }
    }
}

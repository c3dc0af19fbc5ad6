//! The threads behind the queues: readers and one group-committing writer on SQLite, reader-writers
//! on PostgreSQL.

use std::sync::Arc;

use crossbeam_channel::{Receiver, Sender};
use kernel::IdGen;

use crate::commits::Commits;
use crate::lease::Lease;
use crate::options::{Options, Target};
use crate::read::On;
use crate::work::{ReadJob, Work};
use crate::{Error, Read, Res, Write, lite, migrate, pg};

/// Migrates before any thread starts.
pub(crate) fn prepare(target: &Target, options: &Options) -> Res<()> {
    let (now, trail) = (options.clock.now(), options.trail);
    match target {
        Target::Sqlite(path) => {
            let (conn, deadline) = lite::open(path, lite::Use::Write { durable: options.durable })?;
            migrate::run(&mut Read::new(On::Lite(lite::Lite::new(&conn, deadline)), now), trail)
        }
        Target::Postgres(url) => {
            let config = pg::config(url, options.durable)?;
            on_own_thread(move || {
                let mut pg = pg::Pg::new(config)?;
                pg.connect()?;
                migrate::run(&mut Read::new(On::Pg(Box::new(pg)), now), trail)
            })
        }
    }
}

/// A connection's runtime must not be driven from inside another runtime.
fn on_own_thread<T: Send>(work: impl FnOnce() -> Res<T> + Send) -> Res<T> {
    std::thread::scope(|s| s.spawn(work).join()).unwrap_or(Err(Error::Panicked))
}

/// What the threads share.
pub(crate) struct Threads {
    pub options: Options,
    pub ids: Arc<IdGen>,
    pub lease: Arc<Lease>,
    pub commits: Arc<Commits>,
    pub reads: Receiver<ReadJob>,
    pub writes: Receiver<Box<dyn Work>>,
    /// Dropped with the last thread: that is how `close` knows.
    pub _alive: Sender<()>,
}

impl Threads {
    pub(crate) fn start(self, target: &Target) -> Res<()> {
        let this = Arc::new(self);
        match target {
            Target::Sqlite(path) => this.start_sqlite(path),
            Target::Postgres(url) => this.start_postgres(url),
        }
    }

    fn start_sqlite(self: Arc<Self>, path: &std::path::Path) -> Res<()> {
        let (conn, deadline) = lite::open(path, lite::Use::Write { durable: self.options.durable })?;
        for _ in 0..self.options.threads.max(1) {
            let (this, (conn, deadline)) = (Arc::clone(&self), lite::open(path, lite::Use::Read)?);
            spawn("reader", move || this.read_sqlite(&conn, deadline))?;
        }
        spawn("writer", move || self.write_sqlite(&conn, deadline))
    }

    fn start_postgres(self: Arc<Self>, url: &str) -> Res<()> {
        let config = pg::config(url, self.options.durable)?;
        let count = self.options.threads.max(2);
        for n in 0..count {
            let (this, pg) = (Arc::clone(&self), pg::Pg::new(config.clone())?);
            // With enough threads one is kept for reading, so that pages still come while every
            // other waits for a lock.
            let reads_only = count >= 4 && n == count - 1;
            spawn("postgres", move || this.serve_postgres(pg, reads_only, n.is_multiple_of(2)))?;
        }
        Ok(())
    }

    /// A transaction to be; used for one job after another.
    pub(crate) fn writing<'c>(&self, on: On<'c>) -> Write<'c> {
        let read = Read::new(on, self.options.clock.now());
        Write { read, ids: Arc::clone(&self.ids), facts: Vec::new(), way: None }
    }

    /// Why a job may not run now, if so.
    pub(crate) fn obstacle(&self, job: &dyn Work) -> Option<Error> {
        let leased = self.lease.holds() || job.manner() == crate::work::Manner::Lease;
        (job.late() || !leased).then_some(Error::Busy)
    }
}

fn spawn(name: &str, work: impl FnOnce() + Send + 'static) -> Res<()> {
    let thread = std::thread::Builder::new().name(name.to_owned());
    thread.spawn(work).map(drop).map_err(|e| Error::Other(e.to_string()))
}

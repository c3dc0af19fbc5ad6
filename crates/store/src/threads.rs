//! The threads behind the queues: readers and one group-committing writer on SQLite, reader-writers
//! on PostgreSQL.

use std::sync::Arc;
use std::time::{Duration, Instant};

use crossbeam_channel::Receiver;
use kernel::IdGen;
use tokio::sync::watch;

use crate::db::{Options, ReadJob, Target, Work};
use crate::read::On;
use crate::{Error, Read, Res, Write, lite, migrate, pg};

fn config(url: &str, durable: bool) -> Res<tokio_postgres::Config> {
    let mut config: tokio_postgres::Config =
        url.parse().map_err(|e| Error::Other(format!("the address of the database is not valid: {e}")))?;
    if !durable {
        config.options("-c synchronous_commit=off");
    }
    Ok(config)
}

/// Migrates before any thread starts.
pub(crate) fn prepare(target: &Target, options: &Options) -> Res<()> {
    let now = options.clock.now();
    match target {
        Target::Sqlite(path) => {
            let (conn, deadline) = lite::open(path, true)?;
            let mut read = Read { on: On::Lite(lite::Lite::new(&conn, deadline)), now };
            migrate::run(&mut read)
        }
        Target::Postgres(url) => {
            let config = config(url, options.durable)?;
            on_own_thread(move || {
                let mut pg = pg::Pg::new(config)?;
                pg.connect()?;
                migrate::run(&mut Read { on: On::Pg(pg), now })
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
    pub committed: Arc<watch::Sender<u64>>,
    pub reads: Receiver<ReadJob>,
    pub writes: Receiver<Box<dyn Work>>,
}

impl Threads {
    pub(crate) fn start(self, target: &Target) -> Res<()> {
        let this = Arc::new(self);
        match target {
            Target::Sqlite(path) => {
                for _ in 0..this.options.threads.max(1) {
                    let (this, (conn, deadline)) = (Arc::clone(&this), lite::open(path, false)?);
                    std::thread::spawn(move || this.read_sqlite(&conn, deadline));
                }
                let (conn, deadline) = lite::open(path, true)?;
                if !this.options.durable {
                    conn.execute_batch("PRAGMA synchronous = OFF")?;
                }
                std::thread::spawn(move || this.write_sqlite(&conn, deadline));
            }
            Target::Postgres(url) => {
                let config = config(url, this.options.durable)?;
                for n in 0..this.options.threads.max(2) {
                    let (this, pg) = (Arc::clone(&this), pg::Pg::new(config.clone())?);
                    std::thread::spawn(move || this.serve_postgres(pg, n.is_multiple_of(2)));
                }
            }
        }
        Ok(())
    }

    fn read_sqlite(&self, conn: &rusqlite::Connection, deadline: Arc<lite::Deadline>) {
        let mut read = Read { on: On::Lite(lite::Lite::new(conn, deadline)), now: self.options.clock.now() };
        while let Ok((queued, patience_ms, job)) = self.reads.recv() {
            if late(queued, patience_ms) {
                job(Err(Error::Busy));
                continue;
            }
            if let On::Lite(lite) = &read.on {
                lite.allow(patience_ms);
            }
            read.now = self.options.clock.now();
            job(Ok(&mut read));
        }
    }

    /// Group commit: waiting writes share one transaction and one fsync, each under its own
    /// savepoint, and are answered after the commit.
    fn write_sqlite(&self, conn: &rusqlite::Connection, deadline: Arc<lite::Deadline>) {
        let read = Read { on: On::Lite(lite::Lite::new(conn, deadline)), now: self.options.clock.now() };
        let mut w = Write { read, ids: Arc::clone(&self.ids), facts: Vec::new() };
        while let Ok(first) = self.writes.recv() {
            let mut jobs = Vec::new();
            let mut facts = 0;
            let mut end = run(&w, "BEGIN IMMEDIATE");
            if end.is_ok() {
                let started = Instant::now();
                let mut next = Some(first);
                while let Some(mut job) = next.take() {
                    facts += self.run_one(&mut w, job.as_mut());
                    jobs.push(job);
                    if jobs.len() < self.options.group && started.elapsed() < Duration::from_millis(50) {
                        next = self.writes.try_recv().ok();
                    }
                }
                end = run(&w, "COMMIT");
                if end.is_err() {
                    drop(run(&w, "ROLLBACK"));
                }
            } else {
                jobs.push(first);
            }
            if end.is_ok() && facts > 0 {
                self.committed.send_modify(|n| *n += 1);
            }
            for job in jobs {
                job.done(end.clone());
            }
        }
    }

    /// One job under its savepoint; how many facts it stored.
    fn run_one(&self, w: &mut Write<'_>, job: &mut dyn Work) -> usize {
        if late(job.queued(), job.patience_ms()) {
            job.fail(Error::Busy);
            return 0;
        }
        if let On::Lite(lite) = &w.read.on {
            lite.allow(job.patience_ms());
        }
        w.read.now = self.options.clock.now();
        w.facts.clear();
        if let Err(error) = run(w, "SAVEPOINT job") {
            job.fail(error);
            return 0;
        }
        let mut stored = None;
        if job.run(w) {
            match w.flush() {
                Ok(facts) => stored = Some(facts),
                Err(error) => job.fail(error),
            }
        }
        if let On::Lite(lite) = &w.read.on {
            lite.allow(0);
        }
        if stored.is_none() {
            drop(run(w, "ROLLBACK TO job"));
        }
        drop(run(w, "RELEASE job"));
        stored.unwrap_or(0)
    }

    /// A PostgreSQL thread takes reads and writes; every second one prefers writes.
    fn serve_postgres(&self, pg: pg::Pg, prefers_writes: bool) {
        let read = Read { on: On::Pg(pg), now: self.options.clock.now() };
        let mut w = Write { read, ids: Arc::clone(&self.ids), facts: Vec::new() };
        loop {
            if prefers_writes && let Ok(job) = self.writes.try_recv() {
                self.write_postgres(&mut w, job);
                continue;
            }
            crossbeam_channel::select! {
                recv(self.reads) -> job => match job {
                    Ok(job) => self.read_postgres(&mut w, job),
                    Err(_) => return,
                },
                recv(self.writes) -> job => match job {
                    Ok(job) => self.write_postgres(&mut w, job),
                    Err(_) => return,
                },
            }
        }
    }

    fn read_postgres(&self, w: &mut Write<'_>, (queued, patience_ms, job): ReadJob) {
        w.read.now = self.options.clock.now();
        let ready = if late(queued, patience_ms) { Err(Error::Busy) } else { connected(w, patience_ms) };
        match ready {
            Ok(()) => job(Ok(&mut w.read)),
            Err(error) => job(Err(error)),
        }
    }

    fn write_postgres(&self, w: &mut Write<'_>, mut job: Box<dyn Work>) {
        for attempt in 0..20_u32 {
            if late(job.queued(), job.patience_ms()) {
                break;
            }
            w.read.now = self.options.clock.now();
            w.facts.clear();
            if let Err(error) = connected(w, job.patience_ms()) {
                return job.done(Err(error));
            }
            if let Some((end, facts)) = attempt_postgres(w, job.as_mut()) {
                if end.is_ok() && facts > 0 {
                    self.committed.send_modify(|n| *n += 1);
                }
                return job.done(end);
            }
            let jitter = u64::from(std::process::id() % 7) + u64::from(attempt) * 3;
            std::thread::sleep(Duration::from_millis(jitter.min(40)));
        }
        job.fail(Error::Busy);
        job.done(Err(Error::Busy));
    }
}

/// One try; `None` when two transactions crossed and it should run again.
fn attempt_postgres(w: &mut Write<'_>, job: &mut dyn Work) -> Option<(Res<()>, usize)> {
    let level = if job.hot() { "BEGIN" } else { "BEGIN ISOLATION LEVEL SERIALIZABLE" };
    on_pg(w, |pg| pg.begin(level));
    let mut facts = 0;
    if job.run(w) {
        match w.flush() {
            Ok(count) => facts = count,
            Err(error) => job.fail(error),
        }
        if !on_pg(w, |pg| pg.crossed) {
            let end = on_pg(w, |pg| Some(pg.commit())).unwrap_or(Ok(()));
            if !on_pg(w, |pg| pg.crossed) {
                return Some((end, facts));
            }
        }
    }
    let crossed = on_pg(w, |pg| pg.crossed);
    on_pg(w, pg::Pg::rollback);
    (!crossed).then_some((Ok(()), 0))
}

fn on_pg<T: Default>(w: &mut Write<'_>, act: impl FnOnce(&mut pg::Pg) -> T) -> T {
    match &mut w.read.on {
        On::Pg(pg) => act(pg),
        On::Lite(_) => T::default(),
    }
}

fn connected(w: &mut Write<'_>, patience_ms: i64) -> Res<()> {
    match &mut w.read.on {
        On::Pg(pg) => pg.connect().and_then(|()| pg.allow(patience_ms)),
        On::Lite(_) => Ok(()),
    }
}

fn run(w: &Write<'_>, text: &str) -> Res<()> {
    match &w.read.on {
        On::Lite(lite) => lite.run(text),
        On::Pg(pg) => pg.simple(text),
    }
}

fn late(queued: Instant, patience_ms: i64) -> bool {
    patience_ms > 0 && i64::try_from(queued.elapsed().as_millis()).is_ok_and(|ms| ms > patience_ms)
}

//! SQLite's threads: readers, and the one writer with its group commit.

use std::sync::Arc;
use std::time::{Duration, Instant};

use rusqlite::Connection;

use crate::lite::{Deadline, Lite};
use crate::read::On;
use crate::threads::Threads;
use crate::work::{Work, late};
use crate::{Error, Read, Res, Write};

/// Whether a group is made of what waits, or of one job that runs again.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Round {
    Together,
    Again,
}

impl Threads {
    pub(crate) fn read_sqlite(&self, conn: &Connection, deadline: Arc<Deadline>) {
        let mut read = Read::new(On::Lite(Lite::new(conn, deadline)), self.options.clock.now());
        while let Ok((queued, patience_ms, job)) = self.reads.recv() {
            if late(queued, patience_ms) {
                job(Err(Error::Busy));
                continue;
            }
            lite(&read).allow(patience_ms);
            read.start(self.options.clock.now(), false);
            job(Ok(&mut read));
        }
    }

    pub(crate) fn write_sqlite(&self, conn: &Connection, deadline: Arc<Deadline>) {
        let mut w = self.writing(On::Lite(Lite::new(conn, deadline)));
        while let Ok(first) = self.writes.recv() {
            // Jobs of a group whose transaction was lost run again, each in one of its own.
            for alone in self.group(&mut w, first, Round::Together) {
                self.group(&mut w, alone, Round::Again);
            }
        }
        // Readers may close last and cannot empty the log: leave the file complete.
        drop(lite(&w).run("PRAGMA wal_checkpoint(TRUNCATE)"));
    }

    /// Group commit: waiting writes share one transaction and one fsync, each under its own
    /// savepoint, and are answered after the commit. Answers the jobs to run again.
    fn group(&self, w: &mut Write<'_>, first: Box<dyn Work>, round: Round) -> Vec<Box<dyn Work>> {
        let (mut jobs, mut facts) = (Vec::new(), 0);
        let begun = lite(w).run("BEGIN IMMEDIATE");
        if begun.is_err() {
            first.done(begun);
            return jobs;
        }
        let started = Instant::now();
        let mut next = Some(first);
        while let Some(mut job) = next.take() {
            facts += self.run_one(w, job.as_mut(), round);
            if lite(w).lost() {
                // A full disk or a passed deadline made SQLite roll everything back: this job
                // has its error, the others did nothing wrong.
                job.done(Err(Error::Busy));
                return jobs;
            }
            jobs.push(job);
            if round == Round::Together
                && jobs.len() < self.options.group
                && started.elapsed() < Duration::from_millis(50)
            {
                next = self.writes.try_recv().ok();
            }
        }
        let end = lite(w).run("COMMIT");
        match &end {
            Ok(()) if facts > 0 => self.commits.local(),
            Ok(()) => {}
            Err(_) => drop(lite(w).run("ROLLBACK")),
        }
        for job in jobs {
            job.done(end.clone());
        }
        Vec::new()
    }

    /// One job under its savepoint; how many facts it stored.
    fn run_one(&self, w: &mut Write<'_>, job: &mut dyn Work, round: Round) -> usize {
        // Who runs again has waited through no fault of its own.
        if let Some(error) = self.obstacle(job)
            && round == Round::Together
        {
            job.fail(error);
            return 0;
        }
        w.start(self.options.clock.now());
        lite(w).allow(job.patience_ms());
        let done = lite(w).run("SAVEPOINT job").and_then(|()| self.run_inside(w, job));
        lite(w).allow(0);
        if !lite(w).lost() {
            let end = if done.is_ok() { "RELEASE job" } else { "ROLLBACK TO job; RELEASE job" };
            if let Err(error) = lite(w).run(end) {
                job.fail(error);
            }
        }
        done.unwrap_or_else(|error| {
            job.fail(error);
            0
        })
    }

    fn run_inside(&self, w: &mut Write<'_>, job: &mut dyn Work) -> Res<usize> {
        let fine = job.run(w);
        w.sound()?;
        if fine { w.flush() } else { Err(Error::Busy) }
    }
}

fn lite<'a, 'c>(read: &'a Read<'c>) -> &'a Lite<'c> {
    match &read.on {
        On::Lite(lite) => lite,
        On::Pg(_) => unreachable!("SQLite's threads hold SQLite's connections"),
    }
}

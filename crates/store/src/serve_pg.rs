//! PostgreSQL's threads: each owns a connection and takes reads and writes.

use std::time::Duration;

use crate::pg::Pg;
use crate::read::On;
use crate::threads::Threads;
use crate::work::{Manner, ReadJob, Work, late};
use crate::{Error, Res, Write};

/// How often a write that crossed with others is tried before it is answered `Busy`.
const TRIES: u64 = 30;

/// How one try ended.
enum End {
    /// Answer the job with this, and this many facts are stored.
    Done(Res<()>, usize),
    /// Nothing is stored; run it again.
    Again,
}

impl Threads {
    pub(crate) fn serve_postgres(&self, pg: Pg, reads_only: bool, prefers_writes: bool) {
        let mut w = self.writing(On::Pg(Box::new(pg)));
        let never = crossbeam_channel::never();
        let writes = if reads_only { &never } else { &self.writes };
        loop {
            if prefers_writes && let Ok(job) = writes.try_recv() {
                self.write_postgres(&mut w, job);
                continue;
            }
            crossbeam_channel::select! {
                recv(self.reads) -> job => match job {
                    Ok(job) => self.read_postgres(&mut w, job),
                    // Closing: what is still queued to be written is written.
                    Err(_) => return writes.try_iter().for_each(|job| self.write_postgres(&mut w, job)),
                },
                recv(writes) -> job => match job {
                    Ok(job) => self.write_postgres(&mut w, job),
                    Err(_) => return,
                },
            }
        }
    }

    fn read_postgres(&self, w: &mut Write<'_>, (queued, patience_ms, job): ReadJob) {
        if late(queued, patience_ms) {
            return job(Err(Error::Busy));
        }
        match pg(w).ready(patience_ms) {
            Ok(()) => {
                w.read.start(self.options.clock.now(), false);
                job(Ok(&mut w.read));
            }
            Err(error) => job(Err(error)),
        }
    }

    fn write_postgres(&self, w: &mut Write<'_>, mut job: Box<dyn Work>) {
        for attempt in 0..TRIES {
            if let Some(error) = self.obstacle(job.as_ref()) {
                return job.done(Err(error));
            }
            if let Err(error) = pg(w).ready(job.patience_ms()) {
                return job.done(Err(error));
            }
            w.start(self.options.clock.now());
            match attempt_postgres(w, job.as_mut()) {
                End::Done(end, facts) => {
                    if end.is_ok() && facts > 0 {
                        self.commits.local();
                    }
                    return job.done(end);
                }
                End::Again => std::thread::sleep(Duration::from_millis(pause(attempt))),
            }
        }
        job.done(Err(Error::Busy));
    }
}

/// Milliseconds before the next try: longer each time, and not the same for two that crossed.
fn pause(attempt: u64) -> u64 {
    use std::hash::{BuildHasher, Hasher};
    let random = std::collections::hash_map::RandomState::new().build_hasher().finish();
    random % (2 + 2 * attempt.min(20))
}

fn attempt_postgres(w: &mut Write<'_>, job: &mut dyn Work) -> End {
    pg(w).begin(if job.manner() == Manner::Hot { "BEGIN" } else { "BEGIN ISOLATION LEVEL SERIALIZABLE" });
    let fine = job.run(w);
    let stored = w.sound().and_then(|()| if fine { w.flush() } else { Err(Error::Busy) });
    let error = match stored {
        Ok(facts) => match pg(w).commit() {
            // Whether a commit that got no answer was stored is not known: never run it twice.
            Err(error) if error != Error::Crossed => return End::Done(Err(error), 0),
            Err(error) => error,
            Ok(()) => return End::Done(Ok(()), facts),
        },
        Err(error) => error,
    };
    let broken = w.sound().is_err();
    pg(w).rollback(matches!(error, Error::Away(_)) && broken);
    match error {
        Error::Crossed => End::Again,
        Error::Away(_) if broken => End::Again,
        error => End::Done(Err(error), 0),
    }
}

fn pg<'a>(w: &'a mut Write<'_>) -> &'a mut Pg {
    match &mut w.read.on {
        On::Pg(pg) => pg,
        On::Lite(_) => unreachable!("PostgreSQL's threads hold PostgreSQL's connections"),
    }
}

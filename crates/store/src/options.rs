//! Where a database lies and how it is opened.

use std::path::PathBuf;

use kernel::Clock;

use crate::migrate::{MIGRATIONS, Trail};

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
    /// The trail of migrations: always [`MIGRATIONS`], save in tests of the trail itself.
    pub trail: Trail,
    /// Which program this is, for whoever wants to know who has the database open.
    pub who: String,
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
            trail: MIGRATIONS,
            who: format!("process {}", std::process::id()),
        }
    }
}

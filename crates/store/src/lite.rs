//! SQLite: one connection on its own thread, statements prepared once into a flat table.

use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use std::time::Instant;

use rusqlite::{Connection, OpenFlags, Statement, params_from_iter};

use crate::sql::STATEMENTS;
use crate::{Engine, Res, Row, Sql, Value};

pub(crate) struct Lite<'c> {
    conn: &'c Connection,
    slots: Vec<Option<Statement<'c>>>,
    deadline: Arc<Deadline>,
}

/// When the running closure has to be done; checked by SQLite every few thousand steps.
pub(crate) struct Deadline {
    start: Instant,
    until_ms: AtomicI64,
}

impl Deadline {
    fn passed(&self) -> bool {
        let until = self.until_ms.load(Ordering::Relaxed);
        until > 0 && i64::try_from(self.start.elapsed().as_millis()).is_ok_and(|ms| ms > until)
    }
}

/// What a connection is for.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Use {
    Read,
    /// `durable`: a commit waits for the disk.
    Write {
        durable: bool,
    },
}

/// Opens a connection of the file with the settings that were measured best.
pub(crate) fn open(path: &Path, purpose: Use) -> Res<(Connection, Arc<Deadline>)> {
    let flags = match purpose {
        Use::Write { .. } => OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE,
        Use::Read => OpenFlags::SQLITE_OPEN_READ_ONLY,
    };
    let mut conn = Connection::open_with_flags(path, flags | OpenFlags::SQLITE_OPEN_NO_MUTEX)?;
    conn.execute_batch(
        "PRAGMA busy_timeout = 5000; PRAGMA cache_size = -8192; PRAGMA mmap_size = 1073741824;
         PRAGMA temp_store = MEMORY; PRAGMA foreign_keys = ON;",
    )?;
    if let Use::Write { durable } = purpose {
        let wait = if durable { "FULL" } else { "OFF" };
        let set = format!(
            "PRAGMA page_size = 8192; PRAGMA journal_mode = WAL; PRAGMA synchronous = {wait}; PRAGMA wal_autocheckpoint = 4000;"
        );
        // Of programs that make the file together one is told at once that it is busy, however long it would wait.
        let begun = Instant::now();
        while let Err(error) = conn.execute_batch(&set) {
            let busy = error.sqlite_error_code() == Some(rusqlite::ErrorCode::DatabaseBusy);
            if !busy || begun.elapsed().as_secs() >= 5 {
                return Err(error.into());
            }
            std::thread::sleep(std::time::Duration::from_millis(5));
        }
    }
    rusqlite::vtab::array::load_module(&conn)?;
    let deadline = Arc::new(Deadline { start: Instant::now(), until_ms: AtomicI64::new(0) });
    let watch = Arc::clone(&deadline);
    conn.progress_handler(4000, Some(move || watch.passed()))?;
    Ok((conn, deadline))
}

impl<'c> Lite<'c> {
    pub(crate) fn new(conn: &'c Connection, deadline: Arc<Deadline>) -> Self {
        let slots = (0..STATEMENTS.len()).map(|_| None).collect();
        Self { conn, slots, deadline }
    }
    /// Gives what follows `ms` milliseconds; 0 for as long as it takes.
    pub(crate) fn allow(&self, ms: i64) {
        let elapsed = i64::try_from(self.deadline.start.elapsed().as_millis()).unwrap_or(0);
        let until = if ms == 0 { 0 } else { elapsed + ms };
        self.deadline.until_ms.store(until, Ordering::Relaxed);
    }
    pub(crate) fn run(&self, text: &str) -> Res<()> {
        Ok(self.conn.execute_batch(text)?)
    }
    /// Whether no transaction is open any more, because SQLite itself rolled it back.
    pub(crate) fn lost(&self) -> bool {
        self.conn.is_autocommit()
    }
    pub(crate) fn prepare(&mut self, sql: &'static Sql) -> Res<()> {
        self.prepared(sql).map(drop)
    }
    fn prepared(&mut self, sql: &'static Sql) -> Res<&mut Statement<'c>> {
        let slot = self
            .slots
            .get_mut(sql.slot())
            .ok_or(crate::Error::Other(format!("{} is not registered", sql.name)))?;
        match slot {
            Some(statement) => Ok(statement),
            None => Ok(slot.insert(self.conn.prepare(sql.text(Engine::Sqlite))?)),
        }
    }
    pub(crate) fn each(
        &mut self,
        sql: &'static Sql,
        values: &[Value<'_>],
        each: &mut dyn FnMut(&Row<'_>) -> bool,
    ) -> Res<()> {
        let mut rows = self.prepared(sql)?.query(params_from_iter(values))?;
        while let Some(row) = rows.next()? {
            if !each(&Row::Lite(row)) {
                break;
            }
        }
        Ok(())
    }
    /// Like `each`, for a text that is known only now.
    pub(crate) fn stream(&mut self, text: &str, each: &mut dyn FnMut(&Row<'_>) -> bool) -> Res<()> {
        let mut statement = self.conn.prepare(text)?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            if !each(&Row::Lite(row)) {
                break;
            }
        }
        Ok(())
    }
    /// Like `stream`, with values.
    pub(crate) fn said(
        &mut self,
        text: &str,
        values: &[Value<'_>],
        each: &mut dyn FnMut(&Row<'_>) -> bool,
    ) -> Res<()> {
        let mut statement = self.conn.prepare_cached(text)?;
        let mut rows = statement.query(params_from_iter(values))?;
        while let Some(row) = rows.next()? {
            if !each(&Row::Lite(row)) {
                break;
            }
        }
        Ok(())
    }
    /// Runs a text that is known only now.
    pub(crate) fn do_now(&mut self, text: &str, values: &[Value<'_>]) -> Res<u64> {
        let count = self.conn.prepare_cached(text)?.execute(params_from_iter(values))?;
        Ok(u64::try_from(count).unwrap_or(u64::MAX))
    }
    pub(crate) fn exec(&mut self, sql: &'static Sql, values: &[Value<'_>]) -> Res<u64> {
        let statement = self.prepared(sql)?;
        let count = if statement.column_count() > 0 {
            let mut rows = statement.query(params_from_iter(values))?;
            let mut count = 0;
            while rows.next()?.is_some() {
                count += 1;
            }
            count
        } else {
            statement.execute(params_from_iter(values))?
        };
        Ok(u64::try_from(count).unwrap_or(u64::MAX))
    }
}

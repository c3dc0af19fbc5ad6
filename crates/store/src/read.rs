//! Reading: statements over one connection, on the thread that owns it.

use kernel::Time;

use crate::lite::Lite;
use crate::pg::Pg;
use crate::{Engine, Error, FromRow, Res, Row, Sql, Value};

/// A connection that can be read from. Feature code takes `&mut Read`.
pub struct Read<'c> {
    pub(crate) on: On<'c>,
    pub(crate) now: Time,
    /// Whether this is a transaction, and the first of its statements that failed.
    transaction: bool,
    failed: Option<Error>,
}

pub(crate) enum On<'c> {
    Lite(Lite<'c>),
    Pg(Box<Pg>),
}

impl<'c> Read<'c> {
    pub(crate) fn new(on: On<'c>, now: Time) -> Self {
        Self { on, now, transaction: false, failed: None }
    }
    /// Begins with another closure.
    pub(crate) fn start(&mut self, now: Time, transaction: bool) {
        (self.now, self.transaction, self.failed) = (now, transaction, None);
    }
    /// Nothing may be stored once a statement has failed, even when the closure carries on: then
    /// PostgreSQL would not store it and SQLite would.
    pub(crate) fn sound(&self) -> Res<()> {
        self.failed.clone().map_or(Ok(()), Err)
    }
    /// Runs one statement, unless an earlier one of this transaction failed.
    pub(crate) fn run<T>(&mut self, sql: &'static Sql, act: impl FnOnce(&mut On<'c>) -> Res<T>) -> Res<T> {
        self.sound()?;
        sql.count(self.engine());
        let result = act(&mut self.on);
        if self.transaction {
            self.failed = result.as_ref().err().cloned();
        }
        result
    }
    /// Which engine this is; for tests and the store's own pairs, never for an `if` in a room.
    #[must_use]
    pub const fn engine(&self) -> Engine {
        match self.on {
            On::Lite(_) => Engine::Sqlite,
            On::Pg(_) => Engine::Postgres,
        }
    }
    /// The moment this closure started at, by the network's clock.
    #[must_use]
    pub const fn now(&self) -> Time {
        self.now
    }
    /// Prepares a statement without running it: for the test that prepares them all.
    ///
    /// # Errors
    /// What the database says about its text.
    pub fn prepare(&mut self, sql: &'static Sql) -> Res<()> {
        match &mut self.on {
            On::Lite(lite) => lite.prepare(sql),
            On::Pg(pg) => pg.prepare(sql),
        }
    }
    /// Calls `each` for every row.
    ///
    /// # Errors
    /// What the database says, or what `each` answers.
    pub fn each(
        &mut self,
        sql: &'static Sql,
        values: &[Value<'_>],
        mut each: impl FnMut(&Row<'_>) -> Res<()>,
    ) -> Res<()> {
        let mut own = Ok(());
        self.run(sql, |on| {
            let mut next = |row: &Row<'_>| {
                own = each(row);
                own.is_ok()
            };
            match on {
                On::Lite(lite) => lite.each(sql, values, &mut next),
                On::Pg(pg) => pg.each(sql, values, &mut next),
            }
        })?;
        own
    }
    /// All rows.
    ///
    /// # Errors
    /// What the database says.
    pub fn all<T: FromRow>(&mut self, sql: &'static Sql, values: &[Value<'_>]) -> Res<Vec<T>> {
        let mut rows = Vec::new();
        self.each(sql, values, |row| {
            rows.push(T::from_row(row)?);
            Ok(())
        })?;
        Ok(rows)
    }
    /// The first row, if any.
    ///
    /// # Errors
    /// What the database says.
    pub fn opt<T: FromRow>(&mut self, sql: &'static Sql, values: &[Value<'_>]) -> Res<Option<T>> {
        Ok(self.all(sql, values)?.into_iter().next())
    }
    /// The first row.
    ///
    /// # Errors
    /// `Error::NoRow` when there is none.
    pub fn one<T: FromRow>(&mut self, sql: &'static Sql, values: &[Value<'_>]) -> Res<T> {
        self.opt(sql, values)?.ok_or(Error::NoRow)
    }
    /// The first column of every row as a number.
    ///
    /// # Errors
    /// What the database says.
    pub fn ints(&mut self, sql: &'static Sql, values: &[Value<'_>]) -> Res<Vec<i64>> {
        Ok(self.all::<(i64,)>(sql, values)?.into_iter().map(|(n,)| n).collect())
    }
}

//! Reading: statements over one connection, on the thread that owns it.

use kernel::Time;

use crate::lite::Lite;
use crate::pg::Pg;
use crate::{Engine, FromRow, Res, Row, Sql, Value};

/// A connection that can be read from. Feature code takes `&mut Read`.
pub struct Read<'c> {
    pub(crate) on: On<'c>,
    pub(crate) now: Time,
}

pub(crate) enum On<'c> {
    Lite(Lite<'c>),
    Pg(Pg),
}

impl Read<'_> {
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
        sql.count(self.engine());
        match &mut self.on {
            On::Lite(lite) => lite.each(sql, values, &mut each),
            On::Pg(pg) => pg.each(sql, values, &mut each),
        }
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
        self.opt(sql, values)?.ok_or(crate::Error::NoRow)
    }
    /// The first column of every row as a number.
    ///
    /// # Errors
    /// What the database says.
    pub fn ints(&mut self, sql: &'static Sql, values: &[Value<'_>]) -> Res<Vec<i64>> {
        Ok(self.all::<(i64,)>(sql, values)?.into_iter().map(|(n,)| n).collect())
    }
}

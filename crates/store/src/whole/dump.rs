//! Out: the rows of a table one by one, never more than one in memory.

use super::{Kind, Table};
use crate::read::On;
use crate::{Read, Res, Row, Value};

impl Read<'_> {
    /// Calls `each` for every row of a table, with its values in the order of its columns. Inside of
    /// [`Read::snapshot`] all tables are of one state.
    ///
    /// # Errors
    /// What the database says, or what `each` answers.
    pub fn dump<E: From<crate::Error>>(
        &mut self,
        table: &Table,
        mut each: impl FnMut(&[Value<'_>]) -> Result<(), E>,
    ) -> Result<(), E> {
        let text = format!("SELECT {} FROM {}", table.listed(), table.name);
        let mut own = Ok(());
        let mut next = |row: &Row<'_>| {
            own = values(row, table).map_err(E::from).and_then(|values| each(&values));
            own.is_ok()
        };
        match &mut self.on {
            On::Lite(lite) => lite.stream(&text, &mut next)?,
            On::Pg(pg) => pg.stream(&text, &mut next)?,
        }
        own
    }
}

fn values<'r>(row: &'r Row<'r>, table: &Table) -> Res<Vec<Value<'r>>> {
    let one = |(at, kind): (usize, Kind)| -> Res<Value<'r>> {
        Ok(match kind {
            Kind::Int => row.get::<Option<i64>>(at)?.into(),
            Kind::Bool => row.get::<Option<bool>>(at)?.into(),
            Kind::Text => row.get::<Option<&str>>(at)?.into(),
            Kind::Bytes => row.bytes(at)?.map_or(Value::Null, Value::Bytes),
        })
    };
    table.columns.iter().map(|c| c.kind).enumerate().map(one).collect()
}

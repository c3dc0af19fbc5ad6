//! Some rows of any table, page by page, and changes of single ones: for what goes over everything
//! without knowing it, an erasure or a person's own copy.

use super::{Cell, Table};
use crate::read::On;
use crate::{Engine, Read, Res, Value, Write, dialect};

/// A condition: a column and the number it has.
pub type At<'a> = (&'a str, i64);

impl Read<'_> {
    /// The next rows of a table in the order of its key, at most `limit`; those `at` a number alone
    /// when it is given.
    ///
    /// # Errors
    /// What the database says.
    pub fn page(
        &mut self,
        table: &Table,
        at: Option<At<'_>>,
        after: Option<&[Cell]>,
        limit: usize,
    ) -> Res<Vec<Vec<Cell>>> {
        let key = table.key.join(", ");
        let mut values: Vec<Value<'_>> = Vec::new();
        let mut conditions = Vec::new();
        if let Some((column, number)) = at {
            values.push(number.into());
            conditions.push(format!("{column} = $1"));
        }
        if let Some(after) = after {
            let places: Vec<String> =
                (values.len() + 1..=values.len() + after.len()).map(|n| format!("${n}")).collect();
            conditions.push(format!("({key}) > ({})", places.join(", ")));
            values.extend(after.iter().map(Cell::value));
        }
        let when = if conditions.is_empty() {
            String::new()
        } else {
            format!(" WHERE {}", conditions.join(" AND "))
        };
        let text =
            format!("SELECT {} FROM {}{when} ORDER BY {key} LIMIT {limit}", table.listed(), table.name);
        let mut rows = Vec::new();
        let mut wrong = Ok(());
        let mut next = |row: &crate::Row<'_>| {
            let cells = table.columns.iter().enumerate().map(|(at, c)| Cell::read(row, at, c.kind));
            match cells.collect() {
                Ok(row) => rows.push(row),
                Err(error) => wrong = Err(error),
            }
            wrong.is_ok()
        };
        match &mut self.on {
            On::Lite(lite) => lite.said(&dialect::sqlite(&text), &values, &mut next)?,
            On::Pg(pg) => pg.said(&text, &values, &mut next)?,
        }
        wrong.map(|()| rows)
    }
}

impl Table {
    /// The key of a row.
    #[must_use]
    pub fn key_of(&self, row: &[Cell]) -> Vec<Cell> {
        let at = |name: &String| self.columns.iter().position(|c| c.name == *name);
        self.key.iter().filter_map(|name| row.get(at(name)?).cloned()).collect()
    }
}

impl Write<'_> {
    /// Gives columns of one row other values.
    ///
    /// # Errors
    /// What the database says.
    pub fn set_row(&mut self, table: &Table, row: &[Cell], set: &[(&str, Cell)]) -> Res<u64> {
        let key = table.key_of(row);
        let named = |(n, name): (usize, &str)| format!("{name} = ${}", n + 1);
        let new: Vec<String> = set.iter().map(|(name, _)| *name).enumerate().map(named).collect();
        let old: Vec<String> =
            table.key.iter().enumerate().map(|(n, name)| named((set.len() + n, name))).collect();
        let values: Vec<Value<'_>> = set.iter().map(|(_, cell)| cell).chain(&key).map(Cell::value).collect();
        let text = format!("UPDATE {} SET {} WHERE {}", table.name, new.join(", "), old.join(" AND "));
        self.do_now(&text, &values)
    }
    /// Removes the rows of a table that have this number in a column.
    ///
    /// # Errors
    /// What the database says.
    pub fn remove_at(&mut self, table: &Table, (column, number): At<'_>) -> Res<u64> {
        self.do_now(&format!("DELETE FROM {} WHERE {column} = $1", table.name), &[number.into()])
    }
    /// Empties a column where it has this number.
    ///
    /// # Errors
    /// What the database says.
    pub fn empty_at(&mut self, table: &Table, (column, number): At<'_>) -> Res<u64> {
        self.do_now(
            &format!("UPDATE {} SET {column} = NULL WHERE {column} = $1", table.name),
            &[number.into()],
        )
    }

    fn do_now(&mut self, text: &str, values: &[Value<'_>]) -> Res<u64> {
        self.sound()?;
        let lite = self.engine() == Engine::Sqlite;
        let text = if lite { dialect::sqlite(text) } else { text.to_owned() };
        match &mut self.read.on {
            On::Lite(lite) => lite.do_now(&text, values),
            On::Pg(pg) => pg.do_now(&text, values),
        }
    }
}

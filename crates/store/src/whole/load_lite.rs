//! Taking a whole database in on SQLite.

use std::path::Path;

use rusqlite::{Connection, params_from_iter};

use super::Table;
use super::load::Load;
use crate::{Engine, Res, Value, lite};

pub(super) struct LiteLoad(Connection);

impl LiteLoad {
    pub(super) fn open(path: &Path) -> Res<Self> {
        Ok(Self(lite::open(path, lite::Use::Write { durable: true })?.0))
    }
}

impl Load for LiteLoad {
    fn begin(&mut self) -> Res<bool> {
        self.run("BEGIN IMMEDIATE")?;
        self.has("nodes", "node")
    }
    fn number(&mut self, text: &str) -> Res<i64> {
        Ok(self.0.query_row(text, [], |row| row.get(0))?)
    }
    fn texts(&mut self, text: &str) -> Res<Vec<String>> {
        Ok(self.0.prepare(text)?.query_map([], |row| row.get(0))?.collect::<Result<_, _>>()?)
    }
    fn has(&mut self, table: &str, column: &str) -> Res<bool> {
        let text = format!("SELECT COUNT(*) FROM pragma_table_info('{table}') WHERE name = '{column}'");
        Ok(self.number(&text)? > 0)
    }
    fn run(&mut self, text: &str) -> Res<()> {
        Ok(self.0.execute_batch(text)?)
    }
    fn clear(&mut self, _: &[Table]) -> Res<()> {
        for (what, kind) in [
            ("VIEW", "type = 'view'"),
            ("TABLE", "sql LIKE 'CREATE VIRTUAL%'"),
            ("TABLE", "type = 'table' AND name NOT LIKE 'sqlite_%'"),
        ] {
            for name in self.texts(&format!("SELECT name FROM sqlite_master WHERE {kind}"))? {
                self.run(&format!("DROP {what} {name}"))?;
            }
        }
        Ok(())
    }
    fn row(&mut self, table: &Table, values: &[Value<'_>]) -> Res<()> {
        let places: Vec<String> = (1..=values.len()).map(|n| format!("?{n}")).collect();
        let text = format!("INSERT INTO {} ({}) VALUES ({})", table.name, table.listed(), places.join(", "));
        self.0.prepare_cached(&text)?.execute(params_from_iter(values))?;
        Ok(())
    }
    fn flush(&mut self) -> Res<()> {
        Ok(())
    }
    fn commit(&mut self) -> Res<()> {
        self.run("COMMIT")?;
        // The log would be as large as everything; whoever opens it next begins without one.
        self.run("PRAGMA wal_checkpoint(TRUNCATE)")
    }
    fn engine(&self) -> Engine {
        Engine::Sqlite
    }
}

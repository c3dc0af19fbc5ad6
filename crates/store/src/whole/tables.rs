//! Which tables there are, by the trail: the same list for both engines.

use rusqlite::Connection;

use crate::migrate::Trail;
use crate::{Engine, Error, Res, Target, dialect, lite, pg};

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A whole number, an id or a time.
    Int,
    /// True or false.
    Bool,
    /// Text.
    Text,
    /// Bytes.
    Bytes,
}

/// A column of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// Its name.
    pub name: String,
    /// What it holds.
    pub kind: Kind,
}

/// A table that holds what cannot be derived.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    /// Its name.
    pub name: String,
    /// Its columns in their order.
    pub columns: Vec<Column>,
    /// The columns that tell its rows apart, in their order.
    pub key: Vec<String>,
}

impl Table {
    /// Its columns as a statement names them.
    #[must_use]
    pub fn listed(&self) -> String {
        self.columns.iter().map(|c| c.name.as_str()).collect::<Vec<_>>().join(", ")
    }
}

/// The tables after these steps, in the order they were made.
///
/// # Errors
/// When a step is no good SQL.
pub fn tables(trail: Trail) -> Res<Vec<Table>> {
    let conn = Connection::open_in_memory()?;
    for (_, text) in trail {
        conn.execute_batch(&dialect::migration(text, Engine::Sqlite))?;
    }
    let names = |sql: &str| -> Res<Vec<String>> {
        Ok(conn.prepare(sql)?.query_map([], |row| row.get(0))?.collect::<Result<_, _>>()?)
    };
    let virtuals = names("SELECT name FROM sqlite_master WHERE sql LIKE 'CREATE VIRTUAL%'")?;
    let all = names(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY rowid",
    )?;
    // A virtual table keeps itself in tables of its own: name_data, name_idx …
    let derived = |name: &str| virtuals.iter().any(|v| name == v || name.starts_with(&format!("{v}_")));
    all.into_iter().filter(|name| !derived(name)).map(|name| table(&conn, name)).collect()
}

fn table(conn: &Connection, name: String) -> Res<Table> {
    let mut asked = conn.prepare("SELECT name, type FROM pragma_table_info(?1) ORDER BY cid")?;
    let rows = asked.query_map([&name], |row| Ok((row.get::<_, String>(0)?, row.get::<_, String>(1)?)))?;
    let mut columns = Vec::new();
    for row in rows {
        let (column, kind) = row?;
        let kind = match kind.as_str() {
            "BIGINT" | "INTEGER" => Kind::Int,
            "BOOLEAN" => Kind::Bool,
            "TEXT" => Kind::Text,
            "BLOB" => Kind::Bytes,
            other => return Err(Error::Other(format!("{name}.{column} is a {other}: no backup knows that"))),
        };
        columns.push(Column { name: column, kind });
    }
    let mut asked = conn.prepare("SELECT name FROM pragma_table_info(?1) WHERE pk > 0 ORDER BY pk")?;
    let key = asked.query_map([&name], |row| row.get(0))?.collect::<Result<_, _>>()?;
    Ok(Table { name, columns, key })
}

/// The steps a database has taken, in order; `None` when it has taken none or is not there. Nothing is
/// made, migrated or leased.
///
/// # Errors
/// When it cannot be reached.
pub fn applied(target: &Target) -> Res<Option<Vec<String>>> {
    match target {
        Target::Sqlite(path) if !path.exists() => Ok(None),
        Target::Sqlite(path) => {
            let (conn, _) = lite::open(path, lite::Use::Read)?;
            let there = "SELECT COUNT(*) FROM sqlite_master WHERE name = 'migrations'";
            if conn.query_row(there, [], |row| row.get::<_, i64>(0))? == 0 {
                return Ok(None);
            }
            let mut asked = conn.prepare("SELECT name FROM migrations ORDER BY name")?;
            let names = asked.query_map([], |row| row.get(0))?.collect::<Result<Vec<String>, _>>()?;
            Ok(Some(names))
        }
        Target::Postgres(url) => {
            let config = pg::config(url, true)?;
            let asked = move || {
                let mut pg = pg::Pg::new(config)?;
                pg.connect()?;
                applied_pg(&pg)
            };
            std::thread::scope(|s| s.spawn(asked).join()).unwrap_or(Err(Error::Panicked))
        }
    }
}

pub(super) fn applied_pg(pg: &pg::Pg) -> Res<Option<Vec<String>>> {
    let there = pg.texts("SELECT COALESCE(to_regclass('migrations')::text, '')")?;
    if there.iter().all(String::is_empty) {
        return Ok(None);
    }
    pg.texts("SELECT name FROM migrations ORDER BY name").map(Some)
}

/// The part of the trail these steps are; they were taken by a newer program otherwise.
///
/// # Errors
/// `Newer`, with the first step that is not known.
pub fn prefix(trail: Trail, steps: &[String]) -> Res<Trail> {
    for (at, step) in steps.iter().enumerate() {
        if trail.get(at).is_none_or(|(name, _)| name != step) {
            return Err(Error::Newer(step.clone()));
        }
    }
    trail.get(..steps.len()).ok_or_else(|| Error::Newer(String::new()))
}

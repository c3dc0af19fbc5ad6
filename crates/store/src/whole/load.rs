//! In: a whole database within one transaction. Until `finish` has answered, what was there before is
//! what is there; a program that is killed on the way leaves it exactly so.

use super::load_lite::LiteLoad;
use super::load_pg::PgLoad;
use super::{Table, prefix, tables};
use crate::migrate::{MIGRATIONS, Trail};
use crate::{Engine, Error, Res, Target, Value, dialect};

/// What an engine keeps beside a table for itself: the table, and the text that makes it anew for each
/// engine (SQLite, PostgreSQL).
pub type Derived = (&'static str, &'static str, &'static str);

/// Why a database takes nothing in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Unfit {
    /// It holds this many people, and nobody said that they may go.
    Holds(i64),
    /// These programs have it open.
    Open(Vec<String>),
    /// The database's own no.
    Store(Error),
}

impl From<Error> for Unfit {
    fn from(error: Error) -> Self {
        Self::Store(error)
    }
}

/// What both engines do.
pub(super) trait Load {
    /// Opens the transaction; whether there is a database already.
    fn begin(&mut self) -> Res<bool>;
    fn number(&mut self, text: &str) -> Res<i64>;
    fn texts(&mut self, text: &str) -> Res<Vec<String>>;
    /// Whether a table has a column.
    fn has(&mut self, table: &str, column: &str) -> Res<bool>;
    fn run(&mut self, text: &str) -> Res<()>;
    /// Removes every table and view of the trail.
    fn clear(&mut self, tables: &[Table]) -> Res<()>;
    fn row(&mut self, table: &Table, values: &[Value<'_>]) -> Res<()>;
    /// Whatever rows are still on their way have arrived.
    fn flush(&mut self) -> Res<()>;
    fn commit(&mut self) -> Res<()>;
    fn engine(&self) -> Engine;
}

/// Takes a whole database in.
pub struct Loader {
    load: Box<dyn Load>,
    steps: Trail,
    tables: Vec<Table>,
}

impl std::fmt::Debug for Loader {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Loader({:?})", self.load.engine())
    }
}

impl Loader {
    /// Begins to take in rows of a database that had taken these steps. What is there goes with the
    /// commit when `replace` says so; without, only a database without people is taken.
    ///
    /// # Errors
    /// `Unfit`, and nothing was changed.
    pub fn begin(target: &Target, steps: &[String], replace: bool, now_ms: i64) -> Result<Self, Unfit> {
        let steps = prefix(MIGRATIONS, steps)?;
        let mut load: Box<dyn Load> = match target {
            Target::Sqlite(path) => Box::new(LiteLoad::open(path)?),
            Target::Postgres(url) => Box::new(PgLoad::open(url)?),
        };
        if load.begin()? {
            fits(load.as_mut(), replace, now_ms)?;
        }
        load.clear(&tables(MIGRATIONS)?)?;
        let mut this = Self { load, steps, tables: tables(steps)? };
        this.step("CREATE TABLE migrations (name TEXT PRIMARY KEY, program TEXT NOT NULL)")?;
        for (name, text) in steps {
            this.take(name, text)?;
        }
        // What the steps put in of themselves is in the rows that come.
        for table in &this.tables {
            this.load.run(&format!("DELETE FROM {}", table.name))?;
        }
        Ok(this)
    }

    /// The tables that take rows.
    #[must_use]
    pub fn tables(&self) -> &[Table] {
        &self.tables
    }

    /// Takes a row, its values in the order of the table's columns.
    ///
    /// # Errors
    /// What the database says.
    pub fn row(&mut self, table: &Table, values: &[Value<'_>]) -> Res<()> {
        self.load.row(table, values).map_err(|e| Error::Other(format!("{}: {e}", table.name)))
    }

    /// Brings it to this program's state and makes it the one that is there.
    ///
    /// # Errors
    /// What the database says; nothing was changed then.
    pub fn finish(mut self, derived: &[Derived]) -> Res<()> {
        self.load.flush()?;
        for (table, lite, pg) in derived {
            if self.tables.iter().any(|t| t.name == *table) {
                let text = if self.load.engine() == Engine::Sqlite { lite } else { pg };
                self.load.run(text)?;
            }
        }
        // Nobody has it open yet, and every committed fact has its number.
        self.load.run("UPDATE nodes SET until_ms = 0")?;
        self.load.run(
            "UPDATE facts SET seq = fresh.place + (SELECT c.seq FROM fact_counter c WHERE c.one = 1)
             FROM (SELECT id, ROW_NUMBER() OVER (ORDER BY id) AS place FROM facts WHERE seq IS NULL) AS fresh
             WHERE facts.id = fresh.id",
        )?;
        self.load.run(
            "UPDATE fact_counter SET seq = (SELECT MAX(f.seq) FROM facts f)
             WHERE seq < (SELECT COALESCE(MAX(f.seq), 0) FROM facts f)",
        )?;
        let rest = MIGRATIONS.get(self.steps.len()..).unwrap_or_default();
        for (name, text) in rest {
            self.take(name, text)?;
        }
        self.load.commit()
    }

    fn take(&mut self, name: &str, text: &str) -> Res<()> {
        let text = dialect::migration(text, self.load.engine());
        self.step(&text)?;
        let version = env!("CARGO_PKG_VERSION");
        self.step(&format!("INSERT INTO migrations (name, program) VALUES ('{name}', '{version}')"))
    }
    fn step(&mut self, text: &str) -> Res<()> {
        self.load.run(text)
    }
}

/// Whether what is there may go.
fn fits(load: &mut dyn Load, replace: bool, now_ms: i64) -> Result<(), Unfit> {
    let who = if load.has("nodes", "who")? { "who" } else { "''" };
    let open = load.texts(&format!(
        "SELECT CASE {who} WHEN '' THEN 'node ' || CAST(node AS TEXT) ELSE {who} END
         FROM nodes WHERE until_ms > {now_ms} ORDER BY node"
    ))?;
    if !open.is_empty() {
        return Err(Unfit::Open(open));
    }
    let people = if load.has("people", "id")? { load.number("SELECT COUNT(*) FROM people")? } else { 0 };
    if people > 0 && !replace {
        return Err(Unfit::Holds(people));
    }
    Ok(())
}

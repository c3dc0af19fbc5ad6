//! Statements: declared once as statics, registered, derived for SQLite once.

use std::sync::OnceLock;
use std::sync::atomic::{AtomicU64, Ordering};

use crate::Engine;

/// Every statement of the program; one test prepares them all on both engines.
#[linkme::distributed_slice]
#[allow(unsafe_code)] // a linker section, declared by linkme
pub static STATEMENTS: [&'static Sql];

/// One statement. Declare it with [`sql!`](crate::sql) or, where the engines truly differ, with
/// [`sql_pair!`](crate::sql_pair).
#[derive(Debug)]
pub struct Sql {
    /// `module::NAME`, for tests and logs.
    pub name: &'static str,
    postgres: &'static str,
    sqlite_own: Option<&'static str>,
    sqlite: OnceLock<String>,
    slot: OnceLock<usize>,
    ran: [AtomicU64; 2],
}

impl Sql {
    /// Used by the macros.
    #[must_use]
    pub const fn declare(
        name: &'static str,
        postgres: &'static str,
        sqlite_own: Option<&'static str>,
    ) -> Self {
        Self {
            name,
            postgres,
            sqlite_own,
            sqlite: OnceLock::new(),
            slot: OnceLock::new(),
            ran: [AtomicU64::new(0), AtomicU64::new(0)],
        }
    }

    /// The text for one engine.
    pub fn text(&self, engine: Engine) -> &str {
        match engine {
            Engine::Postgres => self.postgres,
            Engine::Sqlite => {
                self.sqlite.get_or_init(|| crate::dialect::sqlite(self.sqlite_own.unwrap_or(self.postgres)))
            }
        }
    }

    /// Its place in a connection's flat table of prepared statements.
    pub(crate) fn slot(&'static self) -> usize {
        *self
            .slot
            .get_or_init(|| STATEMENTS.iter().position(|s| std::ptr::eq(*s, self)).unwrap_or(usize::MAX))
    }

    pub(crate) fn count(&self, engine: Engine) {
        if let Some(counter) = self.ran.get(engine as usize)
            && counter.fetch_add(1, Ordering::Relaxed) == 0
        {
            note(self.name, engine);
        }
    }
}

/// Tests run in many processes: with `ENSEMBLE_RAN` set, each writes the statements it ran into
/// that folder, and `cargo ci` checks that together they ran all of them on both engines.
#[cfg(debug_assertions)]
fn note(name: &str, engine: Engine) {
    use std::io::Write as _;
    let Some(folder) = std::env::var_os("ENSEMBLE_RAN") else { return };
    let file = std::path::Path::new(&folder).join(std::process::id().to_string());
    let line = format!("{engine:?} {name}\n");
    if let Ok(mut file) = std::fs::OpenOptions::new().create(true).append(true).open(file) {
        file.write_all(line.as_bytes()).ok();
    }
}
#[cfg(not(debug_assertions))]
const fn note(_: &str, _: Engine) {}

/// How often a statement ran in this process on one engine: what the coverage test reads.
#[must_use]
pub fn ran(statement: &Sql, engine: Engine) -> u64 {
    statement.ran.get(engine as usize).map_or(0, |c| c.load(Ordering::Relaxed))
}

/// Declares a statement: `sql!(FIND, "SELECT name FROM people WHERE id = $1");`
#[macro_export]
macro_rules! sql {
    ($(#[$doc:meta])* $vis:vis $name:ident, $text:expr) => {
        $(#[$doc])*
        $vis static $name: $crate::Sql =
            $crate::Sql::declare(concat!(module_path!(), "::", stringify!($name)), $text, None);
        const _: () = {
            #[allow(unsafe_code)] // a linker section, declared by linkme
            #[$crate::linkme::distributed_slice($crate::STATEMENTS)]
            #[linkme(crate = $crate::linkme)]
            static REGISTERED: &$crate::Sql = &$name;
        };
    };
}

/// Declares a statement whose two texts truly differ (full text, taking a job, a hot shape).
#[macro_export]
macro_rules! sql_pair {
    ($(#[$doc:meta])* $vis:vis $name:ident, sqlite: $lite:expr, postgres: $pg:expr) => {
        $(#[$doc])*
        $vis static $name: $crate::Sql =
            $crate::Sql::declare(concat!(module_path!(), "::", stringify!($name)), $pg, Some($lite));
        const _: () = {
            #[allow(unsafe_code)] // a linker section, declared by linkme
            #[$crate::linkme::distributed_slice($crate::STATEMENTS)]
            #[linkme(crate = $crate::linkme)]
            static REGISTERED: &$crate::Sql = &$name;
        };
    };
}

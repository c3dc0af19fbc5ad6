//! One SQL text on two engines: SQLite in the data folder, PostgreSQL to scale out.
//!
//! Feature code is plain synchronous Rust over [`Read`] or [`Write`], run on a thread that owns
//! its connection; handlers call `db.read(|r| …).await` and `db.write(|w| …).await`. The canonical
//! text is PostgreSQL's spelling in the common subset; SQLite's is derived once per statement.

mod commits;
mod db;
mod dialect;
mod error;
mod lease;
mod lite;
mod migrate;
mod options;
mod pg;
mod read;
mod row;
mod serve_lite;
mod serve_pg;
mod signal;
mod snapshot;
mod sql;
mod threads;
mod value;
mod way;
pub mod whole;
mod work;
mod write;

pub use db::Db;
pub use error::{Error, Res};
pub use linkme;
pub use migrate::{MIGRATIONS, Trail};
pub use options::{Options, Target};
pub use read::Read;
pub use row::{FromCol, FromRow, Row};
pub use signal::signal;
pub use sql::{STATEMENTS, Sql, ran};
pub use value::Value;
pub use way::Way;
pub use write::Write;

/// Which engine a statement runs on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Engine {
    /// SQLite, embedded.
    Sqlite,
    /// PostgreSQL.
    Postgres,
}

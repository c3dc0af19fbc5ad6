//! What a database says no with, the same for both engines.

use kernel::Problem;

/// Result of a store function.
pub type Res<T> = Result<T, Error>;

/// Why a statement or transaction failed. Whatever it was, nothing of the transaction is stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Error {
    /// `one` found no row.
    NoRow,
    /// A uniqueness or other constraint stands against it (its name, when known).
    Constraint(String),
    /// Two transactions crossed; it is tried again by the store itself.
    Crossed,
    /// The queue is full or the deadline passed.
    Busy,
    /// The disk is full.
    Full,
    /// The database cannot be reached, or was lost on the way.
    Away(String),
    /// The database was written by a newer program; the migration's name.
    Newer(String),
    /// The closure panicked; its thread lives on.
    Panicked,
    /// Anything else, for the log.
    Other(String),
}

impl std::fmt::Display for Error {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::NoRow => f.write_str("no such row"),
            Self::Constraint(name) => write!(f, "constraint {name}"),
            Self::Crossed => f.write_str("two transactions crossed"),
            Self::Busy => f.write_str("the database is busy"),
            Self::Away(why) => write!(f, "the database cannot be reached: {why}"),
            Self::Full => f.write_str("the disk is full; nothing was stored"),
            Self::Newer(name) => write!(
                f,
                "this database was made by a newer program (it knows the step “{name}”); nothing was touched: start that program, or restore a backup made before it"
            ),
            Self::Panicked => f.write_str("an internal error; nothing was stored"),
            Self::Other(why) => f.write_str(why),
        }
    }
}

impl std::error::Error for Error {}

impl From<Error> for Problem {
    fn from(error: Error) -> Self {
        match error {
            Error::NoRow => Self::NotFound,
            Error::Busy | Error::Crossed | Error::Full | Error::Away(_) => Self::Busy,
            other => Self::Broken(other.to_string()),
        }
    }
}

impl From<rusqlite::Error> for Error {
    fn from(error: rusqlite::Error) -> Self {
        use rusqlite::ffi::ErrorCode as Code;
        match &error {
            rusqlite::Error::QueryReturnedNoRows => Self::NoRow,
            rusqlite::Error::SqliteFailure(cause, text) => match cause.code {
                Code::ConstraintViolation => Self::Constraint(text.clone().unwrap_or_default()),
                Code::DatabaseBusy | Code::DatabaseLocked | Code::OperationInterrupted => Self::Busy,
                Code::DiskFull => Self::Full,
                _ => Self::Other(error.to_string()),
            },
            _ => Self::Other(error.to_string()),
        }
    }
}

impl From<tokio_postgres::Error> for Error {
    fn from(error: tokio_postgres::Error) -> Self {
        use tokio_postgres::error::SqlState as S;
        let Some(cause) = error.as_db_error() else {
            let why = describe(&error);
            return if error.is_closed() || is_io(&error) { Self::Away(why) } else { Self::Other(why) };
        };
        match cause.code() {
            c if *c == S::T_R_SERIALIZATION_FAILURE || *c == S::T_R_DEADLOCK_DETECTED => Self::Crossed,
            // Another program changed a table since the statement was prepared: prepare again.
            c if *c == S::FEATURE_NOT_SUPPORTED && cause.message().contains("cached plan") => Self::Crossed,
            c if *c == S::QUERY_CANCELED || *c == S::TOO_MANY_CONNECTIONS => Self::Busy,
            c if *c == S::DISK_FULL => Self::Full,
            // Shutting down, or coming up.
            c if c.code().starts_with("57P") || c.code().starts_with("08") => {
                Self::Away(cause.message().to_owned())
            }
            c if c.code().starts_with("23") => {
                Self::Constraint(cause.constraint().unwrap_or_default().to_owned())
            }
            _ => Self::Other(format!("{cause}")),
        }
    }
}

fn is_io(error: &tokio_postgres::Error) -> bool {
    use std::error::Error as _;
    error.source().is_some_and(|cause| cause.is::<std::io::Error>())
}

fn describe(error: &tokio_postgres::Error) -> String {
    use std::error::Error as _;
    error.source().map_or_else(|| error.to_string(), |cause| format!("{error}: {cause}"))
}

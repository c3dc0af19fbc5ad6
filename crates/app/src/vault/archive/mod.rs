//! The form of a backup: a tar packed with zstd, the same whichever engine it came from.
//!
//! `ensemble-backup.json` stands first and says what this is, `manifest.json` last with the SHA-256 of
//! every part; between them `key`, `tables/NAME/N.jsonl` (one row a line, a JSON array in the order the
//! header gives) and `files/SHA-256`. Nothing of it needs memory that grows with the network.

pub mod read;
pub mod rows;
pub mod write;

use serde::{Deserialize, Serialize};

/// The form's number; a program refuses a higher one.
pub const FORMAT: u32 = 1;
/// The name of the first part.
pub const HEADER: &str = "ensemble-backup.json";
/// The name of the last part.
pub const MANIFEST: &str = "manifest.json";
/// The name of the part with the key that opens the others.
pub const KEY: &str = "key";

/// What stands first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Header {
    /// The form’s number.
    pub format: u32,
    /// The program that made it.
    pub program: String,
    /// When, in milliseconds.
    pub made_ms: i64,
    /// `sqlite` or `postgres`; it goes into either.
    pub engine: String,
    /// The steps its database had taken.
    pub steps: Vec<String>,
    /// Its tables with their columns, in their order.
    pub tables: Vec<TableOf>,
    /// Under which key its secrets are sealed: the mark of that key.
    pub key: String,
}

/// A table and the order of its columns.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TableOf {
    /// Its name.
    pub name: String,
    /// Its columns.
    pub columns: Vec<String>,
}

/// A part and what it has to be.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Part {
    /// Its name.
    pub name: String,
    /// How many bytes it has.
    pub bytes: u64,
    /// The SHA-256 of them.
    pub sha256: String,
}

/// What stands last.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Manifest {
    /// Every part but the files, which carry their SHA-256 as their name.
    pub parts: Vec<Part>,
    /// How many rows each table has.
    pub rows: Vec<(String, u64)>,
    /// How many files there are.
    pub files: u64,
    /// How many bytes they have together.
    pub file_bytes: u64,
    /// The SHA-256 over their names in their order.
    pub files_mark: String,
    /// Files the database knows whose bytes were not there.
    pub missing: Vec<String>,
}

/// Why a file is no backup that can be used; each says what to do.
#[derive(Debug)]
pub enum Refused {
    /// It is something else.
    Foreign(String),
    /// It ends too early.
    CutOff,
    /// What is in it is not what it says.
    Damaged(String),
    /// A newer program made it.
    Newer(String),
    /// The disk says no.
    Io(String),
}

impl std::fmt::Display for Refused {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Foreign(why) => write!(f, "this is not a backup of Ensemble ({why})"),
            Self::CutOff => f.write_str("the backup is cut off: it ends before its list of parts; copy it again, or take the one before"),
            Self::Damaged(what) => write!(f, "the backup is damaged: {what}; copy it again, or take the one before"),
            Self::Newer(what) => write!(f, "the backup was made by a newer program ({what}): restore it with that one"),
            Self::Io(why) => f.write_str(why),
        }
    }
}

/// Hexadecimal digits.
#[must_use]
pub fn hex(bytes: &[u8]) -> String {
    blobs::Key::of(bytes).as_str().to_owned()
}

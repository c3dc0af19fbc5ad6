//! Keyset paging: a cursor is the last row's sort key, opaque to its reader.

use std::fmt;

/// Where a list goes on: after the row with this time (or rank) and id.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cursor {
    /// First sort key of the last row.
    pub key: i64,
    /// Its id, which breaks ties.
    pub id: i64,
}

impl Cursor {
    /// Before everything, for lists that run downwards.
    pub const TOP: Self = Self { key: i64::MAX, id: i64::MAX };
    /// Before everything, for lists that run upwards.
    pub const BOTTOM: Self = Self { key: i64::MIN, id: i64::MIN };

    /// Reads what `Display` wrote.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let (key, id) = text.split_once('.')?;
        Some(Self { key: key.parse().ok()?, id: id.parse().ok()? })
    }
}

impl fmt::Display for Cursor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}", self.key, self.id)
    }
}

/// How many items a list gives: `asked`, between 1 and 200, 50 when nothing was asked.
#[must_use]
pub fn limit(asked: Option<i64>) -> i64 {
    asked.unwrap_or(50).clamp(1, 200)
}

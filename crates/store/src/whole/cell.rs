//! A value that owns what it holds.

use super::Kind;
use crate::{Res, Row, Value};

/// A value of a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Cell {
    /// NULL.
    Null,
    /// A number.
    Int(i64),
    /// True or false.
    Bool(bool),
    /// Text.
    Text(String),
    /// Bytes.
    Bytes(Vec<u8>),
}

impl Cell {
    /// As a parameter.
    #[must_use]
    pub fn value(&self) -> Value<'_> {
        match self {
            Self::Null => Value::Null,
            Self::Int(n) => Value::Int(*n),
            Self::Bool(yes) => Value::Bool(*yes),
            Self::Text(text) => Value::Text(text),
            Self::Bytes(bytes) => Value::Bytes(bytes),
        }
    }
    /// Its text, if it is one.
    #[must_use]
    pub fn text(&self) -> Option<&str> {
        if let Self::Text(text) = self { Some(text) } else { None }
    }
    /// Its number, if it is one.
    #[must_use]
    pub const fn int(&self) -> Option<i64> {
        if let Self::Int(n) = self { Some(*n) } else { None }
    }
    pub(super) fn read(row: &Row<'_>, at: usize, kind: Kind) -> Res<Self> {
        Ok(match kind {
            Kind::Int => row.get::<Option<i64>>(at)?.map_or(Self::Null, Self::Int),
            Kind::Bool => row.get::<Option<bool>>(at)?.map_or(Self::Null, Self::Bool),
            Kind::Text => row.get::<Option<String>>(at)?.map_or(Self::Null, Self::Text),
            Kind::Bytes => row.get::<Option<Vec<u8>>>(at)?.map_or(Self::Null, Self::Bytes),
        })
    }
}

//! Competences by family.

use std::collections::BTreeMap;

use crate::Text;

/// A family of competences.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Family {
    /// Stable key: `CK`.
    pub key: String,
    /// Its name.
    pub title: Text,
}

/// A competence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Competence {
    /// Stable key: `CK1`.
    pub key: String,
    /// Key of its family.
    pub family: String,
    /// By role: 2 very important, 1 important; a role that is not named does not need it.
    pub weights: BTreeMap<String, i64>,
    /// Its name.
    pub title: Text,
    /// How one notices it.
    pub what: Text,
}

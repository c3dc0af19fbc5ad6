//! What a person’s copy consists of: for each heading the tables, and in them the columns that name
//! the person.

use store::whole::{Table, tables};
use store::{MIGRATIONS, Res};

use super::list::{SECRET, SECTIONS, all};

/// A table of the copy.
#[derive(Debug, Clone)]
pub struct Taken {
    /// The heading it stands under.
    pub section: &'static str,
    /// The table.
    pub table: Table,
    /// The column that names the person.
    pub column: &'static str,
}

impl Taken {
    /// The name of its file.
    #[must_use]
    pub fn file(&self) -> String {
        format!("{}-{}", self.table.name, self.column)
    }
    /// Whether the values of a column stay behind, because they open something.
    #[must_use]
    pub fn secret(column: &str) -> bool {
        SECRET.contains(&column)
    }
}

/// Everything that goes into the copy, by headings.
///
/// # Errors
/// When the trail is no good SQL, which does not happen.
pub fn taken() -> Res<Vec<Taken>> {
    let tables = tables(MIGRATIONS)?;
    let mut found = Vec::new();
    for section in SECTIONS {
        for of in all().into_iter().filter(|of| of.takes == Ok(*section)) {
            if let Some(table) = tables.iter().find(|t| t.name == of.table) {
                found.push(Taken { section, table: table.clone(), column: of.column });
            }
        }
    }
    Ok(found)
}

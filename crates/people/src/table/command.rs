//! A table applied from the operator's shell: in one transaction, or not at all.

use ::store::Write;
use kernel::Problem;

use super::apply::{self, By};
use super::read::{self, Wrong};
use super::{Kind, units};

/// What became of a table.
#[derive(Debug, Clone, Default)]
pub struct Applied {
    /// Rows it has.
    pub rows: usize,
    /// Changes that were made; none while anything is wrong.
    pub changed: usize,
    /// What has to be mended first.
    pub wrong: Vec<Wrong>,
}

/// Applies a file; nothing is stored while anything in it is wrong.
///
/// # Errors
/// What the database says.
pub fn apply(w: &mut Write<'_>, kind: Kind, bytes: &[u8], zone: &str) -> Result<Applied, Problem> {
    let sheet = read::read(kind, &read::decode(bytes));
    let rows = sheet.rows.len();
    let wrong = apply::planned(w, kind, &sheet)?.0.wrong;
    if !wrong.is_empty() {
        return Ok(Applied { rows, changed: 0, wrong });
    }
    let by = By { person: None, via: "command" };
    let changed = match kind {
        Kind::People => apply::people_rows(w, by, zone, &sheet)?,
        Kind::Units => units::apply(w, by, &sheet)?,
    };
    Ok(Applied { rows, changed, wrong })
}

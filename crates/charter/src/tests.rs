//! The shipped catalogue, cell by cell, and what a charter file may and may not do.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)]

mod files;
mod matrix;
mod roles;

use std::collections::BTreeMap;

use kernel::Lang;

use crate::{
    Catalogue, Difference, Draft, DutyDraft, Flaw, Level, MATRIX, ORIGINAL, RoleDraft, Text, Thing,
    differences, lay, parse, said,
};

fn laid(text: &str) -> Result<Catalogue, Vec<Flaw>> {
    lay(&ORIGINAL, &parse(text).map_err(|f| vec![f])?, true)
}

fn flaw(text: &str) -> (usize, &'static str, String) {
    let flaw = laid(text).unwrap_err().remove(0);
    (flaw.line, flaw.reason, flaw.what)
}

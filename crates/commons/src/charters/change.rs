//! A change of the charters: checked against what holds now, then laid on top as the next version.

use charter::{Catalogue, Change, Flaw, LONGEST_FILE, ORIGINAL, differences, lay, parse};
use kernel::Problem;
use kernel::problem::FieldError;
use policy::{NetworkThing, Permitted};

use super::store;

/// Key of the sentence for whoever comes second.
pub const CONFLICT: &str = "charters-conflict";

/// What would hold with this charter file on top.
///
/// # Errors
/// `Invalid` with every flaw of the file by line and name; a file that changes nothing is none.
pub fn laid(now: &Catalogue, body: &str) -> Result<Catalogue, Problem> {
    if body.trim().is_empty() {
        return Err(Problem::field("file", "field-empty"));
    }
    if body.len() > LONGEST_FILE {
        return Err(Problem::field("file", "charters-file-too-long"));
    }
    let file = parse(body).map_err(|flaw| flaws(vec![flaw]))?;
    let next = lay(now, &file, true).map_err(flaws)?;
    if differences(now, &next).is_empty() {
        return Err(Problem::field("file", "charters-nothing"));
    }
    Ok(next)
}

fn flaws(flaws: Vec<Flaw>) -> Problem {
    let error = |flaw: Flaw| FieldError {
        field: "file",
        reason: flaw.reason,
        args: vec![("line".to_owned(), flaw.line.to_string()), ("what".to_owned(), flaw.what)],
    };
    Problem::Invalid(flaws.into_iter().map(error).collect())
}

/// The version a form was written upon has to be the current one.
///
/// # Errors
/// `Conflict` when somebody saved meanwhile, `Invalid` when no version was sent.
pub fn fresh(now: &Catalogue, version: Option<i64>) -> Result<(), Problem> {
    match version {
        None => Err(Problem::field("version", "charters-version-missing")),
        Some(version) if version == now.version => Ok(()),
        Some(_) => Err(Problem::Conflict(CONFLICT)),
    }
}

/// Saves a charter file as the next version.
///
/// # Errors
/// As `laid`; `Conflict` when somebody else was faster.
pub fn save(
    permit: &mut Permitted<'_, '_, NetworkThing>,
    now: &Catalogue,
    body: &str,
) -> Result<Catalogue, Problem> {
    let next = laid(now, body)?;
    if store::add(permit, next.version, body)? { Ok(next) } else { Err(Problem::Conflict(CONFLICT)) }
}

/// Each change with what held before and after it; the newest first, `limit` of those before
/// version `before`.
///
/// # Errors
/// `Broken` when a kept change can no longer be read.
pub fn history(
    changes: &[Change],
    before: i64,
    limit: usize,
) -> Result<Vec<(Change, Catalogue, Catalogue)>, Problem> {
    let mut catalogue = Catalogue::clone(&ORIGINAL);
    let mut all = Vec::new();
    let wanted = changes.iter().filter(|c| c.version < before).count().saturating_sub(limit);
    for (at, change) in changes.iter().enumerate().take_while(|(_, c)| c.version < before) {
        let unreadable = || Problem::Broken(format!("charter change {} does not read", change.version));
        let file = parse(&change.body).map_err(|_| unreadable())?;
        let mut next = lay(&catalogue, &file, true).map_err(|_| unreadable())?;
        next.version = change.version;
        let was = std::mem::replace(&mut catalogue, next);
        if at >= wanted {
            all.push((change.clone(), was, catalogue.clone()));
        }
    }
    all.reverse();
    Ok(all)
}

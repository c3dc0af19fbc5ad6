//! The original and the organisation's changes; what holds now is kept in memory by its version.

use std::sync::{Arc, LazyLock, PoisonError, RwLock};

use kernel::Time;
use store::{Error, Read, Res, p, row, sql};

use crate::{Catalogue, lay, parse};

sql!(VERSION, "SELECT COALESCE(MAX(version), 0) FROM charter_changes");
sql!(
    CHANGES,
    "SELECT c.version, c.at_ms, p.name, p.handle, c.body FROM charter_changes c
     LEFT JOIN people p ON p.id = c.by_id WHERE c.version > $1 ORDER BY c.version LIMIT $2"
);

/// What the program ships.
pub static ORIGINAL: LazyLock<Arc<Catalogue>> = LazyLock::new(|| {
    let parts = [
        include_str!("../data/competences.toml"),
        include_str!("../data/roles.toml"),
        include_str!("../data/duties.toml"),
    ];
    let all = parts.iter().try_fold(Catalogue::default(), |base, text| {
        let file = parse(text).map_err(|flaw| vec![flaw])?;
        lay(&base, &file, false)
    });
    // A test reads every cell; a flaw here is a flaw of the program, and it shows as an empty catalogue.
    let mut all = all.unwrap_or_else(|flaws| {
        tracing::error!(?flaws, "the shipped charters do not read");
        Catalogue::default()
    });
    all.version = 0;
    // The matrix comes before the duties of single roles.
    all.duties.sort_by_key(|d| d.own_of.is_some());
    Arc::new(all)
});

/// One change of the organisation's.
#[derive(Debug, Clone)]
pub struct Change {
    /// The version it made.
    pub version: i64,
    /// When.
    pub at: Time,
    /// Who, by name; `None` for the operator.
    pub by: Option<String>,
    /// Who, by handle.
    pub handle: Option<String>,
    /// The charter file.
    pub body: String,
}
row!(Change { version, at, by, handle, body });

/// The catalogue in memory, for a site's shelf.
#[derive(Debug, Default)]
pub struct Shelf(RwLock<Option<Arc<Catalogue>>>);

impl Shelf {
    /// What holds now: one short query while nothing has changed.
    ///
    /// # Errors
    /// What the database says.
    pub fn current(&self, r: &mut Read<'_>) -> Res<Arc<Catalogue>> {
        let now = version(r)?;
        let kept = self.0.read().unwrap_or_else(PoisonError::into_inner).clone();
        if let Some(kept) = kept.filter(|kept| kept.version == now) {
            return Ok(kept);
        }
        let fresh = current(r)?;
        *self.0.write().unwrap_or_else(PoisonError::into_inner) = Some(Arc::clone(&fresh));
        Ok(fresh)
    }
}

/// How many changes lie over the original.
///
/// # Errors
/// What the database says.
pub fn version(r: &mut Read<'_>) -> Res<i64> {
    Ok(r.one::<(i64,)>(&VERSION, p![])?.0)
}

/// The changes after a version, the oldest first.
///
/// # Errors
/// What the database says.
pub fn changes(r: &mut Read<'_>, after: i64, limit: i64) -> Res<Vec<Change>> {
    r.all(&CHANGES, p![after, limit])
}

/// What holds now, put together anew: for work outside of requests.
///
/// # Errors
/// What the database says, or a kept change that can no longer be read.
pub fn current(r: &mut Read<'_>) -> Res<Arc<Catalogue>> {
    let all = changes(r, 0, i64::from(i32::MAX))?;
    if all.is_empty() {
        return Ok(Arc::clone(&ORIGINAL));
    }
    let mut catalogue = Catalogue::clone(&ORIGINAL);
    for change in &all {
        let wrong = |what: String| Error::Other(format!("charter change {}: {what}", change.version));
        let file = parse(&change.body).map_err(|flaw| wrong(flaw.what))?;
        catalogue = lay(&catalogue, &file, true).map_err(|flaws| {
            wrong(
                flaws
                    .into_iter()
                    .map(|f| format!("line {}: {} {}", f.line, f.reason, f.what))
                    .collect::<Vec<_>>()
                    .join(", "),
            )
        })?;
        catalogue.version = change.version;
    }
    Ok(Arc::new(catalogue))
}

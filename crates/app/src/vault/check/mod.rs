//! `check`: what is looked at, what was found, what it means and what to do.

mod bytes;
pub mod store;

use ::store::Db;
use blobs::Blobs;
use kernel::Lexicon;
use kernel::time::{HOUR, MINUTE};
use serde::Serialize;

/// How bad it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Level {
    /// Nothing to do.
    Fine,
    /// Worth knowing.
    Note,
    /// Something is to be done.
    Wrong,
}

/// One thing that was looked at.
#[derive(Debug, Clone, Serialize)]
pub struct Finding {
    /// Its stable name.
    pub id: &'static str,
    /// What was looked at, in words.
    pub what: String,
    /// Whether nothing is wrong.
    pub fine: bool,
    /// How bad it is.
    pub level: Level,
    /// What was found.
    pub detail: String,
    /// What it means and what to do; empty when there is nothing to do.
    pub todo: String,
    /// Whether `--repair` makes it right.
    pub repairs: bool,
}

impl Finding {
    /// A finding with its words.
    #[must_use]
    pub fn new(l: &Lexicon, id: &'static str, level: Level, detail: String) -> Self {
        let todo = if level == Level::Fine { String::new() } else { l.t(format!("vault-check-{id}-do")) };
        let repairs = level != Level::Fine && ["members-off", "replies-off", "search"].contains(&id);
        let fine = level != Level::Wrong;
        Self { id, what: l.t(format!("vault-check-{id}")), fine, level, detail, todo, repairs }
    }
    /// Fine, or wrong with a sentence of the program’s own.
    #[must_use]
    pub fn of(l: &Lexicon, id: &'static str, result: Result<String, String>) -> Self {
        match result {
            Ok(detail) => Self::new(l, id, Level::Fine, detail),
            Err(detail) => Self::new(l, id, Level::Wrong, detail),
        }
    }
    fn none(l: &Lexicon, id: &'static str, count: i64, level: Level) -> Self {
        let level = if count == 0 { Level::Fine } else { level };
        let detail = if count == 0 { l.t("vault-check-none") } else { l.number(&count) };
        Self::new(l, id, level, detail)
    }
}

/// Looks at a database and at the files it names.
pub async fn look(db: &Db, blobs: Option<&Blobs>, l: &Lexicon) -> Vec<Finding> {
    match looked(db, blobs, l).await {
        Ok(found) => found,
        Err(error) => vec![Finding::new(l, "integrity", Level::Wrong, error.to_string())],
    }
}

async fn looked(db: &Db, blobs: Option<&Blobs>, l: &Lexicon) -> ::store::Res<Vec<Finding>> {
    let counts = db.read_for(0, store::count).await?;
    let counted = store::LOOKS.iter().zip(counts);
    let mut found: Vec<Finding> =
        counted.map(|(look, count)| Finding::none(l, look.id, count, Level::Wrong)).collect();
    let now = db.clock().now();
    let unfound = db.read_for(0, store::unfound).await?;
    found.push(Finding::none(l, "search", unfound, Level::Note));
    let late = db.read_for(0, move |r| store::late(r, now.plus(-HOUR))).await?;
    found.push(Finding::none(l, "late", late, Level::Note));
    let ahead = db.read_for(0, move |r| store::ahead(r, now.plus(5 * MINUTE))).await?;
    found.push(Finding::none(l, "clock", ahead, Level::Wrong));
    if let Some(blobs) = blobs {
        let bytes = bytes::compare(db, blobs).await?;
        found.push(bytes.finding(l, "files", &bytes.missing, Level::Wrong));
        found.push(bytes.finding(l, "strays", &bytes.strays, Level::Note));
    }
    Ok(found)
}

/// Makes right what is derived: counters, and the index of search.
///
/// # Errors
/// What the database says.
pub async fn repair(db: &Db, found: &[Finding]) -> ::store::Res<()> {
    if found.iter().any(|f| f.repairs && f.id != "search") {
        db.bulk(store::fix).await?;
    }
    if found.iter().any(|f| f.repairs && f.id == "search") {
        wayfinding::search::resume(db, |_| ()).await?;
    }
    Ok(())
}

/// Below this a disk is nearly full.
const LITTLE: u64 = 1_000_000_000;

/// How much room there is where the data lies.
#[must_use]
pub fn disk(folder: &std::path::Path, l: &Lexicon) -> Finding {
    match rustix::fs::statvfs(folder) {
        Ok(room) => {
            let free = room.f_bavail.saturating_mul(room.f_frsize);
            let level = if free < LITTLE { Level::Wrong } else { Level::Fine };
            Finding::new(l, "disk", level, l.bytes(&i64::try_from(free).unwrap_or(i64::MAX)))
        }
        Err(error) => Finding::new(l, "disk", Level::Note, format!("{}: {error}", folder.display())),
    }
}

//! Taking an import back: everything it brought goes, with all that hangs on it, unless somebody did
//! something with it since: then it stays and is listed. It can be cut off at any moment and run again.

mod messages;
mod people;
mod places;
mod threads;

use std::fmt;

use ::store::{Db, Res, Write, p, sql};
use serde::Serialize;
use web::Entry;

use super::ExchangeError;
use crate::rooms;

sql!(STATE, "SELECT state FROM imports WHERE id = $1");
sql!(BEGUN, "UPDATE imports SET state = 'undoing' WHERE id = $1");
sql!(UNDONE, "UPDATE imports SET state = 'undone', kept = $2, ended_ms = $3 WHERE id = $1");
sql!(
    FOUND_KEYS,
    "DELETE FROM source_keys WHERE import_id = $1 AND NOT brought
        AND NOT EXISTS (SELECT 1 FROM source_keys k WHERE k.import_id = $1 AND k.brought AND k.kind = 'message')"
);

// A hashtag nobody used before and nobody uses now.
sql!(
    LOOSE_TAGS,
    "DELETE FROM tags WHERE created_ms >= (SELECT i.started_ms FROM imports i WHERE i.id = $1) AND into_id IS NULL
        AND NOT EXISTS (SELECT 1 FROM thread_tags x WHERE x.tag_id = tags.id)
        AND NOT EXISTS (SELECT 1 FROM tag_follows f WHERE f.tag_id = tags.id)
        AND NOT EXISTS (SELECT 1 FROM tags o WHERE o.root_id = tags.id AND o.id <> tags.id)"
);

/// How many things one transaction takes back.
const STEP: i64 = 200;

/// Something that stays.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Kept {
    /// `thread`, `space` or `person`.
    pub what: &'static str,
    /// Its title or name.
    pub name: String,
    /// Where it is found.
    pub address: String,
}

/// What taking an import back did.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Undone {
    /// People who went.
    pub people: usize,
    /// Spaces that went.
    pub spaces: usize,
    /// Threads that went.
    pub threads: usize,
    /// Messages that went.
    pub messages: usize,
    /// What stays.
    pub kept: Vec<Kept>,
}

impl fmt::Display for Undone {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (people, spaces) = (self.people, self.spaces);
        writeln!(
            f,
            "Taken back: {} messages, {} threads, {spaces} spaces, {people} people.",
            self.messages, self.threads
        )?;
        if !self.kept.is_empty() {
            writeln!(f, "Kept, because somebody used it since: {}.", self.kept.len())?;
        }
        for kept in self.kept.iter().take(50) {
            writeln!(f, "  {} {} ({})", kept.what, kept.name, kept.address)?;
        }
        if self.kept.len() > 50 {
            writeln!(f, "  … and {} more (see --json)", self.kept.len() - 50)?;
        }
        Ok(())
    }
}

/// Takes an import back.
///
/// # Errors
/// When there is no such import, or the database says no; running it again goes on.
pub async fn undo(db: &Db, import: i64) -> Result<Undone, ExchangeError> {
    let known = db.bulk(move |w| begin(w, import)).await?;
    if !known {
        return Err(ExchangeError::file(format!("There is no import {import}; see “ensemble import list”.")));
    }
    let mut undone = Undone::default();
    step_all(db, &mut undone, move |w, after| threads::step(w, import, after)).await?;
    step_all(db, &mut undone, move |w, after| messages::step(w, import, after)).await?;
    step_all(db, &mut undone, move |w, after| places::step(w, import, after)).await?;
    step_all(db, &mut undone, move |w, after| people::step(w, import, after)).await?;
    // Search and tags hear of it before it is over.
    jobs::settle(db, &rooms::consumers(), &rooms::kinds()).await?;
    let kept = i64::try_from(undone.kept.len()).unwrap_or(0);
    db.bulk(move |w| {
        let now = w.now();
        w.exec(&FOUND_KEYS, p![import])?;
        w.exec(&LOOSE_TAGS, p![import])?;
        w.exec(&UNDONE, p![import, kept, now]).map(drop)
    })
    .await?;
    Ok(undone)
}

fn begin(w: &mut Write<'_>, import: i64) -> Res<bool> {
    let known = w.opt::<(String,)>(&STATE, p![import])?.is_some();
    let outcome = if known { "done" } else { "refused" };
    Entry { outcome, ..Entry::done(None, "import.undo", 0).by_way("command") }.write(w)?;
    w.exec(&BEGUN, p![import])?;
    Ok(known)
}

/// Steps until nothing is left; each answers what it did and where the next one begins.
async fn step_all(
    db: &Db,
    undone: &mut Undone,
    step: impl Fn(&mut Write<'_>, i64) -> Res<(Undone, Option<i64>)> + Copy + Send + 'static,
) -> Result<(), ExchangeError> {
    let mut after = Some(0);
    while let Some(from) = after {
        let (done, next) = db.bulk(move |w| step(w, from)).await?;
        undone.people += done.people;
        undone.spaces += done.spaces;
        undone.threads += done.threads;
        undone.messages += done.messages;
        undone.kept.extend(done.kept);
        after = next;
    }
    Ok(())
}

/// Where the next step begins: after the last of a full one.
fn next(ids: &[i64]) -> Option<i64> {
    let full = i64::try_from(ids.len()).is_ok_and(|n| n == STEP);
    ids.last().copied().filter(|_| full)
}

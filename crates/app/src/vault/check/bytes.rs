//! The bytes that lie there against the bytes the database knows, one of 256 folders after the other.

use std::collections::{HashMap, HashSet};

use ::store::{Db, Res};
use blobs::{Blobs, Key};
use kernel::Lexicon;

use super::{Finding, Level, store};

/// How many of them are named.
const NAMED: usize = 3;

/// What does not fit.
#[derive(Debug, Default)]
pub(super) struct Bytes {
    /// Known, and not there.
    pub missing: Vec<String>,
    /// There, and not known.
    pub strays: Vec<String>,
    /// Why they could not be looked at.
    unread: Option<String>,
}

/// Compares. What came or went meanwhile is looked at a second time.
pub(super) async fn compare(db: &Db, blobs: &Blobs) -> Res<Bytes> {
    let mut found = Bytes::default();
    for head in Key::heads() {
        // First what lies there: its row was written before it.
        let there: HashSet<String> = match blobs.under(&head).await {
            Ok(keys) => keys.iter().map(Key::to_string).collect(),
            Err(error) => {
                found.unread = Some(error.to_string());
                return Ok(found);
            }
        };
        let own = head.clone();
        let known: HashMap<String, bool> =
            db.read_for(0, move |r| store::keys(r, &own)).await?.into_iter().collect();
        for key in there.iter().filter(|key| !known.contains_key(*key)) {
            if lies(blobs, key).await {
                found.strays.push(key.clone());
            }
        }
        for (key, _) in known.iter().filter(|(key, needed)| **needed && !there.contains(*key)) {
            if !lies(blobs, key).await {
                found.missing.push(key.clone());
            }
        }
    }
    Ok(found)
}

async fn lies(blobs: &Blobs, key: &str) -> bool {
    match Key::parse(key) {
        Some(key) => blobs.read(&key, Some(0..1)).await.is_ok(),
        None => false,
    }
}

impl Bytes {
    /// As it is said: how many, and the first of them by name.
    pub(super) fn finding(&self, l: &Lexicon, id: &'static str, keys: &[String], level: Level) -> Finding {
        if let Some(why) = &self.unread {
            return Finding::new(l, id, level, l.s("vault-check-unread", "why", why));
        }
        if keys.is_empty() {
            return Finding::new(l, id, Level::Fine, l.t("vault-check-none"));
        }
        let count = l.number(&i64::try_from(keys.len()).unwrap_or(i64::MAX));
        let named = keys.iter().take(NAMED).cloned().collect::<Vec<_>>().join(", ");
        Finding::new(l, id, level, l.args("vault-check-some", &[("n", &count), ("keys", &named)]))
    }
}

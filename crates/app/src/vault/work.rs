//! What the vault does beside the requests: people’s copies are made and go when their time is over,
//! erasures begin when theirs has come, and the list of the erased is kept beside the database.

use std::collections::BTreeSet;
use std::io::{Read as _, Write as _};
use std::path::{Path, PathBuf};
use std::time::Duration;

use blobs::Key;
use kernel::time::{DAY, MINUTE};
use kernel::{Lexicon, PersonId, Problem};
use web::Site;

use super::person::{erase, erase_store, export, store};

/// How long a copy can be fetched, in days.
pub const DAYS: i64 = 7;
/// Who makes one and is not heard of for so long has died.
const STALE_MS: i64 = 30 * MINUTE;

/// The data folder, on the site’s shelf.
#[derive(Debug, Default)]
pub struct Folder(std::sync::OnceLock<PathBuf>);

impl Folder {
    /// Says once where it is.
    pub fn set(&self, path: &Path) {
        self.0.set(path.to_owned()).ok();
    }
}

/// Works until the program ends.
pub async fn run(site: Site) {
    let folder = site.shelf::<Folder>();
    let data = folder.0.get().cloned().unwrap_or_else(|| ".".into());
    loop {
        if let Err(error) = settle(&site).await {
            tracing::warn!(%error, "the vault’s work waits");
        }
        if let Err(error) = beside(&site, &data).await {
            tracing::warn!(error, "the list of the erased could not be written beside the database");
        }
        tokio::time::sleep(Duration::from_secs(5)).await;
    }
}

/// Does everything that is due.
///
/// # Errors
/// When the database does not answer.
pub async fn settle(site: &Site) -> Result<(), Problem> {
    let stale = site.clock.now().plus(-STALE_MS);
    while site.db.read(move |r| store::any(r, stale)).await? {
        let Some((id, person)) = site.db.write_hot(move |w| store::take(w, stale)).await? else { break };
        let done = copy(site, person).await;
        let until = site.clock.now().plus(DAYS * DAY);
        if let Err(error) = &done {
            tracing::warn!(error = error.0, "a person’s copy could not be made");
        }
        let (blob, size, until) = done.map_or((String::new(), 0, None), |(b, s)| (b, s, Some(until)));
        site.db.write_hot(move |w| store::made(w, id, &blob, size, until)).await?;
    }
    for (id, blob) in site.db.read(store::over).await? {
        if let Some(key) = Key::parse(&blob) {
            let depot = site.depot()?;
            depot.blobs.remove(&key).await.map_err(|e| Problem::Broken(e.to_string()))?;
        }
        site.db.write_hot(move |w| store::emptied(w, id)).await?;
    }
    begin(site).await
}

/// Puts the erasures whose time has come into the queue.
async fn begin(site: &Site) -> Result<(), Problem> {
    for (id, person, words) in site.db.read(store::due).await? {
        let instead = instead(site).await?;
        let enqueue = move |w: &mut ::store::Write<'_>| {
            if store::queued(w, id)? {
                return Ok(());
            }
            let now = w.now();
            jobs::enqueue(w, erase::JOB.name, &erase::told(Some(id), person, &words, &instead), now)
        };
        site.db.write(enqueue).await?;
    }
    Ok(())
}

/// What stands where a name stood: the words the network chose for leavers, else the program’s own.
///
/// # Errors
/// When the database does not answer.
pub async fn instead(site: &Site) -> Result<String, Problem> {
    let policy = site.db.read(people::leaving::store::declared).await?;
    let own = || {
        let now = site.clock.now();
        Lexicon::new(site.words, kernel::Lang::default(), &site.zone, now).t("vault-former")
    };
    Ok(if policy.name.trim().is_empty() { own() } else { policy.name.trim().to_owned() })
}

async fn copy(site: &Site, person: PersonId) -> Result<(String, i64), export::Failed> {
    let failed = |e: Problem| export::Failed(e.to_string());
    let depot = site.depot().map_err(failed)?;
    let (lang, zone) = site.db.read(move |r| store::reads(r, person)).await?;
    let l = Lexicon::new(site.words, lang, &zone, site.clock.now());
    let mut file = export::make(&site.db, &depot.blobs, person, l).await?;
    let mut spool = depot.blobs.spool(u64::MAX).await?;
    let mut piece = vec![0; 1 << 18];
    loop {
        let read = file.read(&mut piece)?;
        let Some(part) = piece.get(..read).filter(|p| !p.is_empty()) else { break };
        spool.write(part).await.map_err(|e| export::Failed(e.io().to_string()))?;
    }
    let spooled = spool.done().await?;
    depot.blobs.keep(&spooled).await?;
    Ok((spooled.key().to_string(), i64::try_from(spooled.len()).unwrap_or(i64::MAX)))
}

/// Where the list lies.
#[must_use]
pub fn list_at(data: &Path) -> PathBuf {
    data.join("erased")
}

/// The marks in a list that was kept beside a database.
#[must_use]
pub fn listed(path: &Path) -> Vec<(String, String)> {
    let text = std::fs::read_to_string(path).unwrap_or_default();
    let pair =
        |line: &str| line.split_once(' ').map(|(mark, words)| (mark.to_owned(), words.trim().to_owned()));
    text.lines().filter_map(pair).collect()
}

/// Adds to the list beside the database what it has more.
///
/// # Errors
/// What the disk or the database says.
pub async fn beside(site: &Site, data: &Path) -> Result<(), String> {
    let marks = site.db.read(erase_store::marks).await.map_err(|e| e.to_string())?;
    if marks.is_empty() {
        return Ok(());
    }
    let path = list_at(data);
    let known: BTreeSet<String> = listed(&path).into_iter().map(|(mark, _)| mark).collect();
    let fresh: String = marks
        .iter()
        .filter(|(m, ..)| !known.contains(m))
        .map(|(m, words, _)| format!("{m} {words}\n"))
        .collect();
    if fresh.is_empty() {
        return Ok(());
    }
    let mut options = std::fs::OpenOptions::new();
    let mut file = options.append(true).create(true).open(&path).map_err(|e| e.to_string())?;
    file.write_all(fresh.as_bytes()).and_then(|()| file.sync_all()).map_err(|e| e.to_string())
}

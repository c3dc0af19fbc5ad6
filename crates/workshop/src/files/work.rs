//! What is done with blobs beside the requests: scanning, smaller pictures, removing. One at a time
//! in each process; what fails is tried again, and what was not scanned is never passed.

use std::time::Duration;

use blobs::Key;
use kernel::Problem;
use kernel::time::{HOUR, MINUTE, SECOND};
use web::Site;
use web::depot::Depot;

use super::scan::{Verdict, scan};
use super::store::{self, Work};
use super::thumbs;

/// How long one piece of work belongs to whoever took it.
const LEASE_MS: i64 = 5 * MINUTE;
/// So often a picture is tried before it is left as it is.
const TRIES: i64 = 3;

/// Works until the program ends.
pub async fn run(site: Site) {
    let mut committed = site.db.committed();
    loop {
        committed.mark_unchanged();
        if let Err(error) = settle(&site).await {
            tracing::warn!(%error, "work on files waits");
            tokio::time::sleep(Duration::from_secs(2)).await;
        }
        drop(tokio::time::timeout(Duration::from_secs(5), committed.changed()).await);
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
}

/// Does everything that is due.
///
/// # Errors
/// When the database does not answer.
pub async fn settle(site: &Site) -> Result<(), Problem> {
    let Ok(depot) = site.depot() else { return Ok(()) };
    while let Some(work) = due(site).await? {
        match one(site, &depot, &work).await {
            Ok(()) => site.db.write_hot(move |w| store::done(w, &work)).await?,
            Err(error) => failed(site, work, &error).await?,
        }
    }
    Ok(())
}

/// A look first: a write that finds nothing would still cost everybody one.
async fn due(site: &Site) -> Result<Option<Work>, Problem> {
    if !site.db.read(store::due).await? {
        return Ok(None);
    }
    let taken = site.db.write_hot(|w| {
        let until = w.now().plus(LEASE_MS);
        store::take(w, until)
    });
    Ok(taken.await?)
}

async fn failed(site: &Site, work: Work, error: &str) -> Result<(), Problem> {
    tracing::warn!(kind = work.kind, blob = work.blob, tries = work.tries, error, "work on a file failed");
    if work.kind == "thumbs" && work.tries >= TRIES {
        return Ok(site.db.write_hot(move |w| store::done(w, &work)).await?);
    }
    let most = if work.kind == "scan" { 10 * MINUTE } else { HOUR };
    let wait = (SECOND << work.tries.clamp(1, 20)).min(most);
    let later = site.db.write_hot(move |w| {
        let at = w.now().plus(wait);
        store::later(w, &work, at)
    });
    Ok(later.await?)
}

async fn one(site: &Site, depot: &Depot, work: &Work) -> Result<(), String> {
    let key = Key::parse(&work.blob).ok_or("not a key")?;
    match work.kind.as_str() {
        "scan" => scanned(site, depot, &key).await,
        "thumbs" => smaller(site, depot, &key).await,
        "remove" => removed(site, depot, &key).await,
        _ => Ok(()),
    }
}

async fn scanned(site: &Site, depot: &Depot, key: &Key) -> Result<(), String> {
    // The scanner was set when the file came; without one now, it waits.
    let address = depot.scan.as_deref().ok_or("no scanner is set")?;
    let local = depot.blobs.local(key).await.map_err(|e| e.to_string())?;
    let clean = scan(address, local.path()).await.map_err(|e| e.to_string())? == Verdict::Clean;
    let blob = key.to_string();
    let wrote = site.db.write(move |w| {
        if store::found(w, &blob, if clean { "clean" } else { "infected" })? {
            store::again(w, &blob, clean)?;
        }
        Ok::<_, ::store::Error>(())
    });
    wrote.await.map_err(|e| e.to_string())
}

async fn smaller(site: &Site, depot: &Depot, key: &Key) -> Result<(), String> {
    let local = depot.blobs.local(key).await.map_err(|e| e.to_string())?;
    let path = local.path().to_owned();
    let made =
        tokio::task::spawn_blocking(move || thumbs::thumbs(&path)).await.map_err(|e| e.to_string())??;
    drop(local);
    let mut rows = Vec::with_capacity(made.len());
    for thumb in made {
        let came = depot.blobs.spool_bytes(&thumb.bytes).await.map_err(|e| e.to_string())?;
        let (small, size) = (came.key().to_string(), i64::try_from(came.len()).unwrap_or(i64::MAX));
        let row = small.clone();
        let touched = site.db.write_hot(move |w| store::touch(w, &row, size, "clean")).await;
        touched.map_err(|e| e.to_string())?.ok_or("the same bytes are being removed")?;
        depot.blobs.keep(&came).await.map_err(|e| e.to_string())?;
        rows.push((thumb.width, small, thumb.kind, size));
    }
    let blob = key.to_string();
    let wrote = site.db.write_hot(move |w| store::thumbs_made(w, &blob, &rows)).await;
    wrote.map_err(|e| e.to_string())
}

async fn removed(site: &Site, depot: &Depot, key: &Key) -> Result<(), String> {
    depot.blobs.remove(key).await.map_err(|e| e.to_string())?;
    let blob = key.to_string();
    site.db.write_hot(move |w| store::forget(w, &blob)).await.map_err(|e| e.to_string())
}

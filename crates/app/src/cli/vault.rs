//! `backup` and `restore`.

use std::io::IsTerminal as _;
use std::path::Path;
use std::time::Duration;

use indicatif::ProgressBar;
use kernel::{Clock, Lang, Lexicon};
use store::whole::{applied, prefix};
use store::{MIGRATIONS, Options, Target};

use super::end;
use crate::config::Settings;
use crate::vault::backup::{Kept, Source};
use crate::vault::person::erase_store;
use crate::vault::restore::Place;
use crate::vault::{backup as taking, restore as putting, work};
use crate::{key, open, rooms};

/// A wheel that turns on a terminal; nothing elsewhere.
fn wheel(what: &'static str) -> ProgressBar {
    if !std::io::stderr().is_terminal() {
        return ProgressBar::hidden();
    }
    let bar = ProgressBar::new_spinner().with_message(what);
    bar.enable_steady_tick(Duration::from_millis(120));
    bar
}

pub(super) async fn backup(settings: &Settings, file: &Path, json: bool) -> Result<(), String> {
    let steps = applied(&settings.target).map_err(|e| e.to_string())?;
    let steps = steps.ok_or(
        "there is no network here yet, so there is nothing to keep: is --data (or --database) right?",
    )?;
    // A backup before an upgrade leaves the database at the step it is at.
    let trail = prefix(MIGRATIONS, &steps).map_err(|e| e.to_string())?;
    let db = open::database(settings, Options { trail, ..settings.limits.options() })?;
    let depot = open::depot(settings)?;
    let source = Source {
        blobs: &depot.blobs,
        key: key::found(settings)?,
        key_in_folder: settings.key.is_none(),
        steps: steps.len(),
    };
    let bar = wheel("writing the backup");
    let kept = taking::backup(&db, source, file).await.map_err(|e| format!("{}: {}", file.display(), e.0))?;
    bar.finish_and_clear();
    // A database of an older program has no place for it yet.
    if steps.len() == MIGRATIONS.len() {
        db.write(|w| web::audit(w, None, "backup.take", 0)).await.map_err(|e| e.to_string())?;
    }
    end(db);
    if json {
        println!("{}", serde_json::to_string(&kept).unwrap_or_default());
    } else {
        told(settings, &kept);
    }
    Ok(())
}

fn told(settings: &Settings, kept: &Kept) {
    println!(
        "{}: {} rows, {} files ({} MB)",
        kept.file.display(),
        kept.rows,
        kept.files,
        kept.file_bytes.div_ceil(1_000_000)
    );
    if settings.key.is_some() {
        println!(
            "The key of the settings (ENSEMBLE_KEY) is not in it: keep it somewhere else, it opens the secrets."
        );
    }
    for key in &kept.missing {
        eprintln!("ensemble: the bytes of the file {key} are not there; “ensemble check” says whose it is");
    }
}

pub(super) async fn restore(
    settings: &Settings,
    file: &Path,
    replace: bool,
    erased: Option<&Path>,
    json: bool,
) -> Result<(), String> {
    if let Target::Sqlite(path) = &settings.target
        && let Some(folder) = path.parent()
    {
        std::fs::create_dir_all(folder).map_err(|e| format!("{}: {e}", folder.display()))?;
    }
    let key = if settings.key.is_some() { key::found(settings)? } else { None };
    let place = Place {
        target: settings.target.clone(),
        data: settings.data.clone(),
        blobs: open::depot(settings)?.blobs,
        key,
        replace,
        now_ms: Clock::system().now().0,
    };
    let known = known(settings, erased).await?;
    let bar = wheel("verifying and restoring the backup");
    let done = putting::restore(file, place).await;
    bar.finish_and_clear();
    let done = done.map_err(|no| format!("{}: {no}", file.display()))?;
    let again = erase_again(settings, &known).await?;
    if again > 0 && !json {
        println!("{again} people were erased again, as they had been since the backup.");
    }
    if json {
        println!("{}", serde_json::to_string(&done).unwrap_or_default());
        return Ok(());
    }
    println!("{}: {} rows and {} files are in place.", file.display(), done.rows, done.files);
    for key in &done.missing {
        eprintln!("ensemble: the bytes of the file {key} were missing already when the backup was made");
    }
    println!("Look at it with “ensemble check”, then start “ensemble serve”.");
    Ok(())
}

/// Whom the network that is there has erased, by its own database and by the list beside it.
async fn known(settings: &Settings, erased: Option<&Path>) -> Result<Vec<(String, String)>, String> {
    let mut known = work::listed(&work::list_at(&settings.data));
    if let Some(path) = erased {
        if !path.exists() {
            return Err(format!("{}: there is no such list of erasures", path.display()));
        }
        known.extend(work::listed(path));
    }
    let steps = applied(&settings.target).map_err(|e| e.to_string())?.unwrap_or_default();
    if steps.len() == MIGRATIONS.len() && prefix(MIGRATIONS, &steps).is_ok() {
        let db = open::database(settings, settings.limits.options())?;
        let own = db.read(erase_store::marks).await.map_err(|e| e.to_string())?;
        known.extend(own.into_iter().map(|(mark, words, _)| (mark, words)));
        end(db);
    }
    Ok(known)
}

async fn erase_again(settings: &Settings, known: &[(String, String)]) -> Result<u64, String> {
    let said = |e: ::store::Error| {
        format!(
            "the backup is in place, but not everybody who was erased is erased again ({e}): run “restore” once more before you serve"
        )
    };
    let db = open::database(settings, settings.limits.options())?;
    db.write(|w| web::audit(w, None, "backup.restore", 0)).await.map_err(said)?;
    if known.is_empty() {
        end(db);
        return Ok(0);
    }
    let words = Box::leak(Box::new(rooms::words()?));
    let policy = db.read(people::leaving::store::declared).await.map_err(said)?;
    let own = Lexicon::new(words, Lang::default(), &settings.zone, db.clock().now()).t("vault-former");
    let instead = if policy.name.trim().is_empty() { own } else { policy.name.trim().to_owned() };
    let count = putting::replay(&db, known, &instead).await.map_err(said)?;
    jobs::settle(&db, &rooms::consumers(), &rooms::kinds()).await.map_err(said)?;
    end(db);
    Ok(count)
}

//! The lines and the bytes of files in one zip: `network.jsonl`, and `files/` under the hash of what they
//! are. Bytes are believed by their hash alone.

use std::fs::File;
use std::io::{Read as _, Write as _};
use std::path::{Path, PathBuf};

use blobs::{Blobs, Key, Spooled};
use store::Db;
use tempfile::NamedTempFile;
use web::depot::Depot;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::export::{LINES, lines};
use crate::exchange::archive::{Archive, Bounds};
use crate::exchange::{ExchangeError, Exported, Progress, Summary, off_thread};

/// Where the bytes lie in the zip.
const FILES: &str = "files/";
/// Files are as large as the network let them be.
const BOUNDS: Bounds = Bounds { entries: 5_000_000, entry: 64 << 30, total: 16 << 40, ratio: 1_000 };
/// How much is read at a time.
const PIECE: usize = 256 << 10;

/// Whether a file's name says that it is a zip.
pub(crate) fn is_zip(file: &Path) -> bool {
    file.extension().is_some_and(|e| e.eq_ignore_ascii_case("zip"))
}

/// Writes everything here, with the bytes of files, into one zip.
///
/// # Errors
/// When the file cannot be written or the database cannot be read; no file is left then.
pub async fn pack(
    db: &Db,
    blobs: &Blobs,
    file: &Path,
    progress: &Progress,
) -> Result<Exported, ExchangeError> {
    let part = PathBuf::from(format!("{}.part", file.display()));
    let done = packed(db, blobs, &part, progress).await.and_then(|exported| {
        std::fs::rename(&part, file).map_err(|e| ExchangeError::io(file, &e))?;
        Ok(exported)
    });
    if done.is_err() {
        std::fs::remove_file(&part).ok();
    }
    done
}

async fn packed(db: &Db, blobs: &Blobs, part: &Path, progress: &Progress) -> Result<Exported, ExchangeError> {
    let broken = |e: std::io::Error| ExchangeError::io(part, &e);
    let folder = part.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let text = NamedTempFile::new_in(folder).map_err(broken)?;
    let (mut exported, keys) = lines(db, text.path(), progress, true).await?;
    let mut options = std::fs::OpenOptions::new();
    options.write(true).create(true).truncate(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut zip = ZipWriter::new(options.open(part).map_err(broken)?);
    let large = SimpleFileOptions::default().large_file(true);
    zip.start_file(LINES, large).map_err(|e| broken(e.into()))?;
    std::io::copy(&mut File::open(text.path()).map_err(broken)?, &mut zip).map_err(broken)?;
    for key in keys {
        let Some(key) = Key::parse(&key) else { continue };
        let Ok(local) = blobs.local(&key).await else {
            exported.missing.push(key.to_string());
            continue;
        };
        zip.start_file(format!("{FILES}{key}"), large).map_err(|e| broken(e.into()))?;
        let mut bytes = File::open(local.path()).map_err(broken)?;
        std::io::copy(&mut bytes, &mut zip).map_err(broken)?;
        exported.files += 1;
    }
    let file = zip.finish().map_err(|e| broken(e.into()))?;
    file.sync_all().map_err(broken)?;
    Ok(exported)
}

/// Brings a zip in that `pack` wrote: first the bytes, then the lines.
///
/// # Errors
/// A sentence when nothing in the file could be read; nothing is stored then.
pub async fn unpack(
    db: &Db,
    depot: &Depot,
    file: &Path,
    progress: &Progress,
) -> Result<Summary, ExchangeError> {
    let path = file.to_owned();
    let archive = off_thread(move || Archive::check(&path, BOUNDS)).await?;
    if !archive.names().iter().any(|name| name == LINES) {
        return Err(ExchangeError::file(format!("There is no {LINES} in the zip. Nothing was imported.")));
    }
    let broken = |e: std::io::Error| ExchangeError::io(file, &e);
    let mut text = NamedTempFile::new().map_err(broken)?;
    let mut reader = archive.reader()?;
    reader.copy(LINES, &mut text)?;
    text.flush().map_err(broken)?;
    super::import::readable(text.path()).await?;
    let mut wrong = Vec::new();
    for name in archive.names().iter().filter(|name| name.starts_with(FILES)) {
        if let Some(why) = bring(db, depot, &mut reader, name).await? {
            wrong.push((name.clone(), why));
        }
    }
    let mut summary = super::import::jsonl(db, text.path(), progress).await?;
    wrong.into_iter().for_each(|(place, why)| summary.skip(place, why));
    Ok(summary)
}

/// A file that lies somewhere for now, on its way to the others.
pub(crate) async fn spooled(depot: &Depot, mut came: File) -> std::io::Result<Spooled> {
    std::io::Seek::rewind(&mut came)?;
    let mut spool = depot.blobs.spool(u64::MAX).await?;
    let mut piece = vec![0; PIECE];
    loop {
        let read = came.read(&mut piece)?;
        let Some(part) = piece.get(..read).filter(|p| !p.is_empty()) else { break };
        spool.write(part).await.map_err(blobs::SpoolError::io)?;
    }
    spool.done().await
}

/// Keeps the bytes of one entry, under the hash they have; why not, when they are not what they say.
async fn bring(
    db: &Db,
    depot: &Depot,
    reader: &mut crate::exchange::archive::Reader,
    name: &str,
) -> Result<Option<String>, ExchangeError> {
    let Some(key) = name.strip_prefix(FILES).and_then(Key::parse) else {
        return Ok(Some("this is not the name of bytes".to_owned()));
    };
    let broken = |e: std::io::Error| ExchangeError::file(format!("{name}: {e}"));
    let mut came = tempfile::tempfile().map_err(broken)?;
    reader.copy(name, &mut came)?;
    let spooled = spooled(depot, came).await.map_err(broken)?;
    if *spooled.key() != key {
        return Ok(Some("these are not the bytes of that name".to_owned()));
    }
    let (state, size) = (
        if depot.scan.is_some() { "waiting" } else { "free" },
        i64::try_from(spooled.len()).unwrap_or(i64::MAX),
    );
    let row = key.to_string();
    let known = db.bulk(move |w| workshop::files::store::touch(w, &row, size, state)).await?;
    let Some(known) = known else {
        return Ok(Some("the same bytes are being removed this moment: run it again".to_owned()));
    };
    let work = match known.as_str() {
        "waiting" => "scan",
        "free" | "clean" => "thumbs",
        _ => return Ok(Some("the virus scanner refused the same bytes before".to_owned())),
    };
    depot.blobs.keep(&spooled).await.map_err(broken)?;
    let row = key.to_string();
    db.bulk(move |w| workshop::files::store::give(w, work, &row)).await?;
    Ok(None)
}

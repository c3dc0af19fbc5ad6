//! Blobs in a folder of this machine: `ab/abcdef…`, written once and never changed.

use std::fs;
use std::io::{self, SeekFrom};
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use futures_util::stream;
use tokio::io::{AsyncReadExt, AsyncSeekExt};

use crate::{Chunks, Key, Spooled};

/// How much is read at a time.
const PIECE: usize = 64 * 1024;

/// A folder of blobs.
#[derive(Debug, Clone)]
pub(crate) struct Disk {
    root: PathBuf,
}

/// Makes a folder that nobody else on the machine reads.
pub(crate) fn folder(path: &Path) -> io::Result<()> {
    let mut made = fs::DirBuilder::new();
    made.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut made, 0o700);
    made.create(path)
}

/// Removes what somebody who died left behind.
pub(crate) fn sweep(incoming: &Path, older: Duration) {
    let Ok(entries) = fs::read_dir(incoming) else { return };
    let old = |entry: &fs::DirEntry| {
        let changed = entry.metadata().and_then(|m| m.modified()).ok();
        changed.and_then(|at| SystemTime::now().duration_since(at).ok()).is_some_and(|age| age > older)
    };
    for entry in entries.flatten().filter(old) {
        if let Err(error) = fs::remove_file(entry.path()) {
            tracing::warn!(path = %entry.path().display(), %error, "an old upload cannot be removed");
        }
    }
}

fn keep(from: &Path, to: &Path) -> io::Result<()> {
    let parent = to.parent().ok_or_else(|| io::Error::other("a blob without a folder"))?;
    folder(parent)?;
    fs::File::open(from)?.sync_all()?;
    // The temporary file stays until its owner drops it; two names for a moment hurt nobody.
    match fs::hard_link(from, to) {
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => return Ok(()),
        Err(_) => fs::copy(from, to.with_extension("part")).and_then(|_| {
            fs::File::open(to.with_extension("part"))?.sync_all()?;
            fs::rename(to.with_extension("part"), to)
        })?,
        Ok(()) => {}
    }
    fs::File::open(parent)?.sync_all()?;
    parent.parent().map_or(Ok(()), |root| fs::File::open(root)?.sync_all())
}

impl Disk {
    pub(crate) fn new(root: &Path) -> Self {
        Self { root: root.to_owned() }
    }
    pub(crate) fn path(&self, key: &Key) -> PathBuf {
        self.root.join(key.path())
    }
    pub(crate) async fn keep(&self, spooled: &Spooled) -> io::Result<()> {
        let (from, to) = (spooled.path().to_owned(), self.path(spooled.key()));
        tokio::task::spawn_blocking(move || keep(&from, &to)).await.map_err(io::Error::other)?
    }
    pub(crate) async fn read(&self, key: &Key, range: Option<Range<u64>>) -> io::Result<Chunks> {
        let mut file = tokio::fs::File::open(self.path(key)).await?;
        let range = range.unwrap_or(0..u64::MAX);
        if range.start > 0 {
            file.seek(SeekFrom::Start(range.start)).await?;
        }
        let rest = file.take(range.end.saturating_sub(range.start));
        Ok(Box::pin(stream::try_unfold(rest, async |mut rest| {
            let mut piece = bytes::BytesMut::with_capacity(PIECE);
            let read = rest.read_buf(&mut piece).await?;
            Ok((read > 0).then(|| (piece.freeze(), rest)))
        })))
    }
    pub(crate) async fn under(&self, head: &str) -> io::Result<Vec<Key>> {
        let mut found = Vec::new();
        let mut entries = match tokio::fs::read_dir(self.root.join(head)).await {
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(found),
            entries => entries?,
        };
        while let Some(entry) = entries.next_entry().await? {
            found.extend(entry.file_name().to_str().and_then(Key::parse));
        }
        Ok(found)
    }
    pub(crate) async fn remove(&self, key: &Key) -> io::Result<()> {
        match tokio::fs::remove_file(self.path(key)).await {
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
            done => done,
        }
    }
}

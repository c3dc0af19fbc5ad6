//! A file on its way in: written piece by piece, measured and hashed; gone when it is dropped.

use std::io;
use std::path::Path;

use futures_util::StreamExt;
use sha2::{Digest, Sha256};
use tempfile::TempPath;
use tokio::fs::File;
use tokio::io::AsyncWriteExt;

use crate::{Chunks, Key};

/// A file that is being taken in.
#[derive(Debug)]
pub struct Spool {
    path: TempPath,
    file: File,
    hash: Sha256,
    len: u64,
    most: u64,
}

/// Why a piece was not taken.
#[derive(Debug)]
pub enum SpoolError {
    /// More than was allowed.
    TooLarge,
    /// The disk says no.
    Io(io::Error),
}

impl SpoolError {
    /// As an error of the disk.
    #[must_use]
    pub fn io(self) -> io::Error {
        match self {
            Self::TooLarge => io::Error::new(io::ErrorKind::FileTooLarge, "too large"),
            Self::Io(error) => error,
        }
    }
}

/// A whole file that came in, not yet kept.
#[derive(Debug)]
pub struct Spooled {
    path: TempPath,
    len: u64,
    key: Key,
}

fn temporary(folder: &Path) -> io::Result<(std::fs::File, TempPath)> {
    Ok(tempfile::Builder::new().prefix("in-").tempfile_in(folder)?.into_parts())
}

impl Spool {
    pub(crate) async fn begin(folder: &Path, most: u64) -> io::Result<Self> {
        let folder = folder.to_owned();
        let made = tokio::task::spawn_blocking(move || temporary(&folder)).await;
        let (file, path) = made.map_err(io::Error::other)??;
        Ok(Self { path, file: File::from_std(file), hash: Sha256::new(), len: 0, most })
    }

    /// Takes a piece.
    ///
    /// # Errors
    /// `TooLarge` once more than was allowed has come; the disk's own.
    pub async fn write(&mut self, piece: &[u8]) -> Result<(), SpoolError> {
        let len = self.len.saturating_add(u64::try_from(piece.len()).unwrap_or(u64::MAX));
        if len > self.most {
            return Err(SpoolError::TooLarge);
        }
        self.hash.update(piece);
        self.file.write_all(piece).await.map_err(SpoolError::Io)?;
        self.len = len;
        Ok(())
    }

    /// That was all.
    ///
    /// # Errors
    /// When the disk says no.
    pub async fn done(mut self) -> io::Result<Spooled> {
        self.file.flush().await?;
        Ok(Spooled { path: self.path, len: self.len, key: Key::of(&self.hash.finalize()) })
    }
}

impl Spooled {
    /// Where it lies for now.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }
    /// How many bytes it has.
    #[must_use]
    pub const fn len(&self) -> u64 {
        self.len
    }
    /// Whether nothing came.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.len == 0
    }
    /// Under which key it will be kept.
    #[must_use]
    pub const fn key(&self) -> &Key {
        &self.key
    }
}

/// Fetches a stream into a temporary file.
pub(crate) async fn fetched(folder: &Path, mut chunks: Chunks) -> io::Result<TempPath> {
    let mut spool = Spool::begin(folder, u64::MAX).await?;
    while let Some(chunk) = chunks.next().await {
        spool.write(&chunk?).await.map_err(SpoolError::io)?;
    }
    Ok(spool.done().await?.path)
}

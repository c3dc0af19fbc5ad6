//! Bytes of files, kept under the SHA-256 of what they are: in a folder, or in a bucket that speaks
//! S3. A tool of its own beside `store`, because the database's tests need neither TLS nor HTTP.
//!
//! Bytes come in through a [`Spool`]: a temporary file next to where they will lie, measured and
//! hashed on the way, so nothing is ever held in memory whole. `keep` makes them durable under
//! their key before it answers. Whoever dies on the way leaves a temporary file, which a later
//! start removes, and never half a blob.

#[cfg(feature = "s3")]
mod bucket;
#[cfg(not(feature = "s3"))]
#[path = "without.rs"]
mod bucket;
mod disk;
mod key;
mod spool;

use std::io;
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::pin::Pin;
use std::time::Duration;

use futures_util::Stream;

use bucket::Bucket;
use disk::Disk;
pub use key::Key;
pub use spool::{Spool, SpoolError, Spooled};

/// Bytes on their way out.
pub type Chunks = Pin<Box<dyn Stream<Item = io::Result<bytes::Bytes>> + Send>>;

/// A temporary file this old was left by somebody who died.
const LEFT_BEHIND: Duration = Duration::from_secs(24 * 3600);

/// Where blobs are kept. Cheap to clone.
#[derive(Debug, Clone)]
pub struct Blobs {
    place: Place,
    incoming: PathBuf,
}

#[derive(Debug, Clone)]
enum Place {
    Disk(Disk),
    Bucket(Bucket),
}

/// A blob as a file on this machine, for work that needs one.
#[derive(Debug)]
pub struct Local {
    path: PathBuf,
    _fetched: Option<tempfile::TempPath>,
}

impl Local {
    /// Where it lies.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }
}

impl Blobs {
    /// Blobs in a folder, or in the bucket of an address like `s3://bucket/prefix`. Files on their
    /// way in lie in `folder` either way. Keys and endpoint of a bucket come from the environment:
    /// `AWS_ACCESS_KEY_ID`, `AWS_SECRET_ACCESS_KEY`, `AWS_REGION`, `AWS_ENDPOINT_URL`.
    ///
    /// # Errors
    /// A sentence for the operator.
    pub fn open(address: Option<&str>, folder: &Path) -> Result<Self, String> {
        let incoming = folder.join("incoming");
        disk::folder(&incoming).map_err(|e| format!("files: {} cannot be made: {e}", incoming.display()))?;
        disk::sweep(&incoming, LEFT_BEHIND);
        let place = match address {
            Some(address) => Place::Bucket(Bucket::open(address)?),
            None => Place::Disk(Disk::new(folder)),
        };
        Ok(Self { place, incoming })
    }

    /// Begins to take in a file of at most `most` bytes.
    ///
    /// # Errors
    /// When the disk says no.
    pub async fn spool(&self, most: u64) -> io::Result<Spool> {
        Spool::begin(&self.incoming, most).await
    }

    /// Puts bytes that are in memory already (a small picture) where files come in.
    ///
    /// # Errors
    /// When the disk says no.
    pub async fn spool_bytes(&self, bytes: &[u8]) -> io::Result<Spooled> {
        let mut spool = self.spool(u64::MAX).await?;
        spool.write(bytes).await.map_err(SpoolError::io)?;
        spool.done().await
    }

    /// Makes what came in durable under its key. Doing it again changes nothing.
    ///
    /// # Errors
    /// When the disk or the bucket says no.
    pub async fn keep(&self, spooled: &Spooled) -> io::Result<()> {
        match &self.place {
            Place::Disk(disk) => disk.keep(spooled).await,
            Place::Bucket(bucket) => bucket.keep(spooled).await,
        }
    }

    /// The bytes of a blob, all or a range of them.
    ///
    /// # Errors
    /// `NotFound` when it is not there.
    pub async fn read(&self, key: &Key, range: Option<Range<u64>>) -> io::Result<Chunks> {
        match &self.place {
            Place::Disk(disk) => disk.read(key, range).await,
            Place::Bucket(bucket) => bucket.read(key, range).await,
        }
    }

    /// A blob as a file: where it lies, or fetched for as long as the answer lives.
    ///
    /// # Errors
    /// `NotFound` when it is not there.
    pub async fn local(&self, key: &Key) -> io::Result<Local> {
        match &self.place {
            Place::Disk(disk) => {
                let path = disk.path(key);
                tokio::fs::metadata(&path).await?;
                Ok(Local { path, _fetched: None })
            }
            Place::Bucket(bucket) => {
                let fetched = spool::fetched(&self.incoming, bucket.read(key, None).await?).await?;
                Ok(Local { path: fetched.to_path_buf(), _fetched: Some(fetched) })
            }
        }
    }

    /// The keys of everything that lies in one of the folders of [`Key::heads`].
    ///
    /// # Errors
    /// When the disk or the bucket says no.
    pub async fn under(&self, head: &str) -> io::Result<Vec<Key>> {
        match &self.place {
            Place::Disk(disk) => disk.under(head).await,
            Place::Bucket(bucket) => bucket.under(head).await,
        }
    }

    /// Removes a blob; one that is not there is no error.
    ///
    /// # Errors
    /// When the disk or the bucket says no.
    pub async fn remove(&self, key: &Key) -> io::Result<()> {
        match &self.place {
            Place::Disk(disk) => disk.remove(key).await,
            Place::Bucket(bucket) => bucket.remove(key).await,
        }
    }
}

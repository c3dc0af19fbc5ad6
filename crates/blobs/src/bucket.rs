//! Blobs in a bucket that speaks S3.

use std::io;
use std::ops::Range;
use std::sync::Arc;

use futures_util::{StreamExt, TryStreamExt};
use object_store::aws::{AmazonS3, AmazonS3Builder};
use object_store::path::Path;
use object_store::{Error, GetOptions, GetRange, ObjectStore, WriteMultipart};
use tokio::io::AsyncReadExt;

use crate::{Chunks, Key, Spooled};

/// Up to this size a blob is sent in one piece; larger ones in parts of this size.
const PART: usize = 8 << 20;
/// How many parts are on their way at once.
const AT_ONCE: usize = 4;

/// A bucket, and what stands before every name in it.
#[derive(Debug, Clone)]
pub(crate) struct Bucket {
    store: Arc<AmazonS3>,
    prefix: String,
}

fn io(error: Error) -> io::Error {
    match error {
        Error::NotFound { .. } => io::Error::new(io::ErrorKind::NotFound, error),
        other => io::Error::other(other),
    }
}

impl Bucket {
    pub(crate) fn open(address: &str) -> Result<Self, String> {
        let rest = address.strip_prefix("s3://").ok_or("files: give a folder, or s3://bucket")?;
        let (bucket, prefix) = rest.split_once('/').unwrap_or((rest, ""));
        let endpoint = std::env::var("AWS_ENDPOINT_URL").unwrap_or_default();
        let store = AmazonS3Builder::from_env()
            .with_bucket_name(bucket)
            .with_allow_http(endpoint.starts_with("http://"))
            .build()
            .map_err(|e| format!("files: {address} cannot be used: {e}"))?;
        Ok(Self { store: Arc::new(store), prefix: prefix.trim_end_matches('/').to_owned() })
    }
    fn path(&self, key: &Key) -> Path {
        if self.prefix.is_empty() {
            Path::from(key.path())
        } else {
            Path::from(format!("{}/{}", self.prefix, key.path()))
        }
    }
    pub(crate) async fn keep(&self, spooled: &Spooled) -> io::Result<()> {
        let path = self.path(spooled.key());
        let mut file = tokio::fs::File::open(spooled.path()).await?;
        if spooled.len() <= PART as u64 {
            let mut bytes = Vec::new();
            file.read_to_end(&mut bytes).await?;
            return self.store.put(&path, bytes.into()).await.map(drop).map_err(io);
        }
        let upload = self.store.put_multipart(&path).await.map_err(io)?;
        let mut parts = WriteMultipart::new_with_chunk_size(upload, PART);
        let mut piece = vec![0; 256 << 10];
        loop {
            let read = file.read(&mut piece).await?;
            let Some(part) = piece.get(..read).filter(|p| !p.is_empty()) else { break };
            parts.wait_for_capacity(AT_ONCE).await.map_err(io)?;
            parts.write(part);
        }
        parts.finish().await.map(drop).map_err(io)
    }
    pub(crate) async fn read(&self, key: &Key, range: Option<Range<u64>>) -> io::Result<Chunks> {
        let options = GetOptions { range: range.map(GetRange::Bounded), ..GetOptions::default() };
        let found = self.store.get_opts(&self.path(key), options).await.map_err(io)?;
        Ok(found.into_stream().map_err(io).boxed())
    }
    pub(crate) async fn under(&self, head: &str) -> io::Result<Vec<Key>> {
        let prefix = match self.prefix.as_str() {
            "" => Path::from(head),
            prefix => Path::from(format!("{prefix}/{head}")),
        };
        let mut all = self.store.list(Some(&prefix));
        let mut found = Vec::new();
        while let Some(one) = all.try_next().await.map_err(io)? {
            found.extend(one.location.filename().and_then(Key::parse));
        }
        Ok(found)
    }
    pub(crate) async fn remove(&self, key: &Key) -> io::Result<()> {
        match self.store.delete(&self.path(key)).await {
            Err(Error::NotFound { .. }) => Ok(()),
            done => done.map_err(io),
        }
    }
}

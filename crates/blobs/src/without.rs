//! In the place of buckets, in a program that was built without them.

use std::io;
use std::ops::Range;

use crate::{Chunks, Key, Spooled};

/// No bucket: there is none of these.
#[derive(Debug, Clone)]
pub(crate) enum Bucket {}

impl Bucket {
    pub(crate) fn open(_: &str) -> Result<Self, String> {
        Err("files: this program was built without S3; build it with --features s3, or give a folder"
            .to_owned())
    }
    pub(crate) async fn keep(&self, _: &Spooled) -> io::Result<()> {
        match *self {}
    }
    pub(crate) async fn read(&self, _: &Key, _: Option<Range<u64>>) -> io::Result<Chunks> {
        match *self {}
    }
    pub(crate) async fn under(&self, _: &str) -> io::Result<Vec<Key>> {
        match *self {}
    }
    pub(crate) async fn remove(&self, _: &Key) -> io::Result<()> {
        match *self {}
    }
}

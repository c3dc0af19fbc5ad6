//! What holds for blobs wherever they are kept.

use blobs::{Blobs, Key, SpoolError};
use futures_util::StreamExt;

async fn all(blobs: &Blobs, key: &Key, range: Option<std::ops::Range<u64>>) -> Vec<u8> {
    let mut chunks = blobs.read(key, range).await.unwrap();
    let mut out = Vec::new();
    while let Some(chunk) = chunks.next().await {
        out.extend_from_slice(&chunk.unwrap());
    }
    out
}

/// Twenty megabytes that do not repeat: a bucket takes them in parts.
fn many() -> Vec<u8> {
    let mut n = 7_u32;
    let mut next = || {
        n = n.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        n.to_le_bytes()
    };
    (0..5_000_000).flat_map(|_| next()).collect()
}

/// Keeps, reads and removes a small blob and a large one.
pub async fn kept(blobs: &Blobs) {
    let bytes = many();
    for bytes in [b"a few words".as_slice(), &bytes] {
        let came = blobs.spool_bytes(bytes).await.unwrap();
        let key = came.key().clone();
        assert!(blobs.read(&key, None).await.is_err(), "nothing is there before it is kept");
        blobs.keep(&came).await.unwrap();
        blobs.keep(&came).await.unwrap();
        drop(came);
        assert!(all(blobs, &key, None).await == bytes);
        let end = u64::try_from(bytes.len()).unwrap();
        assert!(all(blobs, &key, Some(end - 5..end)).await == bytes[bytes.len() - 5..]);
        let local = blobs.local(&key).await.unwrap();
        assert!(std::fs::read(local.path()).unwrap() == bytes);
        drop(local);
        blobs.remove(&key).await.unwrap();
        blobs.remove(&key).await.unwrap();
        let gone = blobs.read(&key, None).await.err().map(|e| e.kind());
        assert_eq!(gone, Some(std::io::ErrorKind::NotFound));
    }
    let mut spool = blobs.spool(4).await.unwrap();
    spool.write(b"1234").await.unwrap();
    assert!(matches!(spool.write(b"5").await, Err(SpoolError::TooLarge)));
}

/// How many temporary files there are.
pub fn on_their_way(folder: &std::path::Path) -> usize {
    std::fs::read_dir(folder.join("incoming")).unwrap().count()
}

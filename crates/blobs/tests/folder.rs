//! Blobs in a folder of this machine.
// A test that cannot go on has to stop loudly.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, missing_docs)]

mod common;

use blobs::Blobs;
use common::{kept, on_their_way};
use testkit::block_on;

#[test]
fn a_folder_keeps_blobs() {
    block_on(async {
        let folder = tempfile::tempdir().unwrap();
        let blobs = Blobs::open(None, folder.path()).unwrap();
        kept(&blobs).await;
        assert_eq!(on_their_way(folder.path()), 0);
        // Left by somebody who died, long ago and just now.
        let left = |name: &str| folder.path().join("incoming").join(name);
        for name in ["in-old", "in-new"] {
            std::fs::write(left(name), b"half").unwrap();
        }
        let long_ago = std::time::SystemTime::now() - std::time::Duration::from_secs(2 * 86_400);
        std::fs::File::options().write(true).open(left("in-old")).unwrap().set_modified(long_ago).unwrap();
        Blobs::open(None, folder.path()).unwrap();
        assert!(left("in-new").exists() && !left("in-old").exists());
    });
}

//! Killed in the middle of taking files in: whatever lies under a key is whole.
// A test that cannot go on has to stop loudly.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, missing_docs)]

use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Duration;

use blobs::{Blobs, Key};
use sha2::{Digest, Sha256};
use testkit::block_on;

const FOLDER: &str = "BLOBS_TEST_FOLDER";

/// The one that is killed: takes in three megabytes at a time, for ever.
fn take_in(folder: &Path) {
    block_on(async {
        let blobs = Blobs::open(None, folder).unwrap();
        for n in 0_u64.. {
            let bytes = n.to_le_bytes().repeat(400_000);
            blobs.keep(&blobs.spool_bytes(&bytes).await.unwrap()).await.unwrap();
        }
    });
}

fn whole(folder: &Path) -> usize {
    let mut found = 0;
    for shelf in std::fs::read_dir(folder).unwrap().flatten().filter(|e| e.file_name().len() == 2) {
        for blob in std::fs::read_dir(shelf.path()).unwrap().flatten() {
            let key = Key::of(&Sha256::digest(std::fs::read(blob.path()).unwrap()));
            assert_eq!(blob.file_name().to_str(), Some(key.as_str()));
            found += 1;
        }
    }
    found
}

#[test]
fn killed_in_the_middle_nothing_half_is_left() {
    if let Some(folder) = std::env::var_os(FOLDER) {
        return take_in(Path::new(&folder));
    }
    let folder = tempfile::tempdir().unwrap();
    let mut found = 0;
    for round in 0..8 {
        let mut command = Command::new(std::env::current_exe().unwrap());
        command.args(["killed_in_the_middle_nothing_half_is_left", "--exact"]);
        command.env(FOLDER, folder.path()).stdout(Stdio::null()).stderr(Stdio::null());
        let mut child = command.spawn().unwrap();
        std::thread::sleep(Duration::from_millis(120 + round * 41));
        child.kill().unwrap();
        child.wait().unwrap();
        found = whole(folder.path());
    }
    assert!(found > 0, "somebody was quick enough to keep one");
}

//! Tidy: the house rules that a program can check. What it refuses is said in one sentence each,
//! with the place; exceptions are listed here with their reason.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)]

mod audit;
mod files;
mod rooms;
mod trail;
mod twins;
mod words;

use std::fs;
use std::path::{Path, PathBuf};

/// The root of the repository.
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").canonicalize().unwrap()
}

/// Every file below `folder` with one of these endings, as path from the root and text.
pub fn texts(folder: &str, endings: &[&str]) -> Vec<(String, String)> {
    let mut found = Vec::new();
    walk(&root().join(folder), &mut |path| {
        let ending = path.extension().and_then(|e| e.to_str()).unwrap_or_default();
        if endings.contains(&ending) {
            let name = path.strip_prefix(root()).unwrap().display().to_string();
            found.push((name, fs::read_to_string(path).unwrap_or_default()));
        }
    });
    found.sort();
    found
}

fn walk(folder: &Path, see: &mut dyn FnMut(&Path)) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let (path, name) = (entry.path(), entry.file_name());
        let skipped = ["node_modules", "target", ".git"].iter().any(|skip| name == *skip);
        if path.is_dir() && !skipped {
            walk(&path, see);
        } else if path.is_file() {
            see(&path);
        }
    }
}

/// Fails with the whole list, so that one run shows all there is to do.
pub fn none(what: &str, found: &[String]) {
    assert!(found.is_empty(), "{what}:\n  {}\n", found.join("\n  "));
}

//! Rooms do not import rooms, and wings do not depend on wings.

use std::collections::BTreeSet;

use crate::{none, root, texts};

/// Crates of several rooms.
const WINGS: &[&str] = &["commons", "workshop", "duties", "compass", "wayfinding"];
/// Rooms that outgrew their wing and are a crate each.
const GROWN: &[&str] = &["people", "spaces", "roles", "conversations"];

/// The folders of a wing that hold a room.
fn rooms(wing: &str) -> BTreeSet<String> {
    let source = root().join("crates").join(wing).join("src");
    let folders = std::fs::read_dir(source).unwrap().flatten().filter(|e| e.path().join("mod.rs").exists());
    folders.map(|e| e.file_name().to_string_lossy().into_owned()).collect()
}

#[test]
fn rooms_never_import_rooms() {
    let mut found = Vec::new();
    for wing in WINGS {
        let rooms = rooms(wing);
        for room in &rooms {
            for (name, text) in texts(&format!("crates/{wing}/src/{room}"), &["rs"]) {
                for (at, line) in text.lines().enumerate().filter(|(_, l)| !l.trim_start().starts_with("//"))
                {
                    let other = rooms.iter().filter(|r| *r != room).find(|r| imports(line, r));
                    if let Some(other) = other {
                        found.push(format!("{name}:{} imports {other}", at + 1));
                    }
                }
            }
        }
    }
    none("announce a fact, or let SQL read the columns the other room calls public", &found);
}

/// `crate::spaces::…`, `super::super::spaces::…`, `use crate::{spaces, …}`.
fn imports(line: &str, room: &str) -> bool {
    let direct = ["crate::", "super::super::"].iter().any(|from| {
        line.split(from).skip(1).any(|rest| rest.strip_prefix(room).is_some_and(|end| !word_goes_on(end)))
    });
    let listed = line.trim_start().starts_with("use crate::{")
        && line.split(['{', ',', '}']).any(|item| item.trim().split("::").next() == Some(room));
    direct || listed
}

fn word_goes_on(rest: &str) -> bool {
    rest.starts_with(|c: char| c.is_alphanumeric() || c == '_')
}

#[test]
fn wings_never_depend_on_wings() {
    let all = || WINGS.iter().chain(GROWN);
    for wing in all() {
        let text = std::fs::read_to_string(root().join("crates").join(wing).join("Cargo.toml")).unwrap();
        let (normal, _) = text.split_once("[dev-dependencies]").unwrap_or((&text, ""));
        for other in all().filter(|o| *o != wing) {
            let depends = normal
                .lines()
                .any(|l| l.starts_with(&format!("{other}.")) || l.starts_with(&format!("{other} =")));
            assert!(!depends, "{wing} depends on {other}");
        }
    }
}

#[test]
fn the_kernel_knows_no_server_and_no_driver() {
    let text = std::fs::read_to_string(root().join("crates/kernel/Cargo.toml")).unwrap();
    for name in ["axum", "rusqlite", "tokio-postgres"] {
        assert!(!text.lines().any(|l| l.starts_with(name)), "kernel depends on {name}");
    }
}

#[test]
fn imports_are_seen() {
    assert!(imports("use crate::spaces::store;", "spaces") && imports("use crate::{spaces, x};", "spaces"));
    assert!(!imports("use crate::spaces_and_more::x;", "spaces") && !imports("// spaces", "spaces"));
}

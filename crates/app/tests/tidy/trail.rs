//! The trail of migrations and what statements may write.

use std::collections::BTreeMap;

use crate::{none, root, texts};

#[test]
fn every_migration_is_in_the_trail_in_order() {
    let listed: Vec<&str> = store::MIGRATIONS.iter().map(|(name, _)| *name).collect();
    let files = texts("migrations", &["sql"]);
    let there: Vec<&str> =
        files.iter().map(|(n, _)| n.trim_start_matches("migrations/").trim_end_matches(".sql")).collect();
    assert_eq!(listed, there);
    for (at, name) in listed.iter().enumerate() {
        assert!(name.starts_with(&format!("{:04}_", at + 1)), "{name} is out of order");
    }
}

#[test]
fn what_is_for_one_engine_is_closed_again() {
    for (name, text) in store::MIGRATIONS {
        let count = |mark: &str| text.lines().filter(|l| l.trim() == mark).count();
        assert_eq!(count("-- sqlite:") + count("-- postgres:"), count("-- end"), "{name}");
    }
}

/// Which crate or wing writes the tables of which migration; a new migration names its owner here.
const OWNERS: &[(&str, &[&str])] = &[
    ("0001_house", &["store::", "jobs::", "policy::", "web::", "ensemble::", "people::"]),
    ("0002_people", &["people::"]),
    ("0003_spaces", &["spaces::"]),
    ("0004_conversations", &["conversations::"]),
    ("0005_wayfinding", &["wayfinding::"]),
    ("0006_roles", &["roles::", "commons::charters::"]),
    ("0007_registers", &["compass::registers::"]),
    ("0008_profiles", &["people::"]),
    ("0009_places", &["spaces::", "workshop::notes::"]),
    ("0010_outcomes", &["conversations::", "workshop::tasks::", "workshop::handings::"]),
    ("0011_timing", &["conversations::"]),
    ("0012_files", &["workshop::files::"]),
    ("0013_attention", &["wayfinding::", "web::"]),
    ("0014_finding", &["wayfinding::"]),
    ("0015_moderation", &["commons::moderation::"]),
    ("0016_outside", &["wayfinding::", "conversations::"]),
    ("0017_imports", &["ensemble::"]),
    ("0018_operation", &["commons::administration::", "ensemble::"]),
    ("0019_vault", &["app::vault::"]),
    ("0020_agenda", &["duties::", "roles::", "spaces::", "wayfinding::"]),
    ("0021_descriptions", &["duties::"]),
    ("0022_reading", &["conversations::", "commons::administration::", "wayfinding::"]),
];

/// Who may write everywhere: fills, imports, backups and the tests' town.
const EVERYWHERE: &[&str] =
    &["company::", "testkit::", "ensemble::exchange::", "ensemble::demo::", "app::vault::"];

/// Statements that write another room's table, with the reason.
const EXCEPTIONS: &[(&str, &str)] = &[
    ("conversations::store::pseudonyms::NAME", "a neutral name stands as an author among people"),
    ("conversations::bots::store::NAME", "a bot stands as an author among people"),
    ("conversations::clearing::store::S_BOT_NAMES", "and goes from there with its space"),
];

#[test]
fn nobody_writes_another_rooms_tables() {
    let mut owners: BTreeMap<String, &[&str]> = BTreeMap::new();
    for (name, text) in store::MIGRATIONS {
        let (_, owner) =
            OWNERS.iter().find(|(n, _)| n == name).unwrap_or_else(|| panic!("{name} has no owner"));
        for line in text.lines() {
            let made = ["CREATE TABLE ", "CREATE VIRTUAL TABLE "].iter().find_map(|m| line.strip_prefix(m));
            if let Some(table) = made.and_then(|rest| rest.split([' ', '(']).next()) {
                owners.insert(table.to_owned(), owner);
            }
        }
    }
    let mut found = Vec::new();
    for statement in store::STATEMENTS {
        let known = statement.name.contains("::tests::") || !product(statement.name);
        let free = EVERYWHERE.iter().any(|e| statement.name.starts_with(e));
        if known || free || EXCEPTIONS.iter().any(|(name, _)| *name == statement.name) {
            continue;
        }
        for table in written(statement.text(store::Engine::Postgres)) {
            let fine = owners.get(&table).is_none_or(|own| own.iter().any(|o| statement.name.starts_with(o)));
            if !fine {
                found.push(format!("{} writes {table}", statement.name));
            }
        }
    }
    none("rooms write only their own tables; announce a fact instead", &found);
}

/// Whether a statement is of a crate of the product, not of this test program.
pub fn product(name: &str) -> bool {
    let own = name.split("::").next().unwrap_or_default();
    root().join("crates").join(own).is_dir() || own == "ensemble"
}

/// The tables a statement inserts into, updates or deletes from.
fn written(text: &str) -> Vec<String> {
    let words: Vec<String> = text
        .split(|c: char| !c.is_ascii_alphanumeric() && c != '_')
        .filter(|w| !w.is_empty())
        .map(str::to_lowercase)
        .collect();
    let mut found = Vec::new();
    for (at, word) in words.iter().enumerate() {
        let before = |n: usize| at.checked_sub(n).map_or("", |i| words[i].as_str());
        let target = match word.as_str() {
            "into" if before(1) == "insert" => words.get(at + 1),
            "from" if before(1) == "delete" => words.get(at + 1),
            "update" if !["for", "do"].contains(&before(1)) => words.get(at + 1),
            _ => None,
        };
        found.extend(target.cloned());
    }
    found
}

#[test]
fn writes_are_seen() {
    assert_eq!(written("WITH x AS (SELECT 1) UPDATE threads SET a = 1"), ["threads"]);
    let upsert = "INSERT INTO follows (a) SELECT b FROM c WHERE TRUE ON CONFLICT (a) DO UPDATE SET a = 1";
    assert_eq!(written(upsert), ["follows"]);
    assert_eq!(written("SELECT 1 FROM jobs FOR UPDATE SKIP LOCKED"), Vec::<String>::new());
    assert_eq!(written("DELETE FROM drafts WHERE a = 1"), ["drafts"]);
}

#[test]
fn no_statement_changes_a_row_of_the_audit_and_one_forgets_old_ones() {
    let mut found = Vec::new();
    for statement in store::STATEMENTS {
        let text = statement.text(store::Engine::Postgres).to_lowercase();
        let changes = text.contains("update audit ");
        let drops = text.contains("delete from audit ");
        let forgets = statement.name == "commons::administration::audit::keep::FORGET";
        if changes || (drops && !forgets) {
            found.push(statement.name.to_owned());
        }
    }
    none("the audit is added to, and forgotten by its age", &found);
}

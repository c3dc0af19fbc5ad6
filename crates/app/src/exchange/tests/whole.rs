//! A whole database as text, table by table, to compare before and after.

use std::collections::BTreeMap;

use rusqlite::types::ValueRef;
use store::{Db, Target};

/// What runs on: the log of facts and acts, what the engine keeps for itself, and the vocabulary of
/// “did you mean”, in which a word of a title stays.
const RUNS_ON: [&str; 11] = [
    "facts",
    "fact_counter",
    "consumers",
    "audit",
    "nodes",
    "imports",
    "import_steps",
    "jobs",
    "search_near",
    "search_words",
    "schema_migrations",
];

/// Every row of every table.
pub(crate) async fn whole(db: &Db) -> BTreeMap<String, Vec<String>> {
    let mut all = match db.target() {
        Target::Sqlite(path) => lite(path),
        Target::Postgres(address) => pg(address).await,
    };
    all.retain(|name, rows| !RUNS_ON.iter().any(|r| name.starts_with(r)) && !rows.is_empty());
    all.values_mut().for_each(|rows| rows.sort());
    all
}

fn lite(path: &std::path::Path) -> BTreeMap<String, Vec<String>> {
    let base = rusqlite::Connection::open(path).unwrap();
    let mut names = base.prepare("SELECT name FROM sqlite_master WHERE type = 'table'").unwrap();
    let names: Vec<String> = names.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect();
    let mut all = BTreeMap::new();
    for name in names {
        let Ok(mut rows) = base.prepare(&format!("SELECT * FROM {name}")) else { continue };
        let columns = rows.column_count();
        let row = |row: &rusqlite::Row<'_>| {
            let shown = |at| match row.get_ref_unwrap(at) {
                ValueRef::Null => "NULL".to_owned(),
                ValueRef::Integer(n) => n.to_string(),
                ValueRef::Real(n) => n.to_string(),
                ValueRef::Text(t) | ValueRef::Blob(t) => String::from_utf8_lossy(t).into_owned(),
            };
            Ok((0..columns).map(shown).collect::<Vec<_>>().join(" | "))
        };
        let rows: Vec<String> = rows.query_map([], row).unwrap().map(Result::unwrap).collect();
        all.insert(name, rows);
    }
    all
}

async fn pg(address: &str) -> BTreeMap<String, Vec<String>> {
    let (client, connection) = tokio_postgres::connect(address, tokio_postgres::NoTls).await.unwrap();
    let running = tokio::spawn(connection);
    let tables = "SELECT table_name FROM information_schema.tables WHERE table_schema = 'public' AND table_type = 'BASE TABLE'";
    let mut all = BTreeMap::new();
    for name in client.query(tables, &[]).await.unwrap() {
        let name: String = name.get(0);
        let rows = client.query(&format!("SELECT t::text FROM {name} t"), &[]).await.unwrap();
        all.insert(name, rows.iter().map(|row| row.get(0)).collect());
    }
    drop(client);
    running.abort();
    all
}

/// Fails with what differs, row by row.
pub(crate) fn same(before: &BTreeMap<String, Vec<String>>, after: &BTreeMap<String, Vec<String>>) {
    let empty = Vec::new();
    let names: std::collections::BTreeSet<&String> = before.keys().chain(after.keys()).collect();
    let mut found = Vec::new();
    for name in names {
        let (a, b) = (before.get(name).unwrap_or(&empty), after.get(name).unwrap_or(&empty));
        found.extend(a.iter().filter(|row| !b.contains(row)).map(|row| format!("- {name}: {row}")));
        found.extend(b.iter().filter(|row| !a.contains(row)).map(|row| format!("+ {name}: {row}")));
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
}

//! A space is deleted: whatever room wrote of it, nothing of its words is left in the database.

use axum::http::Method;
use serde_json::json;
use store::Target;

use crate::net::{Net, on_both};

/// A word that is nowhere else.
const WORD: &str = "zirkonlagune";

/// Every table that holds the word in some column.
async fn holding(net: &Net) -> Vec<String> {
    match net.town.place().target() {
        Target::Sqlite(path) => in_sqlite(&path),
        Target::Postgres(url) => in_postgres(&url).await,
    }
}

fn in_sqlite(path: &std::path::Path) -> Vec<String> {
    let db = rusqlite::Connection::open(path).unwrap();
    let list = |sql: &str| -> Vec<String> {
        let mut ask = db.prepare(sql).unwrap();
        ask.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect()
    };
    // The full-text index keeps its own form; it is asked as an index below.
    let tables = list(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'search_words%' AND name NOT LIKE 'sqlite_%'",
    );
    assert!(tables.len() > 80, "{tables:?}");
    let mut found = Vec::new();
    for table in tables {
        for column in list(&format!("SELECT name FROM pragma_table_info('{table}')")) {
            let sql = format!(
                "SELECT COUNT(*) FROM \"{table}\" WHERE LOWER(CAST(\"{column}\" AS TEXT)) LIKE '%{WORD}%'"
            );
            if db.query_row(&sql, [], |row| row.get::<_, i64>(0)).unwrap() > 0 {
                found.push(format!("{table}.{column}"));
            }
        }
    }
    let indexed = "SELECT COUNT(*) FROM search_words WHERE search_words MATCH 'zirkon*'";
    if db.query_row(indexed, [], |row| row.get::<_, i64>(0)).unwrap() > 0 {
        found.push("search_words".into());
    }
    found
}

async fn in_postgres(url: &str) -> Vec<String> {
    let (db, connection) = tokio_postgres::connect(url, tokio_postgres::NoTls).await.unwrap();
    let running = tokio::spawn(connection);
    let tables = "SELECT table_name::text FROM information_schema.tables WHERE table_schema = 'public' AND table_type = 'BASE TABLE'";
    let mut found = Vec::new();
    for table in db.query(tables, &[]).await.unwrap() {
        let table: String = table.get(0);
        let sql = format!("SELECT COUNT(*) FROM \"{table}\" t WHERE t::text ILIKE '%{WORD}%'");
        if db.query_one(&sql, &[]).await.unwrap().get::<_, i64>(0) > 0 {
            found.push(table);
        }
    }
    drop(db);
    running.abort();
    found
}

async fn run(net: &Net, kinds: &'static [&'static str]) {
    let work = move |w: &mut store::Write<'_>| {
        let now = w.now();
        kinds.iter().try_for_each(|kind| jobs::enqueue(w, kind, "", now))
    };
    net.site.db.write(work).await.unwrap();
    net.settle().await;
}

/// A project in which everything that can hold words holds the word; the id of its conversation.
async fn written(net: &Net) -> String {
    let (ines, karim) = (net.script("ines").await, net.script("karim").await);
    let new = json!({"kind": "project", "name": "Zirkonlagune", "why": "zirkonlagune", "expected": "zirkonlagune",
        "free": "zirkonlagune", "ask": "zirkonlagune", "deciders": "zirkonlagune", "terms": "zirkonlagune"});
    ines.json(Method::POST, "/api/v1/spaces", &new).await.is(201);
    let at = "/api/v1/spaces/zirkonlagune";
    ines.json(Method::POST, &format!("{at}/members"), &json!({"person": "karim"})).await.is(201);
    karim.json(Method::POST, &format!("{at}/members"), &json!({})).await.is(201);
    let post = json!({"kind": "discussion", "title": "Die Zirkonlagune", "text": "#zirkonlagune @karim in der Zirkonlagune"});
    let thread = ines.json(Method::POST, &format!("{at}/threads"), &post).await.is(201).json();
    let id = thread["id"].as_str().unwrap().to_owned();
    let said = karim
        .json(Method::POST, &format!("/api/v1/threads/{id}/replies"), &json!({"text": "Zirkonlagune @ines"}))
        .await
        .is(201)
        .json();
    let message = said["id"].as_str().unwrap().to_owned();
    karim
        .json(Method::PATCH, &format!("/api/v1/messages/{message}"), &json!({"text": "Zirkonlagune, zweite"}))
        .await;
    ines.json(
        Method::POST,
        &format!("{at}/notes"),
        &json!({"title": "Zirkonlagune", "text": "[[Zirkonlagune]]"}),
    )
    .await
    .is(201);
    ines.json(Method::POST, &format!("{at}/tasks"), &json!({"title": "Zirkonlagune", "owner": "karim"}))
        .await
        .is(201);
    ines.json(Method::PUT, &format!("{at}/settings"), &json!({"slug": "zirkonlagune-2"})).await.is(200);
    let at = "/api/v1/spaces/zirkonlagune-2";
    let wave = json!({"people": "mamadou", "words": "zirkonlagune"});
    ines.json(Method::POST, &format!("{at}/waves"), &wave).await.is(201);
    id
}

#[test]
fn nothing_of_a_deleted_space_is_left_in_the_database() {
    on_both(async |net: Net| {
        assert_eq!(holding(&net).await, Vec::<String>::new());
        let id = written(&net).await;
        let (ines, karim) = (net.script("ines").await, net.script("karim").await);
        let at = "/api/v1/spaces/zirkonlagune-2";
        net.settle().await;
        let before = holding(&net).await;
        assert!(before.len() > 10, "the word is everywhere: {before:?}");
        let found = karim.get("/api/v1/search?q=zirkonlagune").await.is(200).json();
        assert!(!found["items"].as_array().unwrap().is_empty());

        ines.json(Method::POST, &format!("{at}/removal"), &json!({"name": "Zirkonlagune"})).await.is(200);
        net.settle().await;
        let told = karim.get("/api/v1/notifications").await.is(200).json();
        assert!(told.to_string().contains("space_leaving"), "{told}");
        net.town.clock.advance(15 * kernel::time::DAY);
        run(&net, &["spaces.removals", "retention.keys", "mail.forget"]).await;
        assert_eq!(holding(&net).await, Vec::<String>::new(), "nothing is left");
        ines.get(at).await.is(404);
        ines.get(&format!("/api/v1/threads/{id}")).await.is(404);
        let found = karim.get("/api/v1/search?q=zirkonlagune").await.is(200).json();
        assert_eq!(found["items"].as_array().map(Vec::len), Some(0));
        // What was there beside it is still found.
        let other = karim.get("/api/v1/search?q=bearing").await.is(200).json();
        assert!(!other["items"].as_array().unwrap().is_empty(), "{other}");
    });
}

//! Files by links: fetched from a server beside the test, kept and pointed to; what is not given is named.

use axum::Router;
use axum::http::StatusCode;
use axum::response::Redirect;
use axum::routing::get;
use serde_json::json;
use store::{Db, Read, p, sql};
use testkit::both_engines_empty;
use web::depot::Depot;
use web::outward::Outward;

use super::fixture::{day, export, line, slack};
use crate::exchange::{Choices, Fetched, Kind, Progress, fetch};

/// Serves a plan, a way to it, a program, something that is kept shut, and nothing else.
async fn served() -> String {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let base = format!("http://{}", listener.local_addr().unwrap());
    let plan = format!("{base}/plan.txt");
    let app = Router::new()
        .route("/plan.txt", get(|| async { "a plan" }))
        .route("/hop", get(move || async move { Redirect::temporary(&plan) }))
        .route("/round", get(|| async { Redirect::temporary("/round") }))
        .route("/tool", get(|| async { b"MZ\x90\x00\x03\x00\x00\x00".repeat(40) }))
        .route("/shut", get(|| async { StatusCode::FORBIDDEN }));
    tokio::spawn(async move { axum::serve(listener, app).await });
    base
}

sql!(SAID, "SELECT m.body, m.html FROM messages m ORDER BY m.id LIMIT 1");
sql!(
    KEPT,
    "SELECT f.name, f.via, f.author_id = m.author_id FROM files f JOIN message_files x ON x.file_id = f.id
     JOIN messages m ON m.id = x.message_id ORDER BY f.id"
);

async fn got(db: &Db, path: &std::path::Path, depot: &Depot, outward: &Outward) -> Fetched {
    let beside = (depot, outward, &Progress::none());
    fetch(db, Kind::Slack, path, &Choices::default(), beside).await.unwrap()
}

#[test]
fn files_are_fetched_once_and_what_is_not_given_out_is_named() {
    both_engines_empty(async |db| {
        let base = served().await;
        let one = |name: &str, at: &str| {
            let link = format!("https://files.slack.example/{name}?pub=1");
            json!({"name": name, "permalink": link, "url_private": format!("{base}{at}?t=xoxe-1")})
        };
        let mut first = line("1494517568.512661", "U1", "Look at these, <@U2>");
        first["files"] = json!([
            one("plan.txt", "/plan.txt"),
            one("again.txt", "/hop"),
            one("tool.exe", "/tool"),
            one("secret.txt", "/shut"),
            one("gone.txt", "/nowhere"),
            one("round.txt", "/round"),
        ]);
        let held = export(&[("2017-05-11", day(&[first]))]);
        slack(&db, &held.path, &Progress::none()).await.unwrap();
        let folder = tempfile::tempdir().unwrap();
        let blobs = blobs::Blobs::open(None, folder.path()).unwrap();
        let depot = Depot { blobs, most: (1 << 20).into(), quota_mb: 10.into(), scan: None };
        // Addresses of our own machines are called for nobody.
        let closed = got(&db, &held.path, &depot, &Outward::default()).await;
        assert_eq!((closed.files, closed.skipped.len()), (0, 6));
        assert!(closed.skipped.iter().all(|s| s.reason == "https only"), "{closed}");
        let here = Outward::default();
        here.allow_here();
        let fetched = got(&db, &held.path, &depot, &here).await;
        assert_eq!((fetched.files, fetched.known), (2, 0), "{fetched}");
        let why: Vec<&str> = fetched.skipped.iter().map(|s| s.reason.as_str()).collect();
        assert_eq!(why.len(), 4, "{fetched}");
        assert!(why[0].contains("not taken in") && why[1].contains("not given out"), "{fetched}");
        assert!(why[2].contains("not there any more") && why[3].contains("redirects"), "{fetched}");
        let (body, html) = db.read(|r| r.one::<(String, String)>(&SAID, p![])).await.unwrap();
        assert!(body.contains("[plan.txt](/files/") && !body.contains("xoxe"), "{body}");
        assert!(body.contains("[secret.txt](<https://files.slack.example/secret.txt>)"), "{body}");
        assert!(html.contains("href=\"/files/"), "{html}");
        assert!(
            html.contains("href=\"/p/bob\"") && html.contains("@Bob C"),
            "whoever is named stays named: {html}"
        );
        let read = |r: &mut Read<'_>| r.all::<(String, String, bool)>(&KEPT, p![]);
        let kept = db.read(read).await.unwrap();
        let wanted = |name: &str| (name.to_owned(), "message".to_owned(), true);
        assert_eq!(kept, [wanted("plan.txt"), wanted("again.txt")]);
        let again = got(&db, &held.path, &depot, &here).await;
        assert_eq!((again.files, again.known, again.skipped.len()), (0, 2, 4), "twice is once");
    });
}

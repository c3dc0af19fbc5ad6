//! Journeys in a real browser: this side starts the made-up company, Node drives Chromium.
// A test that cannot go on has to stop loudly.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, missing_docs)]

use std::io::{BufRead as _, BufReader, Write as _};
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use app::config::Settings;
use app::{open, rooms, router, serve};
use store::{Options, Target};

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/journeys")
}

/// Fetches the journeys' own tools when they are not there yet.
fn tools() {
    if folder().join("node_modules/playwright-core").exists() {
        return;
    }
    let done = Command::new("npm")
        .args(["ci", "--ignore-scripts", "--no-audit", "--no-fund"])
        .current_dir(folder())
        .status();
    assert!(done.is_ok_and(|s| s.success()), "npm ci in tests/journeys failed; Node.js with npm is needed");
}

/// Serves the made-up company on a free port and runs one file of journeys against it. What a journey asks
/// to be rendered (`RENDER` and texts, on a line) is answered on its input.
fn journey(file: &str) {
    walk(file, "");
}

/// … only what goes by this name, when it has one.
fn walk(file: &str, name: &str) {
    tools();
    let data = tempfile::tempdir().unwrap();
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build().unwrap();
    let address = runtime.block_on(start(data.path().to_path_buf()));
    let mut node = Command::new("node");
    node.arg(file)
        .current_dir(folder())
        .env("ENSEMBLE_URL", format!("http://{address}"))
        .env("ENSEMBLE_PEOPLE", people())
        .env("ENSEMBLE_WALK", name)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped());
    let mut running = node.spawn().unwrap();
    let mut answers = running.stdin.take().unwrap();
    for line in BufReader::new(running.stdout.take().unwrap()).lines().map_while(Result::ok) {
        match line.strip_prefix("RENDER ") {
            Some(texts) => writeln!(answers, "{}", rendered(texts)).unwrap(),
            None => println!("{line}"),
        }
    }
    assert!(running.wait().unwrap().success(), "{file}: see the journeys above");
}

/// Markdown as the program renders it, with two people in it.
fn rendered(texts: &str) -> serde_json::Value {
    let texts: Vec<String> = serde_json::from_str(texts).unwrap();
    let known = |handle: &str| ["ines.moreau", "jo"].contains(&handle).then(|| format!("Name of {handle}"));
    texts.iter().map(|text| kernel::rich::html(text, &known)).collect()
}

/// The handles of the member, the facilitator, the evangelist, the owner, the manager of a team and the
/// lead of the networks.
fn people() -> String {
    let plan = company::plan(company::PEOPLE, company::SEED).unwrap();
    let of = |role: &str| {
        let id = plan.personas.iter().find(|p| p.role == role).unwrap().person;
        plan.people.iter().find(|p| p.id == id).unwrap().handle.clone()
    };
    ["member", "facilitator", "evangelist", "esn_owner", "line_manager", "network_lead"].map(of).join(",")
}

async fn start(data: PathBuf) -> SocketAddr {
    let settings = Settings {
        listen: SocketAddr::from(([127, 0, 0, 1], 0)),
        target: Target::Sqlite(data.join("ensemble.db")),
        data,
        url: None,
        trusted_proxies: Vec::new(),
        name: "Noria".into(),
        zone: "Europe/Paris".into(),
        demo: true,
        limits: app::config::Limits::default(),
        files: app::config::Files::default(),
        mail: app::config::Mail { from: "noria@noria.example".into(), ..app::config::Mail::default() },
        key: None,
        who: String::new(),
        tls: None,
        metrics_token: None,
    };
    let db = open::database(&settings, Options { durable: false, ..Options::default() }).unwrap();
    let back = company::weeks_to(db.clock().now());
    company::fill(&db, &company::plan_back(company::PEOPLE, company::SEED, back).unwrap()).await.unwrap();
    jobs::settle(&db, &rooms::consumers(), &rooms::kinds()).await.unwrap();
    let site = open::site(&settings, db).unwrap();
    let listener = tokio::net::TcpListener::bind(settings.listen).await.unwrap();
    let address = listener.local_addr().unwrap();
    serve::background(&site);
    let app = router::router(&site).into_make_service_with_connect_info::<SocketAddr>();
    tokio::spawn(async move { axum::serve(listener, app).await });
    address
}

#[test]
fn journey_acts() {
    journey("acts.mjs");
}

#[test]
fn journey_talk() {
    journey("talk.mjs");
}

#[test]
fn journey_write() {
    journey("write.mjs");
}

#[test]
fn what_the_editor_shows_is_what_the_server_renders() {
    journey("same.mjs");
}

#[test]
fn journey_find() {
    journey("find.mjs");
}

#[test]
fn journey_offline() {
    journey("offline.mjs");
}

#[test]
fn journey_who() {
    journey("who.mjs");
}

#[test]
fn journey_roles() {
    journey("roles.mjs");
}

#[test]
fn journey_combo() {
    journey("combo.mjs");
}

#[test]
fn journey_push() {
    journey("push.mjs");
}

#[test]
fn journey_files() {
    journey("files.mjs");
}

#[test]
fn journey_pages_in_english_at_a_desk() {
    walk("pages.mjs", "en_light_desktop");
}

#[test]
fn journey_pages_in_french_on_a_phone_at_night() {
    walk("pages.mjs", "fr_dark_phone");
}

#[test]
fn journey_first_page_within_its_budget() {
    walk("pages.mjs", "budget");
}

#[test]
fn journey_nothing_lost_in_a_narrow_window() {
    walk("reach.mjs", "narrow");
}

#[test]
fn journey_nothing_lost_with_large_letters() {
    walk("reach.mjs", "large");
}

#[test]
fn journey_every_focus_is_seen() {
    walk("reach.mjs", "focus");
}

#[test]
fn journey_filling() {
    journey("filling.mjs");
}

#[test]
fn journey_mornings() {
    journey("mornings.mjs");
}

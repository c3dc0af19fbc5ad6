//! The ledger: the real program under load is killed with SIGKILL at random moments; every write
//! it acknowledged is there once, on both engines. Short here; `ENSEMBLE_LEDGER_ROUNDS=50` for the
//! long form, which also prints the report for docs/ledger.md.
// A test that cannot go on has to stop loudly.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, missing_docs)]

use std::collections::HashMap;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use testkit::{Engine, Fresh, fresh};

/// A server process on a port of its own.
struct Server {
    child: Child,
    port: u16,
}

impl Server {
    fn start(arguments: &[String]) -> Self {
        let mut child = Command::new(env!("CARGO_BIN_EXE_ensemble"))
            .arg("serve")
            .args(["--listen", "127.0.0.1:0"])
            .args(arguments)
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
        let line = lines.next().unwrap().unwrap();
        let port = line.rsplit(':').next().unwrap().trim().parse().unwrap_or_else(|e| panic!("{e}: {line}"));
        std::thread::spawn(move || lines.for_each(drop));
        Self { child, port }
    }
    fn kill(mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }
}

/// One request; `None` when the connection broke before the whole answer was here.
fn ask(port: u16, token: &str, method: &str, path: &str, body: &str) -> Option<(u16, String)> {
    let mut stream = TcpStream::connect(("127.0.0.1", port)).ok()?;
    stream.set_read_timeout(Some(Duration::from_secs(20))).ok()?;
    let length = body.len();
    write!(
        stream,
        "{method} {path} HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer {token}\r\nContent-Type: application/json\r\nContent-Length: {length}\r\nConnection: close\r\n\r\n{body}"
    )
    .ok()?;
    let mut answer = String::new();
    stream.read_to_string(&mut answer).ok()?;
    let (head, body) = answer.split_once("\r\n\r\n")?;
    let status = head.split(' ').nth(1)?.parse().ok()?;
    let length = head
        .lines()
        .find_map(|l| l.to_lowercase().strip_prefix("content-length: ")?.trim().parse::<usize>().ok());
    (length? == body.len()).then(|| (status, body.to_owned()))
}

fn token(arguments: &[String], handle: &str) -> String {
    let made = Command::new(env!("CARGO_BIN_EXE_ensemble"))
        .args(["token", handle])
        .args(arguments)
        .output()
        .unwrap();
    assert!(made.status.success(), "{}", String::from_utf8_lossy(&made.stderr));
    String::from_utf8(made.stdout).unwrap().trim().to_owned()
}

/// Every reply of the thread by its words, with how often it is there.
fn stored(port: u16, token: &str, thread: i64) -> HashMap<String, u32> {
    let mut found = HashMap::new();
    let mut after = String::new();
    loop {
        let path = format!("/api/v1/threads/{thread}/messages?limit=200{after}");
        let (status, body) = ask(port, token, "GET", &path, "").unwrap();
        assert_eq!(status, 200, "{body}");
        let page: serde_json::Value = serde_json::from_str(&body).unwrap();
        for message in page["items"].as_array().unwrap() {
            *found.entry(message["text"].as_str().unwrap_or_default().to_owned()).or_default() += 1;
        }
        match page["next"].as_str() {
            Some(next) => after = format!("&after={next}"),
            None => return found,
        }
    }
}

/// Eight writers, each noting what was acknowledged, until `stop`.
fn load(
    port: u16,
    thread: i64,
    token: &str,
    stop: &Arc<AtomicBool>,
    acknowledged: &Arc<Mutex<Vec<String>>>,
    number: &Arc<AtomicU64>,
) -> Vec<std::thread::JoinHandle<()>> {
    let write = || {
        let (stop, token, acknowledged, number) =
            (stop.clone(), token.to_owned(), acknowledged.clone(), number.clone());
        std::thread::spawn(move || {
            while !stop.load(Ordering::SeqCst) {
                let words = format!("entry {}", number.fetch_add(1, Ordering::SeqCst));
                let body = serde_json::json!({ "text": words }).to_string();
                let path = format!("/api/v1/threads/{thread}/replies");
                if let Some((201, _)) = ask(port, &token, "POST", &path, &body) {
                    acknowledged.lock().unwrap().push(words);
                }
            }
        })
    };
    (0..8).map(|_| write()).collect()
}

fn ledger(engine: Engine) {
    let rounds: u32 = std::env::var("ENSEMBLE_LEDGER_ROUNDS").ok().and_then(|n| n.parse().ok()).unwrap_or(3);
    let place = fresh(engine, Fresh::Town);
    let folder = tempfile::tempdir().unwrap();
    let arguments = arguments(&place.target(), folder.path().to_path_buf());
    let token = token(&arguments, "ines");
    let thread = testkit::Town::thread_number("bearing");
    let acknowledged = Arc::new(Mutex::new(Vec::<String>::new()));
    let number = Arc::new(AtomicU64::new(0));
    let mut slowest_start = Duration::ZERO;
    for round in 0..rounds {
        let started = Instant::now();
        let server = Server::start(&arguments);
        slowest_start = slowest_start.max(started.elapsed());
        let stop = Arc::new(AtomicBool::new(false));
        let writers = load(server.port, thread, &token, &stop, &acknowledged, &number);
        // Not a round number of milliseconds, and another one each time.
        let random = u64::from(std::process::id())
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(u64::from(round) * 7919)
            >> 33;
        std::thread::sleep(Duration::from_millis(400 + random % 700));
        server.kill();
        stop.store(true, Ordering::SeqCst);
        for writer in writers {
            writer.join().unwrap();
        }
    }
    let server = Server::start(&arguments);
    let found = stored(server.port, &token, thread);
    let acknowledged = acknowledged.lock().unwrap();
    let missing: Vec<_> = acknowledged.iter().filter(|w| !found.contains_key(*w)).collect();
    let twice: Vec<_> = found.iter().filter(|(w, n)| w.starts_with("entry") && **n > 1).collect();
    let unanswered =
        found.keys().filter(|w| w.starts_with("entry")).count() - (acknowledged.len() - missing.len());
    println!(
        "ledger {engine:?}: {rounds} kills, {} acknowledged, {} missing, {} twice, {unanswered} stored whose answer was cut off, slowest start {slowest_start:?}",
        acknowledged.len(),
        missing.len(),
        twice.len()
    );
    assert!(acknowledged.len() > 20, "the load was real");
    assert!(missing.is_empty(), "{missing:?}");
    assert!(twice.is_empty(), "{twice:?}");
    server.kill();
    let check = Command::new(env!("CARGO_BIN_EXE_ensemble")).arg("check").args(&arguments).output().unwrap();
    assert!(check.status.success(), "{}", String::from_utf8_lossy(&check.stdout));
}

/// The arguments with which the program opens a test's database.
fn arguments(target: &store::Target, folder: PathBuf) -> Vec<String> {
    let data = folder.display().to_string();
    match target {
        store::Target::Sqlite(file) => {
            std::fs::copy(file, folder.join("ensemble.db")).unwrap();
            vec!["--data".into(), data]
        }
        store::Target::Postgres(url) => vec!["--data".into(), data, "--database".into(), url.clone()],
    }
}

#[test]
fn every_acknowledged_write_survives_sigkill_on_sqlite() {
    ledger(Engine::Sqlite);
}

#[test]
fn every_acknowledged_write_survives_sigkill_on_postgres() {
    ledger(Engine::Postgres);
}

/// Two processes on one PostgreSQL: what one takes in the other shows; when one is killed the other
/// goes on, facts included.
#[test]
fn two_processes_share_one_postgres_and_one_may_die() {
    let place = fresh(Engine::Postgres, Fresh::Town);
    let folder = tempfile::tempdir().unwrap();
    let arguments = arguments(&place.target(), folder.path().to_path_buf());
    let (ines, tomas) = (token(&arguments, "ines"), token(&arguments, "tomas"));
    let thread = testkit::Town::thread_number("bearing");
    let (one, two) = (Server::start(&arguments), Server::start(&arguments));
    let path = format!("/api/v1/threads/{thread}/replies");
    for n in 0..10 {
        let port = if n % 2 == 0 { one.port } else { two.port };
        let body = serde_json::json!({ "text": format!("shared {n} @tomas") }).to_string();
        let (status, answer) = ask(port, &ines, "POST", &path, &body).unwrap();
        assert_eq!(status, 201, "{answer}");
    }
    one.kill();
    let body = serde_json::json!({ "text": "after the fall @tomas" }).to_string();
    assert_eq!(ask(two.port, &ines, "POST", &path, &body).unwrap().0, 201);
    let found = stored(two.port, &ines, thread);
    assert_eq!(found.keys().filter(|w| w.starts_with("shared")).count(), 10);
    let until = Instant::now() + Duration::from_secs(90);
    loop {
        let (_, body) = ask(two.port, &tomas, "GET", "/api/v1/notifications", "").unwrap();
        let notices: serde_json::Value = serde_json::from_str(&body).unwrap();
        if notices["items"][0]["times"] == 11 {
            break;
        }
        assert!(Instant::now() < until, "delivery did not go on: {notices}");
        std::thread::sleep(Duration::from_millis(200));
    }
    two.kill();
}
